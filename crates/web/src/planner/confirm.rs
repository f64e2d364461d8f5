//! Taking in what the server says, whether it was asked or not.

use super::{Answer, Change, Id, Planner, Records, View, view::State};
use studentos_client::types::{Event, Goal, GoalChange, Log, LogChange, Task, TaskChange};

impl Records {
    /// Takes a view as the server has it.
    pub(super) fn take(&mut self, view: View, answer: Answer) {
        match (view, answer) {
            (View::Goals(from, to), Answer::Goals(goals)) => {
                self.goals.replace(|goal| (from..=to).contains(&goal.date), goals);
            }
            // What is not among these may well be there, its steps done; and what is may be known better from its day.
            (View::GoalsWithSteps, Answer::Goals(goals)) => {
                for goal in goals {
                    if self.goals.get(goal.id).is_none_or(|known| known.updated_at <= goal.updated_at) {
                        self.goals.set(goal);
                    }
                }
            }
            (view, Answer::Tasks(tasks)) => {
                let goals = &self.goals;
                let day = |task: &Task| task.goal_id.and_then(|id| goals.get(id)).map(|goal| goal.date);
                self.tasks.replace(|task| view.has_task(task, day(task)), tasks);
            }
            (View::Logs(from, to), Answer::Logs(logs)) => {
                self.logs.replace(|log| (from..=to).contains(&log.date), logs);
            }
            _ => {}
        }
    }

    /// Takes one thing as the server has it.
    pub(super) fn set(&mut self, answer: Answer) {
        match answer {
            Answer::Goal(goal) => self.goals.set(*goal),
            Answer::Task(task) => self.tasks.set(*task),
            Answer::Log(log) => self.logs.set(*log),
            _ => {}
        }
    }
}

impl Planner {
    /// The server did it, and this is what came of it.
    pub(super) fn confirm(&mut self, change: &Change, answer: Answer) {
        self.changes += 1;
        change.apply(&mut self.confirmed);
        match answer {
            Answer::Goal(goal) => self.confirm_goal(change, *goal),
            Answer::Task(task) => self.confirm_task(change, *task),
            Answer::Log(log) => self.confirm_log(change, *log),
            _ => {}
        }
        match change {
            // What came of it is not known here.
            Change::CarryOver(days) => {
                let days = *days;
                self.stale(|view| view.has_tasks() || view.has_goals_of(days.from) || view.has_goals_of(days.to));
            }
            Change::AddRepeat(_) => self.stale_repeats(),
            // Tasks and logs go and come with it.
            Change::DeleteGoal(_) | Change::RestoreGoal(_) => self.stale(|view| !view.has_goals()),
            _ => {}
        }
    }

    fn confirm_goal(&mut self, change: &Change, goal: Goal) {
        let known = match change.made() {
            Some(Id::Goal(made)) => made,
            _ => goal.id,
        };
        let expected = self.confirmed.goals.get(known).map(|goal| (goal.date, goal.position));
        if known != goal.id {
            self.confirmed.goals.forget(known);
            self.replace_id(Id::Goal(known), Id::Goal(goal.id));
        }
        // Someone else changed the day, too: it has to be read to know how.
        if expected != Some((goal.date, goal.position)) {
            let date = goal.date;
            let before = expected.map_or(date, |(date, _)| date);
            self.stale(|view| view.has_goals_of(date) || view.has_goals_of(before));
        }
        self.confirmed.goals.set(goal);
    }

    fn confirm_task(&mut self, change: &Change, task: Task) {
        let known = match change.made() {
            Some(Id::Task(made)) => made,
            _ => task.id,
        };
        let expected = self.confirmed.tasks.get(known).map(|task| (task.goal_id, task.position));
        if known != task.id {
            self.confirmed.tasks.forget(known);
            self.replace_id(Id::Task(known), Id::Task(task.id));
        }
        if expected != Some((task.goal_id, task.position)) {
            self.stale(View::has_tasks);
        }
        self.confirmed.tasks.set(task);
    }

    fn confirm_log(&mut self, change: &Change, log: Log) {
        if let Some(Id::Log(made)) = change.made()
            && made != log.id
        {
            self.confirmed.logs.forget(made);
            self.replace_id(Id::Log(made), Id::Log(log.id));
        }
        self.confirmed.logs.set(log);
    }

    /// Something has changed, here or elsewhere. What tells nothing new has nothing read again but what is on its way; a goal counts
    /// its tasks.
    pub(super) fn told(&mut self, event: Event) {
        self.changes += 1;
        // What is on its way may be from before, or from after.
        for shelf in self.shelves.iter_mut().filter(|shelf| shelf.asked.is_some()) {
            shelf.state = State::Stale;
        }
        match event {
            Event::Goal(GoalChange::Upsert { data, .. }) => self.told_goal(&data),
            Event::Goal(GoalChange::Delete { id }) => {
                if let Some(date) = self.confirmed.goals.get(id).map(|goal| goal.date) {
                    self.stale(|view| view.has_goals_of(date) || view.has_tasks());
                    // No day is read that it would be missing from.
                    if !self.shelves.iter().any(|shelf| shelf.view.has_goals_of(date)) {
                        self.confirmed.goals.forget(id);
                    }
                }
            }
            Event::Task(TaskChange::Upsert { data, .. }) => {
                let known = self.confirmed.tasks.get(data.id);
                if known.is_none_or(|known| **known != data && known.updated_at <= data.updated_at) {
                    self.stale(|view| view.has_tasks() || view.has_goals());
                }
            }
            Event::Task(TaskChange::Delete { id }) if self.confirmed.tasks.get(id).is_some() => {
                self.stale(|view| view.has_tasks() || view.has_goals());
            }
            Event::Log(LogChange::Upsert { data, .. }) => {
                let known = self.confirmed.logs.get(data.id);
                let before = known.map_or(data.date, |known| known.date);
                if known.is_none_or(|known| **known != data && known.updated_at <= data.updated_at) {
                    self.stale(|view| view.has_logs_of(data.date) || view.has_logs_of(before));
                }
            }
            Event::Log(LogChange::Delete { id }) => {
                if let Some(date) = self.confirmed.logs.get(id).map(|log| log.date) {
                    self.stale(|view| view.has_logs_of(date));
                }
            }
            Event::Repeat(_) => self.stale_repeats(),
            Event::Reset {} => {
                self.stale_repeats();
                self.stale(|_| true);
            }
            _ => {}
        }
    }

    fn told_goal(&mut self, goal: &Goal) {
        let known = self.confirmed.goals.get(goal.id);
        if known.is_some_and(|known| **known == *goal || known.updated_at > goal.updated_at) {
            return;
        }
        // Another place means that others have another place as well, and steps come along to another day.
        let before = known.map_or(goal.date, |known| known.date);
        if known.is_none_or(|known| known.date != goal.date) {
            self.stale(View::has_tasks);
        }
        self.stale(|view| view.has_goal(goal) || view.has_goals_of(before));
    }
}
