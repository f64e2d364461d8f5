//! What was done comes back, one thing after the other, whatever became of it meanwhile.

use super::{
    server,
    world::{World, title, today, yesterday},
};
use crate::planner::{Action, Change};
use studentos_client::types::{CarryOver, ErrorCode, UpdateGoal};

#[test]
fn a_goal_that_is_being_added_can_be_ticked_deleted_and_had_back() {
    let mut world = World::with(&[], &[]);
    world.add("Read");
    let id = world.goal(0).unwrap();
    world.act(Change::tick_goal(id, true));
    world.act(Change::DeleteGoal(id));
    assert!(world.titles().is_empty());
    world.apply(Action::Undo);
    assert_eq!(world.titles(), ["Read"]);
    world.settle();
    assert!(world.server.day(today())[0].completed);
}

#[test]
fn what_was_carried_over_goes_back_to_its_places_whether_the_server_has_answered_or_not() {
    for is_answered in [true, false] {
        let mut world = World::with(&["Read", "Run", "Write"], &["Call"]);
        let run = world.goals(yesterday())[1].id;
        world.act(Change::tick_goal(run, true));
        world.settle();
        world.act(Change::CarryOver(CarryOver { from: yesterday(), to: today() }));
        if is_answered {
            world.settle();
            assert_eq!(world.titles(), ["Call", "Read", "Write"]);
        }
        world.apply(Action::Undo);
        world.settle();
        let [page, server] = world.both();
        assert_eq!(page, server);
        let titles: Vec<_> = page.0.iter().map(|goal| goal.title.as_str()).collect();
        assert_eq!(titles, ["Read", "Run", "Write", "Call"]);
        assert!(world.planner.undo().is_none());
    }
}

#[test]
fn an_undo_is_not_offered_for_what_could_not_be_carried_over() {
    let mut world = World::with(&["Read"], &["Call"]);
    let call = world.goal(0).unwrap();
    world.act(Change::DeleteGoal(call));
    world.settle();
    world.act(Change::CarryOver(CarryOver { from: yesterday(), to: today() }));
    assert_eq!(world.planner.undo().unwrap().changes.len(), 1);
    world.fail(false, server::refusal(ErrorCode::NotYours));
    assert_eq!(world.planner.undo().unwrap().changes, [Change::RestoreGoal(call)]);
}

#[test]
fn what_could_not_be_made_is_left_out_of_the_undo_of_a_carry_over() {
    let mut world = World::with(&["Read"], &[]);
    world.act(Change::add_goal(title("Write"), yesterday()));
    world.act(Change::CarryOver(CarryOver { from: yesterday(), to: today() }));
    assert_eq!(world.planner.undo().unwrap().changes.len(), 2);
    world.fail(false, server::refusal(ErrorCode::NotYours));
    assert_eq!(world.planner.undo().unwrap().changes.len(), 1);
}

#[test]
fn where_nothing_is_left_to_carry_over_there_is_nothing_to_undo() {
    let mut world = World::with(&["Read"], &[]);
    for _ in 0..2 {
        world.act(Change::CarryOver(CarryOver { from: yesterday(), to: today() }));
        world.settle();
    }
    world.apply(Action::Undo);
    world.settle();
    assert_eq!(world.titles(), [""; 0]);
    assert!(world.planner.undo().is_none());
}

#[test]
fn a_goal_moved_to_another_day_or_set_aside_can_be_had_back() {
    let mut world = World::with(&[], &["Read", "Write"]);
    let read = world.goal(0).unwrap();
    world.act(Change::EditGoal(read, UpdateGoal::default().date(yesterday())));
    world.settle();
    assert_eq!(world.titles(), ["Write"]);
    world.apply(Action::Undo);
    world.settle();
    assert_eq!(world.titles(), ["Read", "Write"]);
    world.act(Change::EditGoal(read, UpdateGoal::default().skipped(true)));
    world.apply(Action::Undo);
    world.settle();
    assert!(!world.server.day(today())[0].skipped);
}

#[test]
fn what_was_deleted_elsewhere_is_not_moved_back() {
    let mut world = World::with(&[], &["Read"]);
    let read = world.goal(0).unwrap();
    world.act(Change::EditGoal(read, UpdateGoal::default().date(yesterday())));
    world.settle();
    world.elsewhere(Change::DeleteGoal(read));
    while !world.server.events.is_empty() {
        world.hear();
        world.settle();
    }
    world.apply(Action::Undo);
    world.settle();
    assert_eq!((world.planner.waiting(), world.planner.failure()), (0, None));
}

#[test]
fn what_was_done_one_after_the_other_comes_back_one_after_the_other() {
    let mut world = World::with(&[], &["Read", "Write", "Run"]);
    world.act(Change::DeleteGoal(world.goal(0).unwrap()));
    world.act(Change::DeleteGoal(world.goal(0).unwrap()));
    world.settle();
    world.apply(Action::Undo);
    world.settle();
    assert_eq!(world.titles(), ["Write", "Run"]);
    world.apply(Action::Undo);
    world.settle();
    assert_eq!(world.titles(), ["Read", "Write", "Run"]);
    assert!(world.planner.undo().is_none());

    world.act(Change::DeleteGoal(world.goal(0).unwrap()));
    world.act(Change::DeleteGoal(world.goal(0).unwrap()));
    world.apply(Action::DismissUndo);
    assert!(world.planner.undo().is_none(), "what was seen to the end is over");
}

#[test]
fn the_undo_of_what_the_server_refused_goes_and_the_one_before_stays() {
    let mut world = World::with(&[], &["Read", "Write"]);
    let [read, write] = [0, 1].map(|nth| world.goal(nth).unwrap());
    world.act(Change::DeleteGoal(read));
    world.settle();
    world.act(Change::DeleteGoal(write));
    world.fail(false, server::refusal(ErrorCode::NotYours));
    assert_eq!(world.planner.undo().unwrap().changes, [Change::RestoreGoal(read)]);
}

#[test]
fn an_undo_is_not_offered_for_what_could_not_be_deleted() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Change::DeleteGoal(world.goal(0).unwrap()));
    assert!(world.planner.undo().is_some());
    world.fail(false, server::refusal(ErrorCode::NotYours));
    assert!(world.planner.undo().is_none());
    world.settle();
    assert_eq!(world.titles(), ["Read"]);
}

#[test]
fn what_is_undone_or_decided_is_sent_at_once_though_nothing_got_through() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Change::DeleteGoal(world.goal(0).unwrap()));
    world.lose_everything();
    world.apply(Action::Undo);
    world.settle();
    assert_eq!((world.titles(), world.planner.waiting()), (vec!["Read".to_owned()], 0));

    let rename = |text| Change::EditGoal(world.goal(0).unwrap(), UpdateGoal::default().title(title(text)));
    let [here, there] = ["Read it here", "Read it there"].map(rename);
    world.act(here);
    world.lose_everything();
    world.elsewhere(there);
    world.apply(Action::Retry);
    world.settle();
    world.act(Change::tick_goal(world.goal(0).unwrap(), true));
    world.lose_everything();
    world.apply(Action::Decide(world.planner.conflicts()[0].key.clone(), true));
    world.settle();
    assert_eq!((world.titles(), world.planner.waiting()), (vec!["Read it here".to_owned()], 0));
}
