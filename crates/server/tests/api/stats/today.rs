//! Which day is today: that of the user's own clock, wherever they say they are and whenever their day begins.

use super::{live_in, plan_one, streaks};
use crate::harness::*;
use studentos_client::types::{DayStart, Scope, UpdateUser};

/// The streaks in each of these places, for somebody who moves between them.
async fn streaks_in(owner: &Client, places: [Place; 2], today: Date) -> [(u32, u32); 2] {
    let [west, east] = places;
    live_in(owner, west).await;
    let in_the_west = streaks(owner, today).await;
    live_in(owner, east).await;
    [in_the_west, streaks(owner, today).await]
}

#[apply(on_both)]
async fn who_moves_to_another_zone_has_another_today_at_once(server: &Server) {
    let places = Place::west_and_east();
    let [evening, next_day] = places.map(Place::today);
    assert_eq!(evening.plus_days(1), next_day);
    let owner = server.user("owner").await;
    let program = owner.users().create_token(&new_token("a program", Scope::Write)).await.unwrap();
    let program = server.bearer(&program.secret);
    plan_one(&owner, "Read", evening.plus_days(-1), true).await;
    plan_one(&owner, "Read", evening, false).await;
    for client in [&owner, &program] {
        let left_open = streaks_in(client, places, evening).await;
        assert_eq!(left_open, [(1, 1), (0, 1)], "what is open may still be done in the west");
    }
    plan_one(&owner, "Read", next_day, true).await;
    for client in [&owner, &program] {
        let done_today = streaks_in(client, places, evening).await;
        assert_eq!(done_today, [(1, 1), (1, 1)], "what is done in the east is tomorrow's in the west");
    }
}

#[apply(on_both)]
async fn a_day_that_begins_later_is_today_for_longer(server: &Server) {
    let owner = server.user("owner").await;
    let place = Place::where_it_is(3);
    let on_the_wall = place.today();
    live_in(&owner, place).await;
    plan_one(&owner, "Read", on_the_wall.plus_days(-2), true).await;
    plan_one(&owner, "Read", on_the_wall.plus_days(-1), false).await;
    assert_eq!(streaks(&owner, on_the_wall).await, (0, 1), "yesterday was left undone");

    let begin_at = |hour| UpdateUser { day_starts_at: Some(DayStart::new(hour).unwrap()), ..UpdateUser::default() };
    owner.users().update_me(&begin_at(6)).await.unwrap();
    assert_eq!(streaks(&owner, on_the_wall).await, (1, 1), "it is still yesterday");
    owner.users().update_me(&begin_at(2)).await.unwrap();
    assert_eq!(streaks(&owner, on_the_wall).await, (0, 1), "the day has begun at two");
}
