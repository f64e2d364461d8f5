//! What a change looks like before the server has answered.

use super::{Change, Records, table::Placed};
use studentos_client::types::{GoalId, LogId, TaskId, UpdateGoal, UpdateLog, UpdateTask};

impl Change {
    /// Does it to what is shown. What is not there is not changed.
    pub fn apply(&self, records: &mut Records) {
        match self {
            Self::AddGoal(goal) => records.goals.push((**goal).clone()),
            Self::EditGoal(id, changes) => edit_goal(records, *id, changes),
            Self::DeleteGoal(id) => drop(records.goals.take_out(*id)),
            Self::RestoreGoal(id) => drop(records.goals.put_back(*id)),
            Self::CarryOver(_) | Self::AddRepeat(_) => {}
            Self::AddTask(task) => {
                records.tasks.push((**task).clone());
                records.count(task.goal_id, 1, 0);
            }
            Self::EditTask(id, changes) => edit_task(records, *id, changes),
            Self::DeleteTask(id) => {
                if let Some(task) = records.tasks.take_out(*id) {
                    records.count(task.goal_id, -1, -i64::from(task.completed));
                }
            }
            Self::RestoreTask(id) => {
                if let Some(task) = records.tasks.put_back(*id) {
                    records.count(task.goal_id, 1, task.completed.into());
                }
            }
            Self::AddLog(log) => records.logs.set((**log).clone()),
            Self::EditLog(id, changes) => edit_log(records, *id, changes),
            Self::DeleteLog(id) => drop(records.logs.delete(*id)),
            Self::RestoreLog(id) => drop(records.logs.restore(*id)),
        }
    }
}

fn edit_goal(records: &mut Records, id: GoalId, changes: &UpdateGoal) {
    let Some(goal) = records.goals.get_mut(id) else { return };
    let UpdateGoal { title, completed, skipped, date, notes, position } = changes.clone();
    if completed == Some(true) {
        goal.skipped = false;
    }
    set(&mut goal.title, title);
    set(&mut goal.completed, completed);
    set(&mut goal.skipped, skipped);
    set(&mut goal.notes, notes);
    let (of, is_moved) = (date.unwrap_or(goal.date), date.is_some_and(|date| date != goal.date));
    if is_moved || position.is_some() {
        records.goals.shift(id, of, position.map(i64::from));
    }
}

fn edit_task(records: &mut Records, id: TaskId, changes: &UpdateTask) {
    let Some(task) = records.tasks.get_mut(id) else { return };
    let UpdateTask { title, completed, goal_id, due_date, position } = changes.clone();
    let (from, was_done) = (task.goal_id, task.completed);
    set(&mut task.title, title);
    set(&mut task.completed, completed);
    set(&mut task.due_date, due_date);
    let (is_done, of) = (task.completed, goal_id.unwrap_or(task.of()));
    if of != from || position.is_some() {
        records.tasks.shift(id, of, position.map(i64::from));
    }
    records.count(from, -1, -i64::from(was_done));
    records.count(of, 1, is_done.into());
}

fn edit_log(records: &mut Records, id: LogId, changes: &UpdateLog) {
    let Some(log) = records.logs.get_mut(id) else { return };
    let UpdateLog { date, body, minutes, mood, goal_id } = changes.clone();
    set(&mut log.date, date);
    set(&mut log.body, body);
    set(&mut log.minutes, minutes);
    set(&mut log.mood, mood);
    set(&mut log.goal_id, goal_id);
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}
