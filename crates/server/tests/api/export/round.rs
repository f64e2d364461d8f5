//! There and back: what is imported is what was exported, but for the ids.

use super::without_ids;
use crate::{
    harness::*,
    repeats::{daily, only},
};
use studentos_client::types::{CreateGoal, CreateLog, Export, Imported, LogBody, Minutes, Mood, Notes};

/// Somebody who has something of every kind, with every field in every state.
pub async fn rich(server: &Server, name: &str) -> Client {
    let owner = server.user(name).await;
    let notes = Some(Notes::parse("Pages 40 to 62,\n\tthen the *exercises* \"🦉\" \\ \u{2028}.").unwrap());
    let read = CreateGoal { notes, ..new_goal("Straße 🦉", day(6)) };
    let read = owner.goals().create(&read).await.unwrap().id;
    let write = plan(&owner, "Write", day(6)).await.id;
    plan(&owner, "Write", day(7)).await;
    plan(&owner, "Left", day(6)).await;
    let skip = UpdateGoal { skipped: Some(true), position: Some(0), ..UpdateGoal::default() };
    owner.goals().update(write, &skip).await.unwrap();
    owner.goals().update(read, &complete(true)).await.unwrap();

    for title in ["One", "Two", "Two"] {
        add(&owner, title, read).await;
    }
    let first = owner.tasks().list().goal(read).send().await.unwrap().data.remove(0).id;
    tick(&owner, first, true).await;
    let last = UpdateTask { position: Some(2), due_date: Some(Some(day(9))), ..UpdateTask::default() };
    owner.tasks().update(first, &last).await.unwrap();
    let done = loose(&owner, "Loose", None).await.id;
    tick(&owner, done, true).await;
    loose(&owner, "Due", Some(Date::MAX)).await;

    let body = LogBody::parse("# A day\n\nIt went *well*.").unwrap();
    let full = CreateLog {
        date: day(6),
        body: body.clone(),
        minutes: Minutes::new(90).ok(),
        mood: Mood::new(4).ok(),
        goal_id: Some(read),
    };
    owner.logs().create(&full).await.unwrap();
    let bare = CreateLog { date: day(7), body, minutes: None, mood: None, goal_id: None };
    owner.logs().create(&bare).await.unwrap();
    // A repeat with a goal, and a day of which the goal was deleted.
    let repeat = daily(&owner, "Walk", Missed::CarryOver).await.id;
    only(&owner, today()).await;
    owner.goals().delete(only(&owner, ahead(1)).await.id).await.unwrap();
    let pause = UpdateRepeat { paused: Some(true), ends_on: Some(Some(ahead(9))), ..UpdateRepeat::default() };
    owner.repeats().update(repeat, &pause).await.unwrap();
    let deleted = daily(&owner, "Deleted", Missed::Skip).await.id;
    owner.repeats().delete(deleted).await.unwrap();
    // What is in the trash is not in the file.
    let deleted = plan(&owner, "Deleted", day(6)).await.id;
    add(&owner, "Deleted", deleted).await;
    owner.goals().delete(deleted).await.unwrap();
    let deleted = loose(&owner, "Deleted", None).await.id;
    owner.tasks().delete(deleted).await.unwrap();
    owner
}

/// What `rich` has.
pub const ALL: Imported = Imported { goals: 5, tasks: 5, logs: 2, repeats: 1, skipped: 0 };

#[apply(on_both)]
async fn an_imported_account_is_the_exported_one_but_for_the_ids(server: &Server) {
    let owner = rich(server, "owner").await;
    let file = owner.users().export().await.unwrap();
    assert_eq!((file.goals.len(), file.tasks.len(), file.logs.len()), (5, 5, 2));
    let decided: Vec<_> = file.occurrences.iter().map(|day| (day.date, day.goal_id.is_some())).collect();
    assert_eq!((file.repeats.len(), decided), (1, vec![(today(), true), (ahead(1), false)]));

    let other = server.user("other").await;
    let before = other.users().me().await.unwrap();
    assert_eq!(other.users().import(&file).await.unwrap(), ALL);
    let copy = other.users().export().await.unwrap();
    assert_eq!(without_ids(&copy), without_ids(&file));
    assert_eq!(other.users().me().await.unwrap(), before, "the account itself stays as it is");
    assert_eq!(owner.users().export().await.unwrap().goals, file.goals, "the original is as it was");

    // The ids are others, of version 7, and say when the things were made.
    for (goal, copy) in file.goals.iter().zip(&copy.goals) {
        let (id, copy) = (goal.id.as_uuid(), copy.id.as_uuid());
        assert_ne!(id, copy);
        assert_eq!((copy.get_version_num(), &copy.as_bytes()[..6]), (7, &id.as_bytes()[..6]));
    }
    // It goes on as if it had been made here: in lists, in searches, in counts and in the trash.
    let goal = copy.goals.iter().find(|goal| goal.tasks_total == 3).unwrap();
    assert_eq!(steps(&other, goal.id).await, ["Two", "Two", "One"]);
    let found = other.logs().list().matching("WELL".parse().unwrap()).send().await.unwrap();
    assert_eq!(found.count, 2);
    other.goals().delete(goal.id).await.unwrap();
    assert_eq!(other.goals().restore(goal.id).await.unwrap().tasks_total, 3);
    assert_eq!(code(other.goals().create(&new_goal("STRASSE 🦉", day(6))).await), ErrorCode::GoalExists);
}

#[apply(on_both)]
async fn a_copy_of_a_copy_is_still_the_same(server: &Server) {
    let file = rich(server, "owner").await.users().export().await.unwrap();
    let mut copy = file.clone();
    for name in ["second", "third"] {
        let client = server.user(name).await;
        client.users().import(&copy).await.unwrap();
        copy = client.users().export().await.unwrap();
    }
    assert_eq!(without_ids(&copy), without_ids(&file));
}

#[apply(on_both)]
async fn an_empty_account_can_be_exported_and_imported(server: &Server) {
    let owner = server.user("owner").await;
    let file: Export = owner.users().export().await.unwrap();
    assert_eq!(serde_json::to_value(&file).unwrap()["goals"], json!([]));
    assert_eq!(owner.users().import(&file).await.unwrap(), Imported::default());
}

#[apply(on_both)]
async fn what_is_imported_is_told(server: &Server) {
    let file = rich(server, "owner").await.users().export().await.unwrap();
    let other = server.user("other").await;
    let mut events = Events::open(server, &other, None).await;
    other.users().import(&file).await.unwrap();
    let mut told = std::collections::BTreeMap::new();
    for _ in 0..13 {
        let event = events.next().await.expect("the stream goes on");
        told.insert(event.data["id"].as_str().unwrap().to_owned(), event.data["data"].clone());
    }
    for goal in other.users().export().await.unwrap().goals {
        assert_eq!(told[&goal.id.to_string()], json!(goal));
    }
    for repeat in other.repeats().list().send().await.unwrap().data {
        assert_eq!(told[&repeat.id.to_string()], json!(repeat));
    }
}
