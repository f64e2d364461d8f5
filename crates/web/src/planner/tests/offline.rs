//! Without a connection: nothing is lost, nothing is done twice, and what others wrote meanwhile is not written over.
#![expect(clippy::unwrap_used, reason = "what tests are made of may panic")]

use super::{
    server::refusal,
    world::{World, body, no_connection, title, today, yesterday},
};
use crate::planner::{Action, Change, Loading, Pending, Queue, Records, Request, Rival, View};
use studentos_client::{
    Error, fake,
    types::{ErrorCode, Notes, UpdateGoal},
};

fn rename(world: &World, text: &str) -> Change {
    Change::EditGoal(world.goal(0).unwrap(), UpdateGoal::default().title(title(text)))
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
fn entries_stand_as_they_were_written_before_and_after_the_server_has_them() {
    let written = ["One", "Two", "Three", "Four", "Five", "Six"];
    let mut world = World::with(&[], &[]);
    let read = |world: &World| world.logs().iter().map(|log| log.body.to_string()).collect::<Vec<_>>();
    for (nth, text) in written.into_iter().enumerate() {
        world.act(Change::add_log(today(), body(text), None, None, None));
        if nth == 1 {
            world.settle();
        }
        world.lose_everything();
    }
    assert_eq!(read(&world), written);
    world.leave();
    assert_eq!(read(&world), written);
    world.apply(Action::Retry);
    world.settle();
    assert_eq!((read(&world), world.planner.waiting()), (written.map(str::to_owned).to_vec(), 0));
}

#[test]
fn what_a_proxy_says_while_the_server_is_away_is_no_refusal() {
    for status in [404, 500, 521] {
        let mut world = World::with(&[], &["Read"]);
        world.act(Change::tick_goal(world.goal(0).unwrap(), true));
        world.add("Write");
        world.fail(false, Error::from_response(&fake::empty(status)));
        assert_eq!((world.planner.waiting(), world.planner.failure()), (2, None), "{status}");
        assert!(world.planner.to_retry().is_some());
        world.apply(Action::Retry);
        world.settle();
        assert_eq!(world.titles(), ["Read", "Write"]);
        assert!(world.server.day(today())[0].completed);
    }
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
fn what_is_in_no_view_any_more_is_not_kept() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Change::add_task(title("Pack"), None, None));
    world.settle();
    assert_eq!(world.tasks(None).len(), 1);
    world.planner.shelves.retain(|shelf| !shelf.view.has_tasks());
    world.close();
    world.remember();
    assert_eq!((world.titles(), world.tasks(None)), (vec!["Read".to_owned()], vec![]));
}

#[test]
fn what_waits_outlives_the_page() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Change::tick_goal(world.goal(0).unwrap(), true));
    world.add("Write");
    world.lose_everything();
    world.leave();
    assert_eq!(world.titles(), ["Read", "Write"], "what was known and what was done");
    world.settle();
    let goals = world.server.day(today());
    assert_eq!((goals.len(), goals[0].completed), (2, true));
}

#[test]
fn what_was_known_outlives_a_server_that_answers_before_the_browser_does() {
    let mut world = World::with(&["Run"], &["Read", "Write"]);
    let days = View::Logs(yesterday(), today());
    for date in [yesterday(), today()] {
        world.act(Change::add_log(date, body("Wrote"), None, None, None));
        world.act(Change::add_task(title("Pay the rent"), None, None));
    }
    world.apply(Action::Look(vec![days]));
    world.settle();
    world.close();
    world.elsewhere(Change::DeleteGoal(world.server.day(today())[0].id));

    world.apply(Action::Look(vec![View::Goals(today(), today()), View::Logs(today(), today())]));
    world.settle();
    world.remember();
    world.leave();
    world.cut(false);
    assert_eq!(world.titles(), ["Write"], "what was read since is newer");
    assert_eq!(world.goals(yesterday()).len(), 1);
    assert_eq!(
        (world.planner.loading(days), world.planner.shown().logs_between(yesterday(), today()).len()),
        (Loading::Loaded, 2)
    );
    assert_eq!((world.planner.loading(View::Tasks(false)), world.tasks(None).len()), (Loading::Loaded, 2));
}

#[test]
fn text_written_here_and_elsewhere_is_a_conflict_and_one_decides() {
    for is_ours in [true, false] {
        let mut world = World::with(&[], &["Read"]);
        world.act(rename(&world, "Read it here"));
        world.lose_everything();
        world.elsewhere(rename(&world, "Read it there"));
        world.apply(Action::Retry);
        world.settle();
        let conflict = &world.planner.conflicts()[0];
        assert_eq!(conflict.change, rename(&world, "Read it here"));
        assert_eq!(conflict.with, Rival::Text("Read it there".to_owned()));
        assert_eq!(world.titles(), ["Read it there"]);

        let key = conflict.key.clone();
        world.apply(Action::Decide(key, is_ours));
        world.settle();
        assert!(world.planner.conflicts().is_empty());
        assert_eq!(world.server.day(today())[0].title.as_str(), if is_ours { "Read it here" } else { "Read it there" });
    }
}

#[test]
fn two_devices_that_change_different_things_do_not_get_into_conflict() {
    let mut world = World::with(&[], &["Read"]);
    world.act(rename(&world, "Read on"));
    world.lose_everything();
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
    world.lose_everything();
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
    world.lose_everything();
    world.elsewhere(Change::DeleteGoal(world.goal(0).unwrap()));
    world.apply(Action::Retry);
    world.settle();
    assert_eq!(world.planner.conflicts()[0].with, Rival::Gone);
    assert!(world.titles().is_empty());
    world.look();
    world.settle();
    assert_eq!(world.planner.conflicts().len(), 1);
}

#[test]
fn what_another_page_has_left_is_sent_beside_what_is_being_asked_and_nothing_twice() {
    let mut world = World::with(&[], &[]);
    world.add("Here");
    let left = Pending::new(Change::add_goal(title("There"), today()), &Records::default());
    world.apply(Action::Adopt(Queue { waiting: [left].into(), ..Queue::default() }));
    world.settle();
    let mut titles: Vec<_> = world.server.day(today()).into_iter().map(|goal| goal.title.to_string()).collect();
    titles.sort();
    assert_eq!((titles, world.titles().len()), (vec!["Here".to_owned(), "There".to_owned()], 2));
    assert_eq!(world.planner.waiting(), 0);
}

#[test]
fn what_was_written_to_something_that_could_not_be_made_is_not_lost() {
    let mut world = World::with(&[], &[]);
    world.add("Essay");
    let essay = world.goal(0);
    world.act(Change::add_task(title("Three sources"), essay, None));
    world.lose_everything();
    world.elsewhere(Change::add_goal(title("Essay"), today()));
    world.apply(Action::Retry);
    world.settle();
    assert_eq!(world.planner.conflicts()[0].change.written(), Some("Three sources"));
    assert!(world.planner.failure().unwrap().is_late);
}

#[test]
fn what_is_refused_is_known_by_its_title() {
    let mut world = World::with(&[], &["Read"]);
    let id = world.goal(0).unwrap();
    let changes = [
        Change::tick_goal(id, true),
        Change::DeleteGoal(id),
        Change::add_goal(title("Write"), today()),
        rename(&world, "Read on"),
    ];
    for (change, name) in changes.into_iter().zip(["Read", "Read", "Write", "Read on"]) {
        world.act(change);
        world.fail(false, refusal(ErrorCode::NotYours));
        assert_eq!(world.planner.failure().unwrap().name.as_deref(), Some(name));
        world.settle();
    }
}

#[test]
fn notes_that_the_server_refuses_can_be_sent_again() {
    let mut world = World::with(&[], &["Read"]);
    let id = world.goal(0).unwrap();
    world.act(Change::EditGoal(id, UpdateGoal::default().notes(Notes::parse("Chapter 3").unwrap())));
    world.fail(false, refusal(ErrorCode::Internal));
    let key = world.planner.conflicts()[0].key.clone();
    world.settle();
    world.apply(Action::Decide(key, true));
    world.settle();
    assert_eq!(world.server.day(today())[0].notes.as_str(), "Chapter 3");
}

#[test]
fn an_entry_that_the_server_refuses_waits_for_a_decision_wherever_one_goes_and_is_made_once() {
    for reaches_server in [true, false] {
        let mut world = World::with(&[], &["Read"]);
        world.act(Change::add_log(today(), body("Went well"), None, None, None));
        world.fail(reaches_server, refusal(ErrorCode::Internal));
        world.act(Change::tick_goal(world.goal(0).unwrap(), true));
        world.apply(Action::DismissFailure);
        world.settle();
        world.leave();
        let conflict = &world.planner.conflicts()[0];
        assert_eq!((conflict.change.written(), &conflict.with), (Some("Went well"), &Rival::Refused));
        world.apply(Action::Decide(conflict.key.clone(), true));
        world.settle();
        assert_eq!((world.server.logs(today()).len(), world.logs().len()), (1, 1));
    }
}

#[test]
fn an_entry_about_a_goal_that_is_gone_can_be_saved_about_none() {
    let mut world = World::with(&[], &["Read"]);
    let goal = world.goal(0).unwrap();
    world.act(Change::add_log(today(), body("Went well"), None, None, Some(goal)));
    world.elsewhere(Change::DeleteGoal(goal));
    world.settle();
    assert!(world.logs().is_empty());
    world.apply(Action::Decide(world.planner.conflicts()[0].key.clone(), true));
    world.settle();
    let logs = world.server.logs(today());
    assert_eq!((logs.len(), logs[0].goal_id, logs[0].body.as_str()), (1, None, "Went well"));
}

#[test]
fn what_was_done_by_a_page_that_did_not_hear_the_answer_is_not_seen_twice() {
    let mut world = World::with(&[], &[]);
    let left = Pending::new(Change::add_goal(title("Read"), today()), &Records::default());
    world.server.handle(Request::Change(left.clone())).unwrap();
    world.look();
    world.settle();
    world.apply(Action::Adopt(Queue { waiting: [left].into(), ..Queue::default() }));
    assert_eq!(world.titles(), ["Read"]);
    world.settle();
    assert_eq!((world.titles(), world.planner.waiting()), (vec!["Read".to_owned()], 0));
}
