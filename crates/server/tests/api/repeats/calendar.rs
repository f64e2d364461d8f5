//! Which day it is, and how far ahead it can be read: the user's own calendar decides.

use super::*;

/// Moves the user to a place, and says which day it is there.
async fn move_there(client: &Client, place: Place) -> Date {
    let response = client.execute(patch("/api/users/me", &json!({ "timezone": place.zone() }))).await.unwrap();
    assert_eq!(response.status, 200);
    place.today()
}

#[apply(on_both)]
async fn a_day_begins_where_the_user_is(server: &Server) {
    let [in_the_west, in_the_east] = Place::west_and_east();
    let owner = server.user("owner").await;
    let west = move_there(&owner, in_the_west).await;
    let new = CreateRepeat { starts_on: west, ..new_repeat("Read", "FREQ=DAILY", Missed::CarryOver) };
    let repeat = owner.repeats().create(&new).await.unwrap();
    let first = only(&owner, west).await;
    assert_eq!(first.repeat_id, Some(repeat.id));

    // It is a day later there, so what was not done in the west moves on.
    let east = move_there(&owner, in_the_east).await;
    assert!(east > west);
    assert_eq!(only(&owner, east).await.id, first.id);
    assert_eq!(goals(&owner, west).await, []);

    // Back in the west, today is a day that was decided already.
    assert_eq!(move_there(&owner, in_the_west).await, west);
    assert_eq!(goals(&owner, west).await, []);
    assert_eq!(only(&owner, east).await.id, first.id);
}

#[apply(on_both)]
async fn a_day_that_comes_again_is_made_if_it_was_not(server: &Server) {
    let [in_the_west, in_the_east] = Place::west_and_east();
    let owner = server.user("owner").await;
    let west = move_there(&owner, in_the_west).await;
    let new = CreateRepeat { starts_on: west, ..new_repeat("Read", "FREQ=DAILY", Missed::Skip) };
    owner.repeats().create(&new).await.unwrap();
    let east = move_there(&owner, in_the_east).await;
    assert!(!only(&owner, east).await.skipped);
    move_there(&owner, in_the_west).await;
    let list = owner.goals().list().send().await.unwrap().data;
    assert_eq!(list.iter().map(|goal| (goal.date, goal.skipped)).collect::<Vec<_>>(), [(west, false), (east, false)]);
}

#[apply(on_both)]
async fn the_hour_at_which_a_day_begins_counts(server: &Server) {
    let owner = server.user("owner").await;
    let place = Place::where_it_is(3);
    let on_the_wall = place.today();
    let body = json!({ "timezone": place.zone(), "day_starts_at": 6 });
    assert_eq!(owner.execute(patch("/api/users/me", &body)).await.unwrap().status, 200);
    let new = CreateRepeat { starts_on: on_the_wall.plus_days(-9), ..new_repeat("Read", "FREQ=DAILY", Missed::Skip) };
    owner.repeats().create(&new).await.unwrap();
    let list = owner.goals().list().send().await.unwrap().data;
    assert_eq!(list.iter().map(|goal| goal.date).collect::<Vec<_>>(), [on_the_wall.plus_days(-1)]);
}

#[apply(on_both)]
async fn days_can_be_read_a_year_ahead(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    only(&owner, ahead(366)).await;
    assert_eq!(goals(&owner, ahead(367)).await, []);
    for query in [format!("from={}&to={}", ahead(360), ahead(700)), "date=9999-12-31".to_owned()] {
        assert_eq!(owner.execute(get(format!("/api/goals?{query}"))).await.unwrap().status, 200);
    }
    assert_eq!(goals(&owner, ahead(365)).await.len(), 1);
}

#[apply(on_both)]
async fn an_open_end_goes_to_today(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    pass(&owner, server, 2).await;
    let read = async |query: String| {
        let list: List<Goal> = owner.execute(get(format!("/api/goals{query}"))).await.unwrap().json().unwrap();
        list.data.into_iter().map(|goal| goal.date).collect::<Vec<_>>()
    };
    assert_eq!(read(String::new()).await, [today()]);
    assert_eq!(read(format!("?from={}", ahead(-1))).await, [ahead(-1), today()]);
    assert_eq!(read(format!("?from={}", ahead(1))).await, []);
    assert_eq!(read(format!("?to={}", ahead(1))).await, [-2, -1, 0, 1].map(ahead));
    assert_eq!(read("?q=read&completed=false".to_owned()).await, [-2, -1, 0, 1].map(ahead));
}
