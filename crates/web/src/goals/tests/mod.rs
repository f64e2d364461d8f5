//! Whatever a person does and whatever the network does to it, the page ends with what the server has.

mod interleavings;
mod server;
mod world;

use self::world::{World, no_connection, title, today};
use super::{Action, Deed};
use studentos_client::types::ErrorCode;

#[test]
fn a_goal_shows_before_the_server_has_it_and_keeps_its_name_after() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Deed::Add(title("Write")));
    assert_eq!(world.titles(), ["Read", "Write"]);
    let key = world.key(1);
    world.settle();
    assert_eq!((world.key(1), world.titles().len()), (key, 2));
    assert!(world.items(today())[1].id.is_some());
}

#[test]
fn a_goal_that_is_being_added_can_be_ticked_deleted_and_had_back() {
    let mut world = World::with(&[], &[]);
    world.act(Deed::Add(title("Read")));
    let key = world.key(0).unwrap();
    world.act(Deed::Tick(key, true));
    world.act(Deed::Delete(key));
    assert!(world.titles().is_empty());
    world.apply(Action::Undo);
    assert_eq!(world.titles(), ["Read"]);
    world.settle();
    assert!(world.server.list(today())[0].completed);
}

#[test]
fn what_the_server_refuses_goes_back_and_is_said() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Deed::Add(title("read")));
    assert_eq!(world.titles(), ["Read", "read"]);
    world.settle();
    assert_eq!(world.titles(), ["Read"]);
    let failure = world.planner.failure().unwrap();
    assert_eq!(failure.error.to_string(), ErrorCode::GoalExists.detail());
    assert_eq!(failure.unsaved, Some(title("read")));
}

#[test]
fn what_was_done_to_a_goal_that_could_not_be_added_is_dropped_with_it() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Deed::Add(title("Write")));
    let key = world.key(1).unwrap();
    world.act(Deed::Tick(key, true));
    world.act(Deed::Tick(world.key(0).unwrap(), true));
    world.cut(false);
    world.settle();
    assert_eq!(world.titles(), ["Read"]);
    assert!(world.items(today())[0].completed);
}

#[test]
fn without_a_connection_what_was_read_stays_and_nothing_is_tried_in_a_loop() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Deed::Tick(world.key(0).unwrap(), true));
    while !world.under_way.is_empty() {
        world.cut(false);
    }
    assert_eq!(world.planner.alert(), Some(&no_connection()));
    assert_eq!(world.titles(), ["Read"]);
    assert!(!world.items(today())[0].completed);
}

#[test]
fn a_day_that_cannot_be_read_says_so_itself_and_once() {
    let mut world = World::default();
    world.apply(Action::Look(today()));
    world.act(Deed::Add(title("Read")));
    world.cut(false);
    let day = world.planner.day(today()).unwrap();
    assert_eq!((day.failure(), world.planner.alert()), (Some(&no_connection()), None));
    assert_eq!(world.planner.failure().unwrap().unsaved, Some(title("Read")));
    world.act(Deed::Add(title("Read")));
    world.settle();
    assert_eq!(world.titles(), ["Read"]);
}

#[test]
fn what_was_left_over_comes_over_but_for_what_is_there_already() {
    let mut world = World::with(&["Read", "Run"], &["RUN"]);
    let yesterday = today().plus_days(-1);
    let left_over = |world: &World| world.planner.left_over(yesterday, today()).len();
    assert_eq!(left_over(&world), 1);
    world.act(Deed::CarryOver(yesterday));
    assert!(world.planner.day(today()).unwrap().is_carrying_over());
    world.settle();
    assert_eq!((world.titles(), left_over(&world)), (vec!["RUN".to_owned(), "Read".to_owned()], 0));
    assert_eq!(world.items(yesterday).len(), 1);
}

#[test]
fn an_undo_of_what_could_not_be_added_does_not_stand_in_the_way() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Deed::Add(title("Read")));
    world.act(Deed::Delete(world.key(1).unwrap()));
    world.apply(Action::Undo);
    world.settle();
    world.act(Deed::Add(title("Write")));
    world.settle();
    assert_eq!(world.titles(), ["Read", "Write"]);
}

#[test]
fn an_undo_is_not_offered_for_what_could_not_be_deleted() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Deed::Delete(world.key(0).unwrap()));
    assert!(world.planner.deleted().is_some());
    world.cut(false);
    assert!(world.planner.deleted().is_none());
    assert_eq!(world.titles(), ["Read"]);
}
