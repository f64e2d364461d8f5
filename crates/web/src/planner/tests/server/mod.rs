//! The part of the server that keeps goals, tasks and logs, in memory.
#![expect(clippy::unwrap_used, reason = "what tests are made of may panic")]

mod goals;
mod logs;
mod tasks;

use crate::planner::{Answer, Change, Id, Pending, Request, View};
use std::collections::{HashMap, VecDeque};
use studentos_client::{
    ETag, Error, fake,
    types::{ErrorCode, Event, Goal, GoalChange, Log, Task, TaskChange, Timestamp},
};

/// Places are dense, titles unique in their day, what is new is last, and a key makes one thing. Each change is done here in the
/// server's own way, not in the planner's, which is what is tried.
#[derive(Default)]
pub struct Server {
    goals: Vec<Goal>,
    tasks: Vec<Task>,
    logs: Vec<Log>,
    goal_trash: Vec<Goal>,
    task_trash: Vec<Task>,
    log_trash: Vec<Log>,
    made: u32,
    clock: i64,
    keys: HashMap<String, Result<Answer, Error>>,
    pub events: VecDeque<Event>,
}

impl Server {
    pub fn handle(&mut self, request: Request) -> Result<Answer, Error> {
        match request {
            Request::View(View::Goals(from, to)) => {
                let days = (0..=to.days_since_epoch() - from.days_since_epoch()).map(|day| from.plus_days(day));
                Ok(Answer::Goals(days.flat_map(|day| self.day(day)).collect()))
            }
            Request::View(View::GoalsWithSteps) => {
                let goals = self.goals.iter().map(|goal| self.counted(goal));
                Ok(Answer::Goals(goals.filter(|goal| goal.tasks_completed < goal.tasks_total).collect()))
            }
            Request::View(View::Steps(date)) => {
                Ok(Answer::Tasks(self.day(date).iter().flat_map(|goal| self.tasks_of(Some(goal.id))).collect()))
            }
            Request::View(View::Tasks(completed)) => {
                let is_there = |task: &&Task| task.goal_id.is_none_or(|id| self.goals.iter().any(|goal| goal.id == id));
                let tasks = self.tasks.iter().filter(|task| task.completed == completed);
                Ok(Answer::Tasks(tasks.filter(is_there).cloned().collect()))
            }
            Request::View(View::Due(date)) => {
                let is_due = |task: &&Task| !task.completed && task.due_date.is_some_and(|due| due <= date);
                let is_there = |task: &&Task| task.goal_id.is_none_or(|id| self.goals.iter().any(|goal| goal.id == id));
                Ok(Answer::Tasks(self.tasks.iter().filter(is_due).filter(is_there).cloned().collect()))
            }
            Request::View(View::Logs(from, to)) => {
                let logs = self.logs.iter().filter(|log| (from..=to).contains(&log.date));
                Ok(Answer::Logs(logs.map(|log| self.told(log)).collect()))
            }
            Request::Look(id) => {
                let (answer, at) = match id {
                    Id::Goal(id) => {
                        self.goal(id).map(|goal| (Answer::Goal(Box::new(goal.clone())), goal.updated_at))?
                    }
                    Id::Task(id) => {
                        self.task(id).map(|task| (Answer::Task(Box::new(task.clone())), task.updated_at))?
                    }
                    Id::Log(id) => self.log(id).map(|log| (Answer::Log(Box::new(self.told(&log))), log.updated_at))?,
                };
                Ok(Answer::Version(Box::new(answer), ETag::parse(&format!("\"{at}\"")).unwrap()))
            }
            Request::Change(pending) => self.once(pending),
        }
    }

    fn once(&mut self, pending: Pending) -> Result<Answer, Error> {
        let Pending { change, key, etag, .. } = pending;
        if let Some(answer) = self.keys.get(&key).filter(|_| change.made().is_some()) {
            return answer.clone();
        }
        let (goals, tasks) = (self.surroundings(), self.places());
        let answer = self.change(change.clone(), etag.as_ref());
        // What has another place, or other steps, tells so.
        for other in self.surroundings() {
            if !goals.contains(&other) && goals.iter().any(|(known, ..)| *known == other.0) {
                let data = self.counted(&self.goal(other.0).unwrap());
                self.events.push_back(Event::Goal(GoalChange::Upsert { id: data.id, data }));
            }
        }
        for other in self.places() {
            if !tasks.contains(&other)
                && tasks.iter().any(|(known, _)| *known == other.0)
                && let Ok(data) = self.task(other.0)
            {
                self.events.push_back(Event::Task(TaskChange::Upsert { id: data.id, data }));
            }
        }
        if change.made().is_some() {
            self.keys.insert(key, answer.clone());
        }
        answer
    }

    fn now(&mut self) -> Timestamp {
        self.clock += 1;
        Timestamp::from_micros(self.clock)
    }

    /// An id, later than all before it. The server's clock is ahead of the page's.
    fn later_id(&mut self) -> String {
        self.made += 1;
        format!("ffffffff-ffff-7000-8000-{:012x}", self.made)
    }

    /// An id of what has a place: two servers whose clocks differ do not give them in the order in which things are made.
    fn any_id(&mut self) -> String {
        self.made += 1;
        format!("{:08x}-0000-7000-8000-000000000000", self.made.reverse_bits())
    }

    fn change(&mut self, change: Change, etag: Option<&ETag>) -> Result<Answer, Error> {
        let now = self.now();
        match change {
            Change::AddGoal(goal) => self.add_goal(*goal, now),
            Change::EditGoal(id, changes) => self.edit_goal(id, changes, etag, now),
            Change::DeleteGoal(id) => self.delete_goal(id),
            Change::RestoreGoal(id) => self.restore_goal(id),
            Change::CarryOver(days) => self.carry_over(days, now),
            Change::AddRepeat(_) => Ok(Answer::Done),
            Change::AddTask(task) => self.add_task(*task, now),
            Change::EditTask(id, changes) => self.edit_task(id, changes, etag, now),
            Change::DeleteTask(id) => self.delete_task(id),
            Change::RestoreTask(id) => self.restore_task(id),
            Change::AddLog(log) => self.add_log(*log, now),
            Change::EditLog(id, changes) => self.edit_log(id, changes, etag, now),
            Change::DeleteLog(id) => self.delete_log(id),
            Change::RestoreLog(id) => self.restore_log(id),
        }
    }
}

fn matches(etag: Option<&ETag>, at: Timestamp) -> Result<(), Error> {
    match etag {
        Some(etag) if etag.as_str() != format!("\"{at}\"") => Err(refusal(ErrorCode::PreconditionFailed)),
        _ => Ok(()),
    }
}

pub fn refusal(code: ErrorCode) -> Error {
    Error::from_response(&fake::problem(code))
}
