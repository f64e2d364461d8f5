//! Repeats go on in the copy as they would have gone on: no day is made twice, and none comes back.

use super::{import, without_ids};
use crate::{
    harness::*,
    repeats::{daily, goals, only, pass},
};
use std::collections::HashMap;
use studentos_client::types::{Data, Export, Imported};

/// What somebody sees of these days.
async fn seen(client: &Client, first: Date, last: Date) -> Vec<(Date, String, bool, bool)> {
    let goals = client.goals().list().between(first, last).send().await.unwrap().data;
    let mut seen: Vec<_> =
        goals.into_iter().map(|goal| (goal.date, goal.title.into(), goal.completed, goal.skipped)).collect();
    seen.sort();
    seen
}

/// A file of somebody's, and who has imported it.
async fn copied(server: &Server, owner: &Client) -> (Export, Client) {
    let file = owner.users().export().await.unwrap();
    let other = server.user("other").await;
    other.users().import(&file).await.unwrap();
    (file, other)
}

#[apply(on_both)]
async fn a_day_that_is_decided_is_not_made_again(server: &Server) {
    let owner = server.user("owner").await;
    for (title, missed) in [("Skip", Missed::Skip), ("Carry", Missed::CarryOver), ("Wait", Missed::Wait)] {
        daily(&owner, title, missed).await;
    }
    for date in [today(), ahead(1)] {
        for goal in goals(&owner, date).await {
            owner.goals().delete(goal.id).await.unwrap();
        }
    }
    let moved = goals(&owner, ahead(2)).await.remove(0).id;
    move_to(&owner, moved, Some(ahead(5)), None).await;
    let (file, other) = copied(server, &owner).await;
    assert!(file.occurrences.len() > 6 && file.occurrences.iter().any(|day| day.goal_id.is_some()));
    assert_eq!(goals(&other, today()).await, []);
    assert_eq!(seen(&other, today(), ahead(9)).await, seen(&owner, today(), ahead(9)).await);
    let there = other.users().export().await.unwrap();
    assert_eq!(without_ids_and_times(&there), without_ids_and_times(&owner.users().export().await.unwrap()));

    let again = other.users().import(&file).await.unwrap();
    assert_eq!(again, Imported { skipped: 3 + file.goals.len(), ..Imported::default() });
    assert_eq!(other.users().export().await.unwrap().occurrences, there.occurrences);
    for days in 1..4 {
        pass(&owner, server, 1).await;
        assert_eq!(seen(&other, ahead(-9), ahead(9)).await, seen(&owner, ahead(-9), ahead(9)).await, "{days} later");
    }
}

/// Without what differs between two accounts that made the same goals, each for itself.
fn without_ids_and_times(file: &Export) -> Value {
    let mut json = without_ids(file);
    for goal in json["goals"].as_array_mut().unwrap() {
        for time in ["created_at", "updated_at", "position"] {
            goal.as_object_mut().unwrap().remove(time);
        }
    }
    json["goals"].as_array_mut().unwrap().sort_by_key(Value::to_string);
    json
}

#[apply(on_both)]
async fn what_was_deleted_stays_so_in_the_copy_whatever_the_repeat_is_called(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    owner.goals().delete(only(&owner, ahead(1)).await.id).await.unwrap();
    plan(&owner, "READ", ahead(2)).await;
    only(&owner, ahead(2)).await;
    let (_, other) = copied(server, &owner).await;
    let copy = other.repeats().list().send().await.unwrap().data[0].id;
    let renamed = UpdateRepeat { title: Some(title("Write")), ..UpdateRepeat::default() };
    other.repeats().update(copy, &renamed).await.unwrap();
    assert_eq!(goals(&other, ahead(1)).await, []);
    assert_eq!(titles(&other, ahead(2)).await, ["READ", "Write"], "what the user planned is in nobody's way any more");
}

#[apply(on_both)]
async fn what_was_done_late_was_todays_in_the_copy_too(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::CarryOver).await;
    let goal = only(&owner, today()).await;
    pass(&owner, server, 1).await;
    owner.goals().update(goal.id, &complete(true)).await.unwrap();
    let (_, other) = copied(server, &owner).await;
    assert_eq!(goals(&other, today()).await, []);
    assert_eq!(only(&other, ahead(1)).await.title, goal.title);
}

#[apply(on_both)]
async fn days_that_nobody_has_looked_at_are_made_as_they_would_have_been(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Skip", Missed::Skip).await;
    daily(&owner, "Carry", Missed::CarryOver).await;
    assert_eq!(goals(&owner, today()).await.len(), 2);
    pass(&owner, server, 3).await;
    let (_, other) = copied(server, &owner).await;
    let theirs = seen(&other, ahead(-4), ahead(1)).await;
    assert_eq!(theirs, seen(&owner, ahead(-4), ahead(1)).await);
    assert_eq!(theirs.iter().filter(|(.., skipped)| *skipped).count(), 3, "{theirs:?}");
}

#[apply(on_both)]
async fn a_day_with_a_goal_of_this_title_gets_no_other(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    only(&owner, today()).await;
    let file = owner.users().export().await.unwrap();
    let other = server.user("other").await;
    let mine = plan(&other, "READ", today()).await;
    other.users().import(&file).await.unwrap();
    assert_eq!(only(&other, today()).await, mine);
    let decided = other.users().export().await.unwrap().occurrences;
    assert_eq!(decided.iter().map(|day| (day.date, day.goal_id)).collect::<Vec<_>>(), [(today(), None)]);
}

#[apply(on_both)]
async fn anothers_repeat_is_not_reached(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    let goal = only(&owner, today()).await;
    let file = owner.users().export().await.unwrap();
    let more = |date: Date| json!({ "repeat_id": file.repeats[0].id, "date": date, "goal_id": goal.id });
    let mut without = json!(Export { repeats: Vec::new(), ..file.clone() });
    without["occurrences"] = json!([more(ahead(1)), more(ahead(2))]);
    let stranger = server.user("stranger").await;
    let answer = import(&stranger, &without).await.json::<Data<Imported>>().unwrap().data;
    assert_eq!(answer, Imported { goals: 1, ..Imported::default() });
    let theirs = stranger.users().export().await.unwrap();
    assert_eq!((theirs.repeats, theirs.occurrences), (vec![], vec![]));
    assert!(theirs.goals[0].repeat_id.is_some_and(|id| id != file.repeats[0].id), "it came from one that is gone");
    let after = owner.users().export().await.unwrap();
    assert_eq!((after.goals, after.occurrences), (file.goals.clone(), file.occurrences.clone()));
    only(&owner, ahead(1)).await;
}

#[apply(on_both)]
async fn a_goal_says_where_it_came_from_though_the_repeat_is_deleted(server: &Server) {
    let owner = server.user("owner").await;
    let repeat = daily(&owner, "Read", Missed::Skip).await.id;
    owner.goals().update(only(&owner, today()).await.id, &complete(true)).await.unwrap();
    owner.repeats().delete(repeat).await.unwrap();
    let (file, other) = copied(server, &owner).await;
    assert_eq!((&file.repeats[..], file.goals[0].repeat_id), (&[][..], Some(repeat)));
    let copy = other.users().export().await.unwrap();
    assert_eq!(without_ids(&copy), without_ids(&file));
    assert_ne!(copy.goals[0].repeat_id, Some(repeat));
    assert_eq!(other.users().import(&file).await.unwrap(), Imported { skipped: 1, ..Imported::default() });
}

#[apply(on_both)]
async fn the_file_says_what_was_missed_though_nobody_has_looked(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Skip", Missed::Skip).await;
    daily(&owner, "Carry", Missed::CarryOver).await;
    assert_eq!(goals(&owner, today()).await.len(), 2);
    pass(&owner, server, 1).await;
    let goals = owner.users().export().await.unwrap().goals;
    let seen: Vec<_> = goals.iter().map(|goal| (goal.title.as_str(), goal.date, goal.skipped)).collect();
    assert_eq!(seen, [("Skip", ahead(-1), true), ("Carry", today(), false), ("Skip", today(), false)]);
}

#[apply(on_both)]
async fn a_repeat_that_is_the_users_own_need_not_be_in_the_file(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Wait).await;
    let goal = only(&owner, today()).await;
    let file = owner.users().export().await.unwrap();
    owner.goals().delete(goal.id).await.unwrap();
    let without = Export { repeats: Vec::new(), occurrences: Vec::new(), ..file };
    assert_eq!(owner.users().import(&without).await.unwrap().goals, 1);
    assert_eq!(only(&owner, today()).await, goal);
    assert_eq!(goals(&owner, ahead(1)).await, [], "it waits for its goal again");
}

#[apply(on_both)]
async fn an_import_makes_no_more_repeats_than_a_user_may_have(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    let file = json!(owner.users().export().await.unwrap());
    let some = |numbers: std::ops::Range<usize>| {
        let mut file = file.clone();
        let repeats = numbers.map(|number| {
            let mut repeat = file["repeats"][0].clone();
            repeat["id"] = json!(format!("01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e{number:02x}"));
            repeat["created_at"] = json!(format!("2026-03-06T07:08:09.{number:06}Z"));
            repeat["title"] = json!(format!("Repeat {number}"));
            repeat
        });
        file["repeats"] = repeats.collect();
        file
    };
    let other = server.user("other").await;
    for (numbers, status, there) in [(0..60, 200, 60), (60..101, 409, 60), (0..101, 409, 60), (0..100, 200, 100)] {
        let response = import(&other, &some(numbers.clone())).await;
        assert_eq!(response.status, status, "{numbers:?}");
        if status == 409 {
            assert_eq!(problem(&response).code, ErrorCode::TooManyRepeats);
        }
        let repeats = other.users().export().await.unwrap().repeats;
        let titles: Vec<String> = repeats.into_iter().map(|repeat| repeat.title.into()).collect();
        assert_eq!(titles, (0..there).map(|number| format!("Repeat {number}")).collect::<Vec<_>>());
    }
    assert_eq!(import(&other, &some(0..100)).await.status, 200, "what is there needs no room");
}

#[apply(on_both)]
async fn more_decided_days_than_a_page_are_there_once_each(server: &Server) {
    let owner = server.user("owner").await;
    for title in ["Read", "Walk"] {
        daily(&owner, title, Missed::Skip).await;
    }
    for (first, last) in [(0, 300), (301, 366)] {
        owner.goals().list().between(ahead(first), ahead(last)).send().await.unwrap();
    }
    pass(&owner, server, 300).await;
    owner.goals().list().between(ahead(67), ahead(366)).send().await.unwrap();
    let (file, other) = copied(server, &owner).await;
    let mut times: HashMap<_, usize> = HashMap::new();
    for day in &file.occurrences {
        *times.entry((day.repeat_id, day.date)).or_default() += 1;
    }
    assert_eq!((file.occurrences.len(), times.len()), (2 * 667, 2 * 667));
    assert_eq!(without_ids(&other.users().export().await.unwrap()), without_ids(&file));
}
