//! Without a connection: nothing is lost, nothing is done twice, and what others wrote meanwhile is not written over.
#![expect(clippy::unwrap_used, reason = "what tests are made of may panic")]

use super::world::{World, no_connection, title, today, views};
use crate::planner::{Action, Change, Conflict};
use studentos_client::types::{Notes, UpdateGoal};

fn rename(world: &World, text: &str) -> Change {
    Change::EditGoal(world.goal(0).unwrap(), UpdateGoal::default().title(title(text)))
}

/// Everything that is asked fails until nothing is asked any more.
fn lose_everything(world: &mut World) {
    while !world.under_way.is_empty() {
        world.cut(false);
    }
}

#[test]
fn what_is_done_stays_on_the_page_waits_and_is_not_tried_in_a_loop() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Change::tick_goal(world.goal(0).unwrap(), true));
    world.add("Write");
    world.cut(false);
    assert!(world.under_way.is_empty());
    assert_eq!((world.planner.waiting(), world.planner.trouble()), (2, Some(&no_connection())));
    assert!(world.goals(today())[0].completed);
    assert_eq!(world.titles(), ["Read", "Write"]);

    world.apply(Action::Retry);
    world.settle();
    assert_eq!((world.planner.waiting(), world.planner.trouble()), (0, None));
    assert_eq!(world.server.day(today()).len(), 2);
}

#[test]
fn what_the_server_did_though_its_answer_was_lost_is_not_done_twice() {
    let mut world = World::with(&[], &[]);
    world.add("Read");
    world.cut(true);
    world.apply(Action::Retry);
    world.settle();
    assert_eq!((world.titles().len(), world.server.day(today()).len()), (1, 1));
    assert!(world.planner.failure().is_none());
}

#[test]
fn what_waits_outlives_the_page() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Change::tick_goal(world.goal(0).unwrap(), true));
    world.add("Write");
    lose_everything(&mut world);
    world.leave();
    assert_eq!(world.titles(), ["Read", "Write"], "what was known and what was done");
    world.settle();
    let goals = world.server.day(today());
    assert_eq!((goals.len(), goals[0].completed), (2, true));
}

#[test]
fn text_written_here_and_elsewhere_is_a_conflict_and_one_decides() {
    for is_ours in [true, false] {
        let mut world = World::with(&[], &["Read"]);
        world.act(rename(&world, "Read it here"));
        lose_everything(&mut world);
        world.elsewhere(rename(&world, "Read it there"));
        world.apply(Action::Retry);
        world.settle();
        let conflict = Conflict { change: rename(&world, "Read it here"), theirs: Some("Read it there".to_owned()) };
        assert_eq!(world.planner.conflicts(), [conflict]);
        assert_eq!(world.titles(), ["Read it there"]);

        world.apply(Action::Decide(0, is_ours));
        world.settle();
        assert!(world.planner.conflicts().is_empty());
        assert_eq!(world.server.day(today())[0].title.as_str(), if is_ours { "Read it here" } else { "Read it there" });
    }
}

#[test]
fn two_devices_that_change_different_things_do_not_get_into_conflict() {
    let mut world = World::with(&[], &["Read"]);
    world.act(rename(&world, "Read on"));
    lose_everything(&mut world);
    let notes = UpdateGoal::default().notes(Notes::parse("Chapter 3").unwrap());
    world.elsewhere(Change::EditGoal(world.goal(0).unwrap(), notes));
    world.apply(Action::Retry);
    world.settle();
    let goal = &world.server.day(today())[0];
    assert_eq!((goal.title.as_str(), goal.notes.as_str()), ("Read on", "Chapter 3"));
    assert!(world.planner.conflicts().is_empty());
}

#[test]
fn who_is_faster_after_one_has_looked_is_not_written_over() {
    let mut world = World::with(&[], &["Read"]);
    world.act(rename(&world, "Read it here"));
    lose_everything(&mut world);
    world.apply(Action::Retry);
    world.deliver();
    world.elsewhere(rename(&world, "Read it there"));
    world.settle();
    assert_eq!(world.planner.conflicts().len(), 1);
    assert_eq!(world.server.day(today())[0].title.as_str(), "Read it there");
}

#[test]
fn what_was_written_to_something_that_is_gone_is_not_lost() {
    let mut world = World::with(&[], &["Read"]);
    world.act(rename(&world, "Read it here"));
    lose_everything(&mut world);
    world.elsewhere(Change::DeleteGoal(world.goal(0).unwrap()));
    world.apply(Action::Retry);
    world.settle();
    assert_eq!(world.planner.conflicts()[0].theirs, None);
    assert!(world.titles().is_empty());
    world.apply(Action::Look(views()));
    world.settle();
    assert_eq!(world.planner.conflicts().len(), 1);
}
