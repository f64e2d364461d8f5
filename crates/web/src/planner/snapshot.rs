//! What was known when the app was last here, to be shown until the server has answered.

use super::{Planner, View, view::Shelf};
use serde::{Deserialize, Serialize};
use studentos_client::types::{Goal, Log, Task};

/// How many views are remembered: those looked at last.
const MOST: usize = 40;

/// What was known, as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    views: Vec<View>,
    goals: Vec<Goal>,
    tasks: Vec<Task>,
    logs: Vec<Log>,
}

impl Planner {
    /// What the server confirmed of the views looked at last.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let loaded: Vec<_> = self.shelves.iter().filter(|shelf| shelf.is_loaded).map(|shelf| shelf.view).collect();
        let views = loaded[loaded.len().saturating_sub(MOST)..].to_vec();
        let is_in = |has: &dyn Fn(View) -> bool| views.iter().any(|view| has(*view));
        let known = &self.confirmed;
        let goals = known.goals.iter().filter(|goal| is_in(&|view| view.has_goal(goal)));
        let tasks = known.tasks.iter().filter(|task| is_in(&|view| view.has_task(task, known.day_of(task))));
        let logs = known.logs.iter().filter(|log| is_in(&|view| view.has_logs_of(log.date)));
        Snapshot {
            goals: goals.map(|goal| (**goal).clone()).collect(),
            tasks: tasks.map(|task| (**task).clone()).collect(),
            logs: logs.map(|log| (**log).clone()).collect(),
            views,
        }
    }

    /// Shows what was known of whatever has not been read since.
    pub(super) fn remember(&mut self, snapshot: Snapshot) {
        let Snapshot { views, goals, tasks, logs } = snapshot;
        let shelves = &self.shelves;
        let is_read = |has: &dyn Fn(View) -> bool| shelves.iter().any(|shelf| shelf.is_loaded && has(shelf.view));
        for goal in goals {
            if !is_read(&|view| view.has_goal(&goal)) {
                self.confirmed.goals.remember(goal);
            }
        }
        for task in tasks {
            let day = self.confirmed.day_of(&task);
            if !is_read(&|view| view.has_task(&task, day)) {
                self.confirmed.tasks.remember(task);
            }
        }
        for log in logs {
            if !is_read(&|view| view.has_logs_of(log.date)) {
                self.confirmed.logs.remember(log);
            }
        }
        // They were looked at before those of this time.
        for view in views.into_iter().rev() {
            match self.shelves.iter_mut().find(|shelf| shelf.view == view) {
                Some(known) => known.is_loaded = true,
                None => self.shelves.insert(0, Shelf { is_loaded: true, ..Shelf::new(view) }),
            }
        }
    }
}
