//! What becomes of what somebody types to add something.

use super::Change;
use crate::quick_add::Understood;
use std::rc::Rc;
use studentos_client::types::{CreateRepeat, Date, Goal, Title};

/// What somebody adds by what they typed: a goal where they add to a day, else a task; and a step of the goal they name. What
/// comes back is always goals, since tasks are done once, and a goal is no part of another one.
#[must_use]
pub fn added(title: Title, understood: Understood, goals: &[Rc<Goal>], day: Option<Date>, today: Date) -> Change {
    let last_day = understood.last_day(day.unwrap_or(today));
    let Understood { date, rule, goal, .. } = understood;
    let goal = goal.and_then(|goal| goals.get(goal)).map(|goal| goal.id);
    match (rule, day) {
        (Some(rule), day) => {
            let first = date.or(day).unwrap_or(today);
            Change::AddRepeat(Box::new(CreateRepeat { ends_on: last_day, ..CreateRepeat::new(title, rule, first) }))
        }
        (None, Some(day)) if goal.is_none() => Change::add_goal(title, date.unwrap_or(day)),
        _ => Change::add_task(title, goal, date),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::quick_add::{ENGLISH, read};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// What is added on Friday 6 March 2026, where there is a goal “Essay”.
    fn told(text: &str, day: Option<&str>) -> String {
        let today = date("2026-03-06");
        let Change::AddGoal(essay) = Change::add_goal(Title::parse("Essay").unwrap(), today) else { unreachable!() };
        let goals = [Rc::new(*essay)];
        let understood = read(text, today, &ENGLISH, &["Essay"]);
        let title = Title::parse(&understood.title).unwrap();
        match added(title, understood, &goals, day.map(date), today) {
            Change::AddGoal(goal) => format!("goal of {}", goal.date),
            Change::AddTask(task) => {
                let kind = if task.goal_id == Some(goals[0].id) { "step" } else { "task" };
                task.due_date.map_or_else(|| kind.to_owned(), |due| format!("{kind} due {due}"))
            }
            Change::AddRepeat(repeat) => {
                let until = repeat.ends_on.map(|last| format!(" until {last}")).unwrap_or_default();
                format!("{} from {}{until}", repeat.rule, repeat.starts_on)
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_goal_is_added_to_a_day_and_a_task_where_there_is_none() {
        assert_eq!(told("Read", Some("2026-03-09")), "goal of 2026-03-09");
        assert_eq!(told("Read tomorrow", Some("2026-03-09")), "goal of 2026-03-07");
        assert_eq!(told("Read", None), "task");
        assert_eq!(told("Read tomorrow", None), "task due 2026-03-07");
    }

    #[test]
    fn who_names_a_goal_adds_a_step_of_it() {
        assert_eq!(told("Read #essay", Some("2026-03-09")), "step");
        assert_eq!(told("Read tomorrow #essay", Some("2026-03-09")), "step due 2026-03-07");
        assert_eq!(told("Read #essay", None), "step");
        assert_eq!(told("Read #exam", Some("2026-03-09")), "goal of 2026-03-09");
    }

    #[test]
    fn what_comes_back_begins_on_the_day_it_is_added_to() {
        assert_eq!(told("Read every day", Some("2026-03-09")), "FREQ=DAILY from 2026-03-09");
        assert_eq!(told("Read every day #essay", Some("2026-03-09")), "FREQ=DAILY from 2026-03-09");
        assert_eq!(told("Read daily from 12 May", None), "FREQ=DAILY from 2026-05-12");
        assert_eq!(told("Read every day", None), "FREQ=DAILY from 2026-03-06");
    }

    #[test]
    fn what_comes_back_for_so_long_is_counted_from_the_day_it_begins() {
        let told = |text| told(text, Some("2026-03-09"));
        assert_eq!(told("Read every day for a week"), "FREQ=DAILY from 2026-03-09 until 2026-03-15");
        assert_eq!(told("Read every day for a week from 12 May"), "FREQ=DAILY from 2026-05-12 until 2026-05-18");
        assert_eq!(told("Read every day until 12 May"), "FREQ=DAILY from 2026-03-09 until 2026-05-12");
    }
}
