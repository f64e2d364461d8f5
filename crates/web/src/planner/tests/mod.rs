//! Whatever a person does and whatever the network does to it, the page ends with what the server has.

mod interleavings;
mod offline;
mod server;
mod undo;
mod world;

use self::world::{World, body, no_connection, title, today, yesterday};
use super::{Action, Change, Id, Loading, View};
use studentos_client::types::{CarryOver, ErrorCode, UpdateGoal, UpdateLog};

#[test]
fn a_goal_shows_before_the_server_has_it_and_keeps_its_id_after() {
    let mut world = World::with(&[], &["Read"]);
    world.add("Write");
    assert_eq!(world.titles(), ["Read", "Write"]);
    let first = world.goal(1).unwrap();
    world.settle();
    let id = world.goal(1).unwrap();
    assert_ne!(id, first);
    assert_eq!((world.planner.first_id(id), world.titles().len()), (first, 2));
    assert_eq!(world.planner.replaced_ids(), [(Id::Goal(id), Id::Goal(first))]);
}

#[test]
fn a_step_can_be_added_to_a_goal_that_is_being_added() {
    let mut world = World::with(&[], &[]);
    world.add("Essay");
    let goal = world.goal(0);
    world.act(Change::add_task(title("Outline"), goal, None));
    assert_eq!(world.goals(today())[0].tasks_total, 1);
    world.settle();
    let goal = world.server.day(today())[0].id;
    assert_eq!(world.server.tasks_of(Some(goal)).len(), 1);
    assert_eq!(world.tasks(world.goal(0)).len(), 1);
}

#[test]
fn what_the_server_refuses_goes_back_and_is_said() {
    let mut world = World::with(&[], &["Read"]);
    world.add("read");
    assert_eq!(world.titles(), ["Read", "read"]);
    world.settle();
    assert_eq!(world.titles(), ["Read"]);
    let failure = world.planner.failure().unwrap();
    assert_eq!(failure.error.to_string(), ErrorCode::GoalExists.detail());
    assert!(matches!(&failure.change, Change::AddGoal(goal) if goal.title == title("read")));
}

#[test]
fn what_could_not_be_added_comes_back_as_it_was_typed_and_where() {
    for is_late in [true, false] {
        let mut world = World::with(&[], &["Read"]);
        let typed = ("read today".to_owned(), Some(yesterday()));
        world.apply(Action::Add(Change::add_goal(title("read"), today()), typed));
        if is_late {
            world.cut(false);
            world.apply(Action::Retry);
        }
        world.settle();
        let unsaved =
            [None, Some(today()), Some(yesterday())].map(|day| world.planner.unsaved(day).map(|(text, _)| text));
        assert_eq!(unsaved, [None, None, Some("read today")]);
        world.apply(Action::DismissFailure);
        assert_eq!(world.planner.unsaved(Some(yesterday())), None);
    }
}

#[test]
fn a_step_that_could_not_be_added_comes_back_to_its_goal() {
    let mut world = World::with(&[], &["Read", "Write"]);
    let [read, write] = [0, 1].map(|nth| world.goal(nth).unwrap());
    world.act(Change::add_task(title("Skim"), Some(read), Some(today())));
    world.fail(false, server::refusal(ErrorCode::Internal));
    let unsaved = [read, write].map(|goal| world.planner.unsaved_step(goal));
    assert_eq!(unsaved, [Some(format!("Skim {}", today())), None]);
}

#[test]
fn what_was_done_to_a_goal_that_could_not_be_added_is_dropped_with_it() {
    let mut world = World::with(&[], &["Read"]);
    world.add("read");
    let id = world.goal(1).unwrap();
    world.act(Change::tick_goal(id, true));
    world.act(Change::add_task(title("Step"), Some(id), None));
    world.act(Change::tick_goal(world.goal(0).unwrap(), true));
    world.settle();
    assert_eq!(world.titles(), ["Read"]);
    assert!(world.goals(today())[0].completed);
    assert_eq!(world.planner.waiting(), 0);
}

#[test]
fn a_day_that_cannot_be_read_says_so_and_is_read_again_when_asked() {
    let mut world = World::default();
    let view = View::Goals(today(), today());
    world.apply(Action::Look(vec![view]));
    assert_eq!(world.planner.loading(view), Loading::Loading);
    world.cut(false);
    assert_eq!(world.planner.loading(view), Loading::Failed(no_connection()));
    world.apply(Action::Retry);
    world.settle();
    assert_eq!(world.planner.loading(view), Loading::Loaded);
}

#[test]
fn what_was_left_over_comes_over_but_for_what_is_there_already() {
    let mut world = World::with(&["Read", "Run"], &["RUN"]);
    let left_over = |world: &World| world.planner.shown().left_over(yesterday(), today()).len();
    assert_eq!(left_over(&world), 1);
    world.act(Change::CarryOver(CarryOver { from: yesterday(), to: today() }));
    assert!(world.planner.is_carrying_over());
    world.settle();
    assert_eq!((world.titles(), left_over(&world)), (vec!["RUN".to_owned(), "Read".to_owned()], 0));
    assert_eq!(world.goals(yesterday()).len(), 1);
}

#[test]
fn what_another_device_does_shows_and_what_is_known_is_not_read_again() {
    let mut world = World::with(&[], &["Read"]);
    let id = world.goal(0).unwrap();
    world.act(Change::tick_goal(id, true));
    world.add("Write");
    // What was done is told before it is answered.
    let (asked, request) = world.under_way.pop_front().unwrap();
    let answer = world.server.handle(request);
    world.hear();
    world.apply(Action::Answered(asked, answer));
    world.deliver();
    world.hear();
    assert!(world.under_way.is_empty(), "what was done here is no news");
    assert_eq!(world.titles(), ["Read", "Write"]);
    world.elsewhere(Change::EditGoal(id, UpdateGoal::default().title(title("Read on"))));
    world.hear();
    world.settle();
    assert_eq!(world.titles(), ["Read on", "Write"]);
}

#[test]
fn what_goes_elsewhere_while_its_day_is_on_its_way_does_not_stay() {
    let mut world = World::with(&[], &["Read"]);
    let id = world.goal(0).unwrap();
    world.open_anew();
    while !world.under_way.is_empty() {
        world.serve(0);
    }
    world.elsewhere(Change::DeleteGoal(id));
    world.hear();
    world.settle();
    assert_eq!(world.goals(today()), []);
}

#[test]
fn what_is_on_the_page_is_not_read_again_for_what_joins_it_but_when_the_page_is_opened_anew() {
    let mut world = World::with(&[], &["Read"]);
    let asked = |world: &World| world.under_way.len();
    let [day, loose, logs] = [View::Goals(today(), today()), View::Tasks(false), View::Logs(today(), today())];
    world.apply(Action::Look(vec![day, loose]));
    assert_eq!(asked(&world), 1, "it was not on the page yet");
    world.settle();
    world.apply(Action::Look(vec![loose, day, logs]));
    assert_eq!(asked(&world), 1);
    world.settle();
    world.apply(Action::LookAgain);
    assert_eq!(asked(&world), 3);
    world.settle();
    world.apply(Action::Look(Vec::new()));
    world.apply(Action::Look(vec![day, loose]));
    assert_eq!(asked(&world), 2);
}

#[test]
fn what_the_server_has_anew_is_counted_here_and_elsewhere() {
    let mut world = World::with(&[], &["Read"]);
    let before = world.planner.changes();
    world.act(Change::tick_goal(world.goal(0).unwrap(), true));
    assert_eq!(world.planner.changes(), before, "the server does not have it yet");
    world.settle();
    let done = world.planner.changes();
    assert_ne!(done, before);
    world.server.events.clear();
    world.elsewhere(Change::add_goal(title("Far away"), today().plus_days(90)));
    world.hear();
    assert_ne!(world.planner.changes(), done);
}

#[test]
fn a_task_that_is_due_is_heard_of_by_the_page_of_the_day() {
    let mut world = World::with(&[], &[]);
    world.show_day();
    world.settle();
    world.elsewhere(Change::add_task(title("Pay the rent"), None, Some(today())));
    world.hear();
    world.settle();
    let [page, server] = world.both();
    assert_eq!((page.1.len(), &page), (1, &server));
    world.elsewhere(Change::tick_task(page.1[0].id, true));
    world.hear();
    world.settle();
    assert_eq!(world.both()[0].1, []);
}

#[test]
fn an_entry_follows_to_the_day_and_the_goal_that_it_is_given_elsewhere() {
    let mut world = World::with(&[], &["Read"]);
    world.act(Change::add_log(today(), body("Wrote"), None, None, None));
    world.settle();
    let (goal, id) = (world.goal(0), world.logs()[0].id);
    let day = |date| Change::EditLog(id, UpdateLog { date: Some(date), ..UpdateLog::default() });
    let about = |goal| Change::EditLog(id, UpdateLog { goal_id: Some(goal), ..UpdateLog::default() });
    for (change, shown) in [
        (day(yesterday()), vec![]),
        (day(today()), vec![None]),
        (about(goal), vec![goal]),
        (Change::DeleteGoal(goal.unwrap()), vec![None]),
        (Change::RestoreGoal(goal.unwrap()), vec![goal]),
        (about(None), vec![None]),
    ] {
        world.elsewhere(change);
        while !world.server.events.is_empty() {
            world.hear();
            world.settle();
        }
        let [page, server] = world.both();
        assert_eq!((page.2.iter().map(|log| log.goal_id).collect(), &page), (shown, &server));
    }
}
