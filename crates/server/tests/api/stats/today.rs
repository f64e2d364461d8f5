//! Which day is today: that of the user's own clock, wherever they say they are and whenever their day begins.

use super::{day_of, move_to_zone, plan_one, streaks, zone_at};
use crate::harness::*;
use std::time::{SystemTime, UNIX_EPOCH};
use studentos_client::types::{DayStart, TimeZone, UpdateUser};

/// Which day it is now in the last place where a day ends and in the first where one begins.
fn last_and_first() -> (Date, Date) {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().cast_signed();
    (day_of(seconds, -11), day_of(seconds, 14))
}

/// The streaks in that place and in this one, for somebody who moves between them.
async fn there_and_here(owner: &Client, today: Date) -> [(u32, u32); 2] {
    move_to_zone(owner, TimeZone::parse("Pacific/Pago_Pago").unwrap()).await;
    let there = streaks(owner, today).await;
    move_to_zone(owner, TimeZone::parse("Pacific/Kiritimati").unwrap()).await;
    [there, streaks(owner, today).await]
}

#[apply(on_both)]
async fn who_moves_to_another_zone_has_another_today_at_once(server: &Server) {
    for attempt in 0_u8.. {
        let (in_samoa, on_kiritimati) = last_and_first();
        assert!(in_samoa < on_kiritimati);
        let owner = server.user(&format!("owner{attempt}")).await;
        plan_one(&owner, "Read", in_samoa.plus_days(-1), true).await;
        plan_one(&owner, "Read", in_samoa, false).await;
        let left_open = there_and_here(&owner, in_samoa).await;
        plan_one(&owner, "Read", on_kiritimati, true).await;
        let done_today = there_and_here(&owner, in_samoa).await;
        // At one of the two midnights it would be another day in between.
        if last_and_first() == (in_samoa, on_kiritimati) {
            assert_eq!(left_open, [(1, 1), (0, 1)], "what is open may still be done in Samoa");
            assert_eq!(done_today, [(1, 1), (1, 1)], "what is done on Kiritimati is tomorrow's in Samoa");
            return;
        }
    }
}

#[apply(on_both)]
async fn a_day_that_begins_later_is_today_for_longer(server: &Server) {
    let owner = server.user("owner").await;
    let (zone, on_the_wall) = zone_at(3);
    move_to_zone(&owner, zone).await;
    plan_one(&owner, "Read", on_the_wall.plus_days(-2), true).await;
    plan_one(&owner, "Read", on_the_wall.plus_days(-1), false).await;
    assert_eq!(streaks(&owner, on_the_wall).await, (0, 1), "yesterday was left undone");

    let begin_at = |hour| UpdateUser { day_starts_at: Some(DayStart::new(hour).unwrap()), ..UpdateUser::default() };
    owner.users().update_me(&begin_at(6)).await.unwrap();
    assert_eq!(streaks(&owner, on_the_wall).await, (1, 1), "it is still yesterday");
    owner.users().update_me(&begin_at(2)).await.unwrap();
    assert_eq!(streaks(&owner, on_the_wall).await, (0, 1), "the day has begun at two");
}
