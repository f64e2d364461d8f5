//! Tasks in the order in which they are to be done.

use crate::{calendar::Week, order, planner::Records};
use std::{cmp::Reverse, rc::Rc};
use studentos_client::types::{Date, Goal, Task};

/// How soon something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It should be done already.
    Overdue,
    /// Today.
    Today,
    /// On one of the days that are left of the week.
    ThisWeek,
    /// After that.
    Later,
    /// Whenever that is.
    Undated,
}

impl When {
    /// All of them, the soonest first.
    const ALL: [Self; 5] = [Self::Overdue, Self::Today, Self::ThisWeek, Self::Later, Self::Undated];

    fn of(day: Option<Date>, today: Date) -> Self {
        match day {
            None => Self::Undated,
            Some(day) if day < today => Self::Overdue,
            Some(day) if day == today => Self::Today,
            Some(day) if Week::of(day) == Week::of(today) => Self::ThisWeek,
            Some(_) => Self::Later,
        }
    }
}

/// A task with the goal it is a step of, where that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The task.
    pub task: Rc<Task>,
    /// The goal.
    pub goal: Option<Rc<Goal>>,
}

impl Item {
    fn of(task: &Rc<Task>, records: &Records) -> Self {
        Self { task: Rc::clone(task), goal: task.goal_id.and_then(|id| records.goals.get(id)).cloned() }
    }

    /// The day by which it is to be done: its own, or else that of its goal.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.task.due_date.or_else(|| self.goal.as_ref().map(|goal| goal.date))
    }

    /// Whether the two can change places: loose tasks can, that are to be done by the same day.
    #[must_use]
    pub fn moves_with(&self, other: &Self) -> bool {
        let is_loose = |item: &Self| item.task.goal_id.is_none();
        is_loose(self) && is_loose(other) && self.task.due_date == other.task.due_date
    }

    /// Nobody has to take the steps of a goal that is done or set aside, unless they have a day of their own: no deadline is to be
    /// missed. Of a goal that is gone nobody has to take any; of one that is not known yet that is to be seen.
    fn is_wanted(&self) -> bool {
        let is_deadline = self.task.due_date.is_some();
        self.goal.as_ref().map_or(self.task.goal_id.is_none(), |goal| is_deadline || !goal.completed && !goal.skipped)
    }
}

/// The tasks that are to be done, and of the others those that are to be kept among them.
#[must_use]
pub fn agenda(records: &Records, today: Date, is_kept: impl Fn(&Task) -> bool) -> Vec<(When, Vec<Item>)> {
    let items = ordered(records, is_kept, |_| true);
    let list = |when| {
        let items: Vec<_> = items.iter().filter(|item| When::of(item.day(), today) == when).cloned().collect();
        (when, items)
    };
    When::ALL.into_iter().map(list).filter(|(_, items)| !items.is_empty()).collect()
}

/// Whether a task is to be done by a day; by `today` is also what should be done already.
#[must_use]
pub fn is_due(task: &Task, date: Date, today: Date) -> bool {
    task.due_date.is_some_and(|due| due == date || (due < date && date == today))
}

/// The tasks that are due on a day, and of the others those that are to be kept among them. Steps of the day's own goals stand
/// below these.
#[must_use]
pub fn due(records: &Records, date: Date, today: Date, is_kept: impl Fn(&Task) -> bool) -> Vec<Item> {
    let is_below = |item: &Item| item.goal.as_ref().is_some_and(|goal| goal.date == date);
    ordered(records, is_kept, |item| is_due(&item.task, date, today) && !is_below(item))
}

/// Whether a task is to be done by one of these days.
#[must_use]
pub fn is_due_in(task: &Task, days: &[Date]) -> bool {
    task.due_date.is_some_and(|due| days.contains(&due))
}

/// The tasks that are due on one of these days, and of the others those that are to be kept among them.
#[must_use]
pub fn due_in(records: &Records, days: &[Date], is_kept: impl Fn(&Task) -> bool) -> Vec<Item> {
    ordered(records, is_kept, |item| is_due_in(&item.task, days))
}

fn ordered(records: &Records, is_kept: impl Fn(&Task) -> bool, is_meant: impl Fn(&Item) -> bool) -> Vec<Item> {
    let tasks = records.tasks.iter().filter(|task| !task.completed || is_kept(task));
    let items = tasks.map(|task| Item::of(task, records)).filter(|item| item.is_wanted() && is_meant(item));
    order::by_key(items, |item| (item.day(), item.task.goal_id, item.task.position, item.task.id))
}

/// The tasks that are done, the last one first.
#[must_use]
pub fn done(records: &Records) -> Vec<Item> {
    let tasks = records.tasks.iter().filter(|task| task.completed);
    // What the server has not heard of yet was done just now.
    let tasks = order::by_key(tasks, |task| (task.completed_at.is_some(), Reverse(task.completed_at), task.id));
    tasks.into_iter().map(|task| Item::of(task, records)).collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::planner::Change;
    use studentos_client::types::{GoalId, TaskId, Title, UpdateGoal};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// Wednesday.
    fn today() -> Date {
        date("2026-03-04")
    }

    fn title(text: &str) -> Title {
        Title::parse(text).unwrap()
    }

    fn goal(records: &mut Records, name: &str, day: &str) -> GoalId {
        let change = Change::add_goal(title(name), date(day));
        change.apply(records);
        let Change::AddGoal(goal) = change else { unreachable!() };
        goal.id
    }

    fn task(records: &mut Records, name: &str, goal: Option<GoalId>, due: Option<&str>) -> TaskId {
        let change = Change::add_task(title(name), goal, due.map(date));
        change.apply(records);
        let Change::AddTask(task) = change else { unreachable!() };
        task.id
    }

    fn titles(items: &[Item]) -> Vec<String> {
        items.iter().map(|item| item.task.title.to_string()).collect()
    }

    fn told(records: &Records) -> Vec<(When, Vec<String>)> {
        agenda(records, today(), |_| false).iter().map(|(when, items)| (*when, titles(items))).collect()
    }

    fn list(when: When, names: &[&str]) -> (When, Vec<String>) {
        (when, names.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn tasks_are_listed_by_the_day_they_are_due() {
        let mut records = Records::default();
        for (name, due) in [
            ("whenever", None),
            ("monday", Some("2026-03-09")),
            ("sunday", Some("2026-03-08")),
            ("tomorrow", Some("2026-03-05")),
            ("today", Some("2026-03-04")),
            ("yesterday", Some("2026-03-03")),
            ("long ago", Some("2025-03-03")),
        ] {
            task(&mut records, name, None, due);
        }
        let lists = [
            list(When::Overdue, &["long ago", "yesterday"]),
            list(When::Today, &["today"]),
            list(When::ThisWeek, &["tomorrow", "sunday"]),
            list(When::Later, &["monday"]),
            list(When::Undated, &["whenever"]),
        ];
        assert_eq!(told(&records), lists);
    }

    #[test]
    fn a_step_is_due_with_its_goal_unless_it_has_a_day_of_its_own() {
        let mut records = Records::default();
        let essay = goal(&mut records, "Essay", "2026-03-05");
        task(&mut records, "outline", Some(essay), None);
        task(&mut records, "sources", Some(essay), Some("2026-03-04"));
        assert_eq!(told(&records), [list(When::Today, &["sources"]), list(When::ThisWeek, &["outline"])]);
    }

    #[test]
    fn a_step_with_a_day_of_its_own_outlasts_its_goal_unless_that_is_thrown_away() {
        let mut records = Records::default();
        let essay = goal(&mut records, "Essay", "2026-03-05");
        task(&mut records, "outline", Some(essay), None);
        task(&mut records, "sources", Some(essay), Some("2026-03-04"));
        let deadline = [list(When::Today, &["sources"])];
        Change::EditGoal(essay, UpdateGoal::default().skipped(true)).apply(&mut records);
        assert_eq!(told(&records), deadline);
        Change::tick_goal(essay, true).apply(&mut records);
        assert_eq!(told(&records), deadline);
        Change::DeleteGoal(essay).apply(&mut records);
        assert_eq!(told(&records), []);
    }

    #[test]
    fn a_day_has_the_tasks_that_are_due_and_today_those_that_were() {
        let mut records = Records::default();
        let essay = goal(&mut records, "Essay", "2026-03-04");
        let exam = goal(&mut records, "Exam", "2026-03-20");
        for (name, goal, due) in [
            ("step of today", Some(essay), Some("2026-03-04")),
            ("step of another day", Some(exam), Some("2026-03-04")),
            ("late", None, Some("2026-03-02")),
            ("tomorrow", None, Some("2026-03-05")),
            ("whenever", None, None),
        ] {
            task(&mut records, name, goal, due);
        }
        let on = |date: Date| titles(&due(&records, date, today(), |_| false));
        assert_eq!(on(today()), ["late", "step of another day"]);
        assert_eq!(on(date("2026-03-05")), ["tomorrow"]);
    }

    #[test]
    fn whose_step_it_is_has_to_be_known_and_not_thrown_away() {
        let mut records = Records::default();
        let exam = goal(&mut records, "Exam", "2026-03-20");
        task(&mut records, "step", Some(exam), Some("2026-03-04"));
        let is_due =
            |records: &Records| (!due(records, today(), today(), |_| false).is_empty(), !told(records).is_empty());
        assert_eq!(is_due(&records), (true, true));
        let mut unknown = records.clone();
        unknown.goals.forget(exam);
        assert_eq!(is_due(&unknown), (false, false));
        Change::DeleteGoal(exam).apply(&mut records);
        assert_eq!(is_due(&records), (false, false));
    }

    #[test]
    fn what_is_done_leaves_unless_it_is_kept() {
        let mut records = Records::default();
        let id = task(&mut records, "read", None, None);
        Change::tick_task(id, true).apply(&mut records);
        assert_eq!(told(&records), []);
        assert_eq!(titles(&done(&records)), ["read"]);
        let kept = agenda(&records, today(), |task| task.id == id);
        assert_eq!(titles(&kept[0].1), ["read"]);
    }

    #[test]
    fn loose_tasks_of_the_same_day_change_places() {
        let mut records = Records::default();
        let essay = goal(&mut records, "Essay", "2026-03-05");
        let ids = [
            task(&mut records, "a", None, None),
            task(&mut records, "b", None, None),
            task(&mut records, "c", None, Some("2026-03-04")),
            task(&mut records, "d", Some(essay), None),
            task(&mut records, "e", Some(essay), None),
        ];
        let item = |at: usize| Item::of(records.tasks.get(ids[at]).unwrap(), &records);
        assert!(item(0).moves_with(&item(1)));
        assert!(!item(0).moves_with(&item(2)) && !item(0).moves_with(&item(3)) && !item(3).moves_with(&item(4)));
    }

    #[test]
    fn a_week_has_the_tasks_that_are_due_on_its_days() {
        let mut records = Records::default();
        let essay = goal(&mut records, "Essay", "2026-03-04");
        task(&mut records, "last week", None, Some("2026-03-01"));
        task(&mut records, "friday", None, Some("2026-03-06"));
        task(&mut records, "whenever", None, None);
        let ticked = task(&mut records, "ticked", Some(essay), Some("2026-03-03"));
        task(&mut records, "step", Some(essay), Some("2026-03-05"));
        Change::tick_task(ticked, true).apply(&mut records);
        let days = Week::of(today()).days();
        assert_eq!(titles(&due_in(&records, &days, |task| task.id == ticked)), ["ticked", "step", "friday"]);
        Change::tick_goal(essay, true).apply(&mut records);
        assert_eq!(titles(&due_in(&records, &days, |_| false)), ["step", "friday"]);
    }
}
