//! Logs, as they were made.
#![expect(clippy::unwrap_used, reason = "what tests are made of may panic")]

use super::{Server, matches, refusal};
use crate::planner::Answer;
use studentos_client::{
    ETag, Error,
    types::{Date, ErrorCode, Event, GoalId, Log, LogChange, LogId, Timestamp, UpdateLog},
};

impl Server {
    pub fn logs(&self, date: Date) -> Vec<Log> {
        self.logs.iter().filter(|log| log.date == date).map(|log| self.told(log)).collect()
    }

    /// What is told of a log: nothing of a goal in the trash.
    pub(super) fn told(&self, log: &Log) -> Log {
        Log { goal_id: log.goal_id.filter(|id| self.goal(*id).is_ok()), ..log.clone() }
    }

    /// Those of a goal that went into the trash or came back are told.
    pub(super) fn tell_logs_of(&mut self, goal: GoalId) {
        let logs: Vec<_> = self.logs.iter().filter(|log| log.goal_id == Some(goal)).map(|log| self.told(log)).collect();
        self.events.extend(logs.into_iter().map(|data| Event::Log(LogChange::Upsert { id: data.id, data })));
    }

    pub(super) fn add_log(&mut self, log: Log, now: Timestamp) -> Result<Answer, Error> {
        let id = LogId::parse(&self.later_id()).unwrap();
        self.has_goal(log.goal_id)?;
        Ok(self.keep_log(Log { id, created_at: now, updated_at: now, ..log }))
    }

    pub(super) fn edit_log(
        &mut self,
        id: LogId,
        changes: UpdateLog,
        etag: Option<&ETag>,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        let mut log = self.log(id)?;
        matches(etag, log.updated_at)?;
        let UpdateLog { date, body, minutes, mood, goal_id } = changes;
        self.has_goal(goal_id.flatten())?;
        log.date = date.unwrap_or(log.date);
        log.body = body.unwrap_or(log.body);
        log.minutes = minutes.unwrap_or(log.minutes);
        log.mood = mood.unwrap_or(log.mood);
        log.goal_id = goal_id.unwrap_or(log.goal_id);
        log.updated_at = now;
        self.logs.retain(|other| other.id != id);
        Ok(self.keep_log(log))
    }

    pub(super) fn delete_log(&mut self, id: LogId) -> Result<Answer, Error> {
        let log = self.log(id)?;
        self.logs.retain(|other| other.id != id);
        self.log_trash.push(log);
        self.events.push_back(Event::Log(LogChange::Delete { id }));
        Ok(Answer::Done)
    }

    pub(super) fn restore_log(&mut self, id: LogId) -> Result<Answer, Error> {
        let Some(index) = self.log_trash.iter().position(|log| log.id == id) else {
            return self.log(id).map(|log| Answer::Log(Box::new(self.told(&log))));
        };
        let log = self.log_trash.remove(index);
        Ok(self.keep_log(log))
    }

    pub(super) fn log(&self, id: LogId) -> Result<Log, Error> {
        self.logs.iter().find(|log| log.id == id).cloned().ok_or_else(|| refusal(ErrorCode::NotFound))
    }

    fn keep_log(&mut self, log: Log) -> Answer {
        let data = self.told(&log);
        self.logs.push(log);
        self.logs.sort_by_key(|log| log.id);
        self.events.push_back(Event::Log(LogChange::Upsert { id: data.id, data: data.clone() }));
        Answer::Log(Box::new(data))
    }
}
