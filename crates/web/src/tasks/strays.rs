//! The goals of steps that no look at the goals of days brings.

use crate::{
    order,
    planner::{Loading, Planner, View},
};
use std::cmp::Reverse;
use studentos_client::types::{Date, GoalId, Task};

/// How many goals are looked at by themselves at most, each by a request of its own: those whose steps have a day, and of the
/// others those made last.
const MOST: usize = 20;

/// The goals of those open steps that are meant and are of none of these days, each to be looked at by itself; none as long as the
/// goals of the days are not there.
#[must_use]
pub fn strays(planner: &Planner, (first, last): (Date, Date), is_meant: &dyn Fn(&Task) -> bool) -> Vec<View> {
    if planner.loading(View::Goals(first, last)) != Loading::Loaded {
        return Vec::new();
    }
    let records = planner.shown();
    let is_stray = |id: &GoalId| match records.goals.get(*id) {
        Some(goal) => !(first..=last).contains(&goal.date),
        None => !records.goals.has(*id, true),
    };
    let steps = records.tasks.iter().filter(|task| !task.completed && is_meant(task));
    let goals = steps.filter_map(|task| Some((task.due_date.is_none(), Reverse(task.goal_id.filter(is_stray)?))));
    let mut views = Vec::new();
    for (_, Reverse(goal)) in order::by_key(goals, |goal| *goal) {
        let view = View::Goal(goal);
        if !views.contains(&view) {
            views.push(view);
        }
    }
    views.truncate(MOST);
    views
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::{
        planner::{Action, Answer, Asked, Change},
        tasks::{When, agenda},
    };
    use studentos_client::types::{Event, Goal, GoalChange, Title};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn answer(planner: &mut Planner, view: View, answer: Answer) {
        drop(planner.apply(Action::Answered(Asked::View(view), Ok(answer))));
    }

    #[test]
    fn a_goal_of_long_ago_is_looked_at_and_its_steps_are_listed_as_long_as_it_is_open() {
        let today = date("2026-03-04");
        let days = (date("2026-02-02"), date("2026-04-03"));
        let (open, goals) = (View::Tasks(false), View::Goals(days.0, days.1));
        let title = |text| Title::parse(text).unwrap();
        let Some(Change::AddGoal(essay)) = Change::add_goal(title("Essay"), date("2026-01-05")) else { unreachable!() };
        let Some(Change::AddTask(step)) = Change::add_task(title("Outline"), Some(essay.id), None) else {
            unreachable!()
        };
        let by_itself = View::Goal(essay.id);
        let listed = |planner: &Planner| {
            agenda(planner.shown(), today, |_| false)
                .iter()
                .map(|(when, items)| (*when, items.len()))
                .collect::<Vec<_>>()
        };

        let mut planner = Planner::default();
        drop(planner.apply(Action::Look(vec![open, goals])));
        answer(&mut planner, open, Answer::Tasks(vec![*step]));
        assert_eq!(strays(&planner, days, &|_| true), [], "it may be one of these days");
        answer(&mut planner, goals, Answer::Goals(Vec::new()));
        assert_eq!(strays(&planner, days, &|_| true), [by_itself]);
        assert_eq!(strays(&planner, days, &|_| false), []);
        assert_eq!(listed(&planner), []);

        let asked = planner.apply(Action::Look(vec![open, goals, by_itself]));
        assert_eq!(asked.len(), 1, "the others are there");
        answer(&mut planner, by_itself, Answer::Goals(vec![(*essay).clone()]));
        assert_eq!(listed(&planner), [(When::Overdue, 1)]);
        assert_eq!(strays(&planner, days, &|_| true), [by_itself], "it goes on being looked at");

        let done = Goal { completed: true, ..*essay };
        let told = Event::Goal(GoalChange::Upsert { id: done.id, data: done.clone() });
        assert_eq!(planner.apply(Action::Told(told)).len(), 1);
        answer(&mut planner, by_itself, Answer::Goals(vec![done]));
        assert_eq!(listed(&planner), []);
    }

    #[test]
    fn of_very_many_goals_those_with_a_deadline_are_looked_at_and_those_made_last() {
        let days = (date("2026-02-02"), date("2026-04-03"));
        let goal = |nth| GoalId::parse(&format!("01900000-0000-7000-8000-{nth:012}")).unwrap();
        let step = |nth| {
            let change = Change::add_task(Title::parse("Outline").unwrap(), Some(goal(nth)), None);
            let Some(Change::AddTask(step)) = change else { unreachable!() };
            *step
        };
        let (open, goals) = (View::Tasks(false), View::Goals(days.0, days.1));
        let mut planner = Planner::default();
        drop(planner.apply(Action::Look(vec![open, goals])));
        let dated = Task { due_date: Some(days.0), ..step(0) };
        answer(&mut planner, open, Answer::Tasks((0..=MOST).map(step).chain([dated]).collect()));
        answer(&mut planner, goals, Answer::Goals(Vec::new()));
        let last: Vec<_> = [0].into_iter().chain((2..=MOST).rev()).map(|nth| View::Goal(goal(nth))).collect();
        assert_eq!(strays(&planner, days, &|_| true), last);
    }
}
