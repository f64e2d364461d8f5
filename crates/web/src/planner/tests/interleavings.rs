//! Any order of what a person does, here or elsewhere, what is answered, told and lost.
#![expect(clippy::unwrap_used, reason = "what tests are made of may panic")]

use super::world::{World, body, title, today, yesterday};
use crate::planner::{Action, Change, Pending, Queue, Records};
use proptest::prelude::*;
use studentos_client::types::{
    CarryOver, ErrorCode, GoalId, LogId, Minutes, Mood, Notes, TaskId, UpdateGoal, UpdateLog, UpdateTask,
};

#[derive(Clone, Debug)]
enum Step {
    Here(Deed),
    Elsewhere(Deed),
    Undo,
    Look,
    /// A request reaches the server.
    Serve(usize),
    /// An answer reaches the page.
    Answer(usize),
    Deliver,
    Hear,
    /// Cuts the connection before or after the server heard.
    Cut(bool),
    /// The server fails before or after it did what was asked.
    Fail(bool),
    Retry,
    /// The page is left and opened again.
    Leave,
    /// The browser is slow to say what was known when the page was left.
    Remember,
    Decide(bool),
    /// What another page has left is taken over.
    Adopt(Deed),
}

#[derive(Clone, Debug)]
enum Deed {
    AddGoal(u8),
    TickGoal(usize, bool),
    RenameGoal(usize, u8),
    SkipGoal(usize, bool),
    MoveGoal(usize, u32),
    ToYesterday(usize),
    Note(usize, u8),
    DeleteGoal(usize),
    CarryOver,
    AddTask(Option<usize>, u8),
    TickTask(usize, bool),
    MoveTask(usize, u32),
    GiveTask(usize, Option<usize>),
    PutOffTask(usize, bool),
    DeleteTask(usize),
    AddLog(Option<usize>, u8),
    WriteLog(usize, u8),
    MoodOfLog(usize, u8),
    DayOfLog(usize, bool),
    GoalOfLog(usize, Option<usize>),
    DeleteLog(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let nth = 0_usize..6;
    let number = 0_u8..8;
    prop_oneof![
        number.clone().prop_map(Deed::AddGoal),
        (nth.clone(), any::<bool>()).prop_map(|(nth, done)| Deed::TickGoal(nth, done)),
        (nth.clone(), number.clone()).prop_map(|(nth, number)| Deed::RenameGoal(nth, number)),
        (nth.clone(), any::<bool>()).prop_map(|(nth, skipped)| Deed::SkipGoal(nth, skipped)),
        (nth.clone(), 0_u32..6).prop_map(|(nth, place)| Deed::MoveGoal(nth, place)),
        nth.clone().prop_map(Deed::ToYesterday),
        (nth.clone(), number.clone()).prop_map(|(nth, number)| Deed::Note(nth, number)),
        nth.clone().prop_map(Deed::DeleteGoal),
        Just(Deed::CarryOver),
        (prop::option::of(nth.clone()), number.clone()).prop_map(|(nth, number)| Deed::AddTask(nth, number)),
        (nth.clone(), any::<bool>()).prop_map(|(nth, done)| Deed::TickTask(nth, done)),
        (nth.clone(), 0_u32..4).prop_map(|(nth, place)| Deed::MoveTask(nth, place)),
        (nth.clone(), prop::option::of(nth.clone())).prop_map(|(nth, goal)| Deed::GiveTask(nth, goal)),
        (nth.clone(), any::<bool>()).prop_map(|(nth, tomorrow)| Deed::PutOffTask(nth, tomorrow)),
        nth.clone().prop_map(Deed::DeleteTask),
        (prop::option::of(nth.clone()), number.clone()).prop_map(|(nth, number)| Deed::AddLog(nth, number)),
        (nth.clone(), number).prop_map(|(nth, number)| Deed::WriteLog(nth, number)),
        (nth.clone(), 1_u8..6).prop_map(|(nth, mood)| Deed::MoodOfLog(nth, mood)),
        (nth.clone(), any::<bool>()).prop_map(|(nth, yesterday)| Deed::DayOfLog(nth, yesterday)),
        (nth.clone(), prop::option::of(nth.clone())).prop_map(|(nth, goal)| Deed::GoalOfLog(nth, goal)),
        nth.prop_map(Deed::DeleteLog),
    ]
}

fn good_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => deed().prop_map(Step::Here),
        1 => deed().prop_map(Step::Elsewhere),
        1 => Just(Step::Undo),
        1 => Just(Step::Look),
        1 => (0_usize..7).prop_map(Step::Serve),
        1 => (0_usize..7).prop_map(Step::Answer),
        3 => Just(Step::Deliver),
        2 => Just(Step::Hear),
        1 => Just(Step::Remember),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => good_step(),
        1 => any::<bool>().prop_map(Step::Cut),
        1 => any::<bool>().prop_map(Step::Fail),
        1 => Just(Step::Retry),
        1 => Just(Step::Leave),
        1 => any::<bool>().prop_map(Step::Decide),
        1 => deed().prop_map(Step::Adopt),
    ]
}

/// What is known where it is done: on the page, or on the server.
struct Known {
    goals: Vec<GoalId>,
    tasks: Vec<TaskId>,
    logs: Vec<LogId>,
}

fn known(world: &World, here: bool) -> Known {
    let [page, server] = world.both();
    let (goals, tasks, mut logs) = if here { page } else { server };
    if !here {
        // What was moved away may come back.
        logs.extend(world.server.logs(yesterday()));
    }
    Known {
        goals: goals.iter().filter(|goal| goal.date == today()).map(|goal| goal.id).collect(),
        tasks: tasks.iter().map(|task| task.id).collect(),
        logs: logs.iter().map(|log| log.id).collect(),
    }
}

fn change(deed: &Deed, known: &Known) -> Option<Change> {
    fn pick<T: Copy>(from: &[T], nth: usize) -> Option<T> {
        from.get(nth.checked_rem(from.len())?).copied()
    }
    let goal = |nth| pick(&known.goals, nth);
    let task = |nth| pick(&known.tasks, nth);
    let log = |nth| pick(&known.logs, nth);
    let any_goal = |nth: Option<usize>| nth.map_or(Some(None), |nth| goal(nth).map(Some));
    let name = |number: u8| title(&format!("Goal {number}"));
    let text = |number: u8| body(&format!("Text {number}"));
    let edit = UpdateGoal::default;
    match *deed {
        Deed::AddGoal(number) => Some(Change::add_goal(name(number), today())),
        Deed::TickGoal(nth, done) => Some(Change::tick_goal(goal(nth)?, done)),
        Deed::RenameGoal(nth, number) => Some(Change::EditGoal(goal(nth)?, edit().title(name(number)))),
        Deed::SkipGoal(nth, skipped) => Some(Change::EditGoal(goal(nth)?, edit().skipped(skipped))),
        Deed::MoveGoal(nth, place) => Some(Change::EditGoal(goal(nth)?, edit().position(place))),
        Deed::ToYesterday(nth) => Some(Change::EditGoal(goal(nth)?, edit().date(yesterday()))),
        Deed::Note(nth, number) => {
            let notes = Notes::parse(&format!("Note {number}")).unwrap();
            Some(Change::EditGoal(goal(nth)?, edit().notes(notes)))
        }
        Deed::DeleteGoal(nth) => Some(Change::DeleteGoal(goal(nth)?)),
        Deed::CarryOver => Some(Change::CarryOver(CarryOver { from: yesterday(), to: today() })),
        Deed::AddTask(nth, number) => {
            Some(Change::add_task(name(number), any_goal(nth)?, number.is_multiple_of(2).then(today)))
        }
        Deed::TickTask(nth, done) => Some(Change::tick_task(task(nth)?, done)),
        Deed::MoveTask(nth, place) => Some(Change::EditTask(task(nth)?, UpdateTask::default().position(place))),
        Deed::GiveTask(nth, to) => Some(Change::EditTask(task(nth)?, UpdateTask::default().goal_id(any_goal(to)?))),
        Deed::PutOffTask(nth, tomorrow) => {
            let due = if tomorrow { today().plus_days(1) } else { today() };
            Some(Change::EditTask(task(nth)?, UpdateTask { due_date: Some(Some(due)), ..UpdateTask::default() }))
        }
        Deed::DeleteTask(nth) => Some(Change::DeleteTask(task(nth)?)),
        Deed::AddLog(nth, number) => {
            let minutes = Minutes::new(number.into()).ok();
            Some(Change::add_log(today(), text(number), minutes, None, any_goal(nth)?))
        }
        Deed::WriteLog(nth, number) => Some(Change::EditLog(log(nth)?, UpdateLog::default().body(text(number)))),
        Deed::MoodOfLog(nth, mood) => {
            Some(Change::EditLog(log(nth)?, UpdateLog { mood: Some(Mood::new(mood).ok()), ..UpdateLog::default() }))
        }
        Deed::DayOfLog(nth, is_yesterday) => {
            let date = if is_yesterday { yesterday() } else { today() };
            Some(Change::EditLog(log(nth)?, UpdateLog { date: Some(date), ..UpdateLog::default() }))
        }
        Deed::GoalOfLog(nth, to) => {
            Some(Change::EditLog(log(nth)?, UpdateLog { goal_id: Some(any_goal(to)?), ..UpdateLog::default() }))
        }
        Deed::DeleteLog(nth) => Some(Change::DeleteLog(log(nth)?)),
    }
}

fn run(world: &mut World, step: Step) {
    match step {
        Step::Here(deed) => {
            if let Some(change) = change(&deed, &known(world, true)) {
                world.act(change);
            }
        }
        Step::Elsewhere(deed) => {
            if let Some(change) = change(&deed, &known(world, false)) {
                world.elsewhere(change);
            }
        }
        Step::Undo => world.apply(Action::Undo),
        Step::Look => world.look(),
        Step::Serve(nth) => world.serve(nth),
        Step::Answer(nth) => world.answer(nth),
        Step::Deliver => world.deliver(),
        Step::Hear => world.hear(),
        Step::Cut(reaches_server) => world.cut(reaches_server),
        Step::Fail(reaches_server) => world.fail(reaches_server, super::server::refusal(ErrorCode::Internal)),
        Step::Retry => world.apply(Action::Retry),
        Step::Leave => world.leave(),
        Step::Remember => world.remember(),
        Step::Decide(is_ours) => {
            if let Some(conflict) = world.planner.conflicts().first() {
                let key = conflict.key.clone();
                world.apply(Action::Decide(key, is_ours));
            }
        }
        Step::Adopt(deed) => {
            // A page that is not there any more had done that and not told the server.
            if let Some(change) = change(&deed, &known(world, false)) {
                let waiting = [Pending::new(change, &Records::default())].into();
                world.apply(Action::Adopt(Queue { waiting, ..Queue::default() }));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn with_a_good_connection_the_page_is_right_whenever_nothing_waits(
        steps in prop::collection::vec(good_step(), 0..60),
        is_day: bool,
        is_new: bool,
    ) {
        let mut world = World::with(&["Goal 1", "Old"], &["Goal 0", "Goal 2"]);
        if is_day {
            world.show_day();
        }
        if is_new {
            world.open_anew();
        } else {
            world.leave();
        }
        for step in steps {
            run(&mut world, step);
            if world.planner.is_settled() && world.server.events.is_empty() && world.is_quiet() {
                let [page, server] = world.both();
                prop_assert_eq!(page, server);
            }
        }
        while !world.server.events.is_empty() || !world.is_quiet() {
            world.hear();
            world.settle();
        }
        prop_assert!(world.planner.is_settled());
        let [page, server] = world.both();
        prop_assert_eq!(page, server);
    }

    #[test]
    fn whatever_is_lost_the_page_is_right_when_it_has_looked_again(
        steps in prop::collection::vec(any_step(), 0..60),
        is_day: bool,
    ) {
        let mut world = World::with(&["Goal 1", "Old"], &["Goal 0", "Goal 2"]);
        if is_day {
            world.show_day();
        }
        for step in steps {
            run(&mut world, step);
        }
        world.settle();
        world.look();
        world.settle();
        prop_assert_eq!(world.planner.waiting(), 0);
        let [page, server] = world.both();
        prop_assert_eq!(page, server);
    }
}
