//! Steps of goals that no look at the goals of days brings.

use crate::planner::{Loading, Planner, View};
use studentos_client::types::{Date, Task};

/// The look at the goals of steps, where open ones that are meant are of none of the goals of these days; none as long as the
/// goals of the days are not there.
#[must_use]
pub fn strays(planner: &Planner, (first, last): (Date, Date), is_meant: &dyn Fn(&Task) -> bool) -> Option<View> {
    if planner.loading(View::Goals(first, last)) != Loading::Loaded {
        return None;
    }
    let records = planner.shown();
    let is_stray = |task: &Task| {
        task.goal_id.is_some_and(|id| match records.goals.get(id) {
            Some(goal) => !(first..=last).contains(&goal.date),
            None => !records.goals.has(id, true),
        })
    };
    let is_there = records.tasks.iter().any(|task| !task.completed && is_meant(task) && is_stray(task));
    is_there.then_some(View::GoalsWithSteps)
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

    /// A goal with a step that is to be done.
    fn essay(day: Date) -> Goal {
        let change = Change::add_goal(Title::parse("Essay").unwrap(), day);
        let Change::AddGoal(essay) = change else { unreachable!() };
        Goal { tasks_total: 1, ..*essay }
    }

    fn answer(planner: &mut Planner, view: View, answer: Answer) {
        drop(planner.apply(Action::Answered(Asked::View(view), Ok(answer))));
    }

    #[test]
    fn the_goals_of_steps_are_looked_at_for_one_of_long_ago_and_its_steps_are_listed_as_long_as_it_is_open() {
        let today = date("2026-03-04");
        let days = (date("2026-02-02"), date("2026-04-03"));
        let (open, goals, stepped) = (View::Tasks(false), View::Goals(days.0, days.1), View::GoalsWithSteps);
        let title = |text| Title::parse(text).unwrap();
        let essay = essay(date("2026-01-05"));
        let Change::AddTask(step) = Change::add_task(title("Outline"), Some(essay.id), None) else { unreachable!() };
        let listed = |planner: &Planner| {
            agenda(planner.shown(), today, |_| false)
                .iter()
                .map(|(when, items)| (*when, items.len()))
                .collect::<Vec<_>>()
        };

        let mut planner = Planner::default();
        drop(planner.apply(Action::Look(vec![open, goals])));
        answer(&mut planner, open, Answer::Tasks(vec![*step]));
        assert_eq!(strays(&planner, days, &|_| true), None, "it may be one of these days");
        answer(&mut planner, goals, Answer::Goals(Vec::new()));
        assert_eq!(strays(&planner, days, &|_| true), Some(stepped));
        assert_eq!(strays(&planner, days, &|_| false), None);
        assert_eq!(listed(&planner), []);

        let asked = planner.apply(Action::Look(vec![open, goals, stepped]));
        assert_eq!(asked.len(), 1, "the others are there");
        answer(&mut planner, stepped, Answer::Goals(vec![essay.clone()]));
        assert_eq!(listed(&planner), [(When::Overdue, 1)]);
        assert_eq!(strays(&planner, days, &|_| true), Some(stepped), "they go on being looked at");

        let done = Goal { completed: true, ..essay };
        let told = Event::Goal(GoalChange::Upsert { id: done.id, data: done.clone() });
        assert_eq!(planner.apply(Action::Told(told)).len(), 1);
        answer(&mut planner, stepped, Answer::Goals(vec![done]));
        assert_eq!(listed(&planner), []);
    }

    #[test]
    fn a_goal_of_long_ago_that_is_deleted_elsewhere_is_forgotten() {
        let essay = essay(date("2026-01-05"));
        let id = essay.id;
        let mut planner = Planner::default();
        drop(planner.apply(Action::Look(vec![View::GoalsWithSteps])));
        answer(&mut planner, View::GoalsWithSteps, Answer::Goals(vec![essay]));
        assert!(planner.shown().goals.has(id, false));
        drop(planner.apply(Action::Told(Event::Goal(GoalChange::Delete { id }))));
        assert!(!planner.shown().goals.has(id, false));
    }

    #[test]
    fn one_that_is_deleted_while_it_is_on_its_way_is_not_taken() {
        let essay = essay(date("2026-01-05"));
        let id = essay.id;
        let mut planner = Planner::default();
        drop(planner.apply(Action::Look(vec![View::GoalsWithSteps])));
        drop(planner.apply(Action::Told(Event::Goal(GoalChange::Delete { id }))));
        let before = Action::Answered(Asked::View(View::GoalsWithSteps), Ok(Answer::Goals(vec![essay])));
        assert_eq!(planner.apply(before).len(), 1, "it is asked for again");
        assert!(!planner.shown().goals.has(id, false));
    }

    #[test]
    fn what_is_not_among_the_goals_of_steps_stays_in_its_day() {
        let day = date("2026-03-04");
        let essay = essay(day);
        let mut planner = Planner::default();
        drop(planner.apply(Action::Look(vec![View::Goals(day, day), View::GoalsWithSteps])));
        answer(&mut planner, View::Goals(day, day), Answer::Goals(vec![essay.clone()]));
        answer(&mut planner, View::GoalsWithSteps, Answer::Goals(Vec::new()));
        assert_eq!(planner.shown().day(day).len(), 1);
    }
}
