//! The part of the server that keeps goals, tasks and logs, in memory.
//!
//! Long because it is a whole server, if a small one: what it does to each kind is best seen side by side.
#![expect(
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "what tests are made of may panic, and each change is a few lines"
)]

use crate::planner::{Answer, Change, Id, Pending, Request, View};
use std::collections::{HashMap, VecDeque};
use studentos_client::{
    ETag, Error, fake,
    types::{
        Date, ErrorCode, Event, Goal, GoalChange, GoalId, Log, LogChange, LogId, Task, TaskChange, TaskId, Timestamp,
    },
};

/// Places are dense, titles unique in their day, what is new is last, and a key makes one thing.
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
    pub fn day(&self, date: Date) -> Vec<Goal> {
        let mut goals: Vec<_> = self.goals.iter().filter(|goal| goal.date == date).cloned().collect();
        goals.sort_by_key(|goal| goal.position);
        goals.iter().map(|goal| self.counted(goal)).collect()
    }

    pub fn tasks_of(&self, goal: Option<GoalId>) -> Vec<Task> {
        let mut tasks: Vec<_> = self.tasks.iter().filter(|task| task.goal_id == goal).cloned().collect();
        tasks.sort_by_key(|task| task.position);
        tasks
    }

    pub fn logs(&self, date: Date) -> Vec<Log> {
        self.logs.iter().filter(|log| log.date == date).cloned().collect()
    }

    fn counted(&self, goal: &Goal) -> Goal {
        let tasks = self.tasks_of(Some(goal.id));
        let done = tasks.iter().filter(|task| task.completed).count();
        Goal { tasks_total: tasks.len().try_into().unwrap(), tasks_completed: done.try_into().unwrap(), ..goal.clone() }
    }

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
                Ok(Answer::Logs(self.logs.iter().filter(|log| (from..=to).contains(&log.date)).cloned().collect()))
            }
            Request::Look(id) => {
                let (answer, at) = match id {
                    Id::Goal(id) => {
                        self.goal(id).map(|goal| (Answer::Goal(Box::new(goal.clone())), goal.updated_at))?
                    }
                    Id::Task(id) => {
                        self.task(id).map(|task| (Answer::Task(Box::new(task.clone())), task.updated_at))?
                    }
                    Id::Log(id) => self.log(id).map(|log| (Answer::Log(Box::new(log.clone())), log.updated_at))?,
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
        let before = self.counts();
        let answer = self.change(change.clone(), etag.as_ref());
        // A goal tells when it has other steps.
        let is_other = |(id, ..): &(GoalId, i64, i64)| before.iter().any(|(known, ..)| known == id);
        for (goal, ..) in self.counts().into_iter().filter(|count| !before.contains(count) && is_other(count)) {
            if let Ok(goal) = self.goal(goal) {
                let data = self.counted(&goal);
                self.events.push_back(Event::Goal(GoalChange::Upsert { id: data.id, data }));
            }
        }
        if change.made().is_some() {
            self.keys.insert(key, answer.clone());
        }
        answer
    }

    fn counts(&self) -> Vec<(GoalId, i64, i64)> {
        let count = |goal: &Goal| {
            let goal = self.counted(goal);
            (goal.id, goal.tasks_total, goal.tasks_completed)
        };
        self.goals.iter().map(count).collect()
    }

    fn now(&mut self) -> Timestamp {
        self.clock += 1;
        Timestamp::from_micros(self.clock)
    }

    /// An id, later than all before it. The server's clock is ahead of the page's.
    fn id(&mut self) -> String {
        self.made += 1;
        format!("ffffffff-ffff-7000-8000-{:012}", self.made)
    }

    fn change(&mut self, change: Change, etag: Option<&ETag>) -> Result<Answer, Error> {
        let now = self.now();
        match change {
            Change::AddGoal(goal) => {
                let id = GoalId::parse(&self.id()).unwrap();
                self.insert_goal(usize::MAX, Goal { id, created_at: now, updated_at: now, ..*goal })
            }
            Change::EditGoal(id, changes) => {
                let old = self.goal(id)?;
                matches(etag, old.updated_at)?;
                let place = usize::try_from(old.position).unwrap();
                let mut goal = self.take_goal(id);
                let date = changes.date.unwrap_or(old.date);
                let end = if date == old.date { place } else { usize::MAX };
                let to = changes.position.map_or(end, |position| position as usize);
                goal.skipped = changes.skipped.unwrap_or(goal.skipped && changes.completed != Some(true));
                goal.title = changes.title.unwrap_or(goal.title);
                goal.completed = changes.completed.unwrap_or(goal.completed);
                goal.notes = changes.notes.unwrap_or(goal.notes);
                (goal.date, goal.updated_at) = (date, now);
                let answer = self.insert_goal(to, goal);
                if answer.is_err() {
                    self.insert_goal(place, old)?;
                }
                answer
            }
            Change::DeleteGoal(id) => {
                self.goal(id)?;
                let goal = self.take_goal(id);
                self.goal_trash.push(goal);
                self.events.push_back(Event::Goal(GoalChange::Delete { id }));
                Ok(Answer::Done)
            }
            Change::RestoreGoal(id) => {
                let Some(index) = self.goal_trash.iter().position(|goal| goal.id == id) else {
                    return self.goal(id).map(|goal| Answer::Goal(Box::new(self.counted(&goal))));
                };
                let goal = self.goal_trash[index].clone();
                let answer = self.insert_goal(usize::try_from(goal.position).unwrap(), goal)?;
                self.goal_trash.remove(index);
                Ok(answer)
            }
            Change::CarryOver(days) => {
                let is_open = |goal: &Goal| !goal.completed && !goal.skipped;
                for goal in self.day(days.from).into_iter().filter(is_open) {
                    let old = self.take_goal(goal.id);
                    let place = usize::try_from(old.position).unwrap();
                    if self.insert_goal(usize::MAX, Goal { date: days.to, updated_at: now, ..old.clone() }).is_err() {
                        self.insert_goal(place, old)?;
                    }
                }
                Ok(Answer::Done)
            }
            Change::AddRepeat(_) => Ok(Answer::Done),
            Change::AddTask(task) => {
                let id = TaskId::parse(&self.id()).unwrap();
                if let Some(goal) = task.goal_id {
                    self.goal(goal)?;
                }
                Ok(self.insert_task(usize::MAX, Task { id, created_at: now, updated_at: now, ..*task }))
            }
            Change::EditTask(id, changes) => {
                let mut task = self.task(id)?;
                matches(etag, task.updated_at)?;
                let of = changes.goal_id.unwrap_or(task.goal_id);
                if let Some(goal) = of {
                    self.goal(goal)?;
                }
                let end = if of == task.goal_id { usize::try_from(task.position).unwrap() } else { usize::MAX };
                let to = changes.position.map_or(end, |position| position as usize);
                self.take_task(id);
                task.title = changes.title.unwrap_or(task.title);
                task.completed = changes.completed.unwrap_or(task.completed);
                task.due_date = changes.due_date.unwrap_or(task.due_date);
                (task.goal_id, task.updated_at) = (of, now);
                Ok(self.insert_task(to, task))
            }
            Change::DeleteTask(id) => {
                let task = self.task(id)?;
                self.take_task(id);
                self.task_trash.push(task);
                self.events.push_back(Event::Task(TaskChange::Delete { id }));
                Ok(Answer::Done)
            }
            Change::RestoreTask(id) => {
                let Some(index) = self.task_trash.iter().position(|task| task.id == id) else {
                    return self.task(id).map(|task| Answer::Task(Box::new(task)));
                };
                let mut task = self.task_trash.remove(index);
                task.goal_id = task.goal_id.filter(|id| self.goals.iter().any(|goal| goal.id == *id));
                Ok(self.insert_task(usize::try_from(task.position).unwrap(), task))
            }
            Change::AddLog(log) => {
                let id = LogId::parse(&self.id()).unwrap();
                if let Some(goal) = log.goal_id {
                    self.goal(goal)?;
                }
                Ok(self.keep_log(Log { id, created_at: now, updated_at: now, ..*log }))
            }
            Change::EditLog(id, changes) => {
                let mut log = self.log(id)?;
                matches(etag, log.updated_at)?;
                log.body = changes.body.unwrap_or(log.body);
                log.minutes = changes.minutes.unwrap_or(log.minutes);
                log.updated_at = now;
                self.logs.retain(|other| other.id != id);
                Ok(self.keep_log(log))
            }
            Change::DeleteLog(id) => {
                let log = self.log(id)?;
                self.logs.retain(|other| other.id != id);
                self.log_trash.push(log);
                self.events.push_back(Event::Log(LogChange::Delete { id }));
                Ok(Answer::Done)
            }
            Change::RestoreLog(id) => {
                let Some(index) = self.log_trash.iter().position(|log| log.id == id) else {
                    return self.log(id).map(|log| Answer::Log(Box::new(log)));
                };
                let log = self.log_trash.remove(index);
                Ok(self.keep_log(log))
            }
        }
    }

    fn goal(&self, id: GoalId) -> Result<Goal, Error> {
        self.goals.iter().find(|goal| goal.id == id).cloned().ok_or_else(|| refusal(ErrorCode::NotFound))
    }

    /// A task of a goal in the trash is not there either.
    fn task(&self, id: TaskId) -> Result<Task, Error> {
        let task = self.tasks.iter().find(|task| task.id == id).cloned().ok_or_else(|| refusal(ErrorCode::NotFound))?;
        task.goal_id.map_or(Ok(()), |goal| self.goal(goal).map(drop))?;
        Ok(task)
    }

    fn log(&self, id: LogId) -> Result<Log, Error> {
        self.logs.iter().find(|log| log.id == id).cloned().ok_or_else(|| refusal(ErrorCode::NotFound))
    }

    fn take_goal(&mut self, id: GoalId) -> Goal {
        let goal = self.goals.remove(self.goals.iter().position(|goal| goal.id == id).unwrap());
        let rest = self.goals.iter_mut().filter(|other| other.date == goal.date && other.position > goal.position);
        rest.for_each(|other| other.position -= 1);
        goal
    }

    fn insert_goal(&mut self, place: usize, mut goal: Goal) -> Result<Answer, Error> {
        let there = self.day(goal.date);
        let same = |other: &Goal| other.title.as_str().to_lowercase() == goal.title.as_str().to_lowercase();
        if there.iter().any(same) {
            return Err(refusal(ErrorCode::GoalExists));
        }
        goal.position = place.min(there.len()).try_into().unwrap();
        let rest = self.goals.iter_mut().filter(|other| other.date == goal.date && other.position >= goal.position);
        rest.for_each(|other| other.position += 1);
        self.goals.push(goal.clone());
        let data = self.counted(&goal);
        self.events.push_back(Event::Goal(GoalChange::Upsert { id: data.id, data: data.clone() }));
        Ok(Answer::Goal(Box::new(data)))
    }

    fn take_task(&mut self, id: TaskId) {
        let task = self.tasks.remove(self.tasks.iter().position(|task| task.id == id).unwrap());
        let rest =
            self.tasks.iter_mut().filter(|other| other.goal_id == task.goal_id && other.position > task.position);
        rest.for_each(|other| other.position -= 1);
    }

    fn insert_task(&mut self, place: usize, mut task: Task) -> Answer {
        let there = self.tasks_of(task.goal_id).len();
        task.position = place.min(there).try_into().unwrap();
        let rest =
            self.tasks.iter_mut().filter(|other| other.goal_id == task.goal_id && other.position >= task.position);
        rest.for_each(|other| other.position += 1);
        self.tasks.push(task.clone());
        self.events.push_back(Event::Task(TaskChange::Upsert { id: task.id, data: task.clone() }));
        Answer::Task(Box::new(task))
    }

    fn keep_log(&mut self, log: Log) -> Answer {
        self.logs.push(log.clone());
        self.logs.sort_by_key(|log| log.id);
        self.events.push_back(Event::Log(LogChange::Upsert { id: log.id, data: log.clone() }));
        Answer::Log(Box::new(log))
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
