//! The part of the server that keeps goals, in memory.
#![expect(clippy::unwrap_used, reason = "what tests are made of may panic")]

use crate::goals::{Answer, Request};
use studentos_client::{
    Error, fake,
    types::{Date, ErrorCode, Goal, GoalId, Notes, Timestamp, Title},
};

/// Places are dense, titles unique in their day, new goals last.
#[derive(Default)]
pub struct Server {
    pub goals: Vec<Goal>,
    pub trash: Vec<Goal>,
    pub made: u32,
}

impl Server {
    pub fn list(&self, date: Date) -> Vec<Goal> {
        let mut goals: Vec<_> = self.goals.iter().filter(|goal| goal.date == date).cloned().collect();
        goals.sort_by_key(|goal| goal.position);
        goals
    }

    /// Writes the goals of a day in this order.
    pub fn store(&mut self, date: Date, goals: Vec<Goal>) {
        self.goals.retain(|goal| goal.date != date);
        self.goals.extend((0..).zip(goals).map(|(position, goal)| Goal { position, date, ..goal }));
    }

    pub fn insert(&mut self, date: Date, place: usize, goal: Goal) -> Result<Goal, Error> {
        let mut goals = self.list(date);
        let same = |other: &Goal| other.title.as_str().to_lowercase() == goal.title.as_str().to_lowercase();
        if goals.iter().any(same) {
            return Err(refusal(ErrorCode::GoalExists));
        }
        let id = goal.id;
        goals.insert(place.min(goals.len()), goal);
        self.store(date, goals);
        self.find(id)
    }

    pub fn find(&self, id: GoalId) -> Result<Goal, Error> {
        self.goals.iter().find(|goal| goal.id == id).cloned().ok_or_else(|| refusal(ErrorCode::NotFound))
    }

    pub fn take(&mut self, id: GoalId) -> Result<Goal, Error> {
        let goal = self.find(id)?;
        let rest = self.list(goal.date).into_iter().filter(|goal| goal.id != id).collect();
        self.store(goal.date, rest);
        Ok(goal)
    }

    pub fn handle(&mut self, request: Request) -> Result<Answer, Error> {
        let saved = |goal| Answer::Saved(Box::new(goal));
        match request {
            Request::List(date) => Ok(Answer::Listed(self.list(date))),
            Request::Create(new) => {
                self.made += 1;
                self.insert(new.date, usize::MAX, goal(self.made, new.title, new.date)).map(saved)
            }
            Request::Update(id, changes) => {
                let old = self.take(id)?;
                let place = usize::try_from(old.position).unwrap();
                let new = Goal {
                    title: changes.title.unwrap_or_else(|| old.title.clone()),
                    completed: changes.completed.unwrap_or(old.completed),
                    ..old.clone()
                };
                let to = changes.position.map_or(place, |position| position as usize);
                let result = self.insert(old.date, to, new);
                if result.is_err() {
                    self.insert(old.date, place, old)?;
                }
                result.map(saved)
            }
            Request::Delete(id) => {
                let goal = self.take(id)?;
                self.trash.push(goal);
                Ok(Answer::Deleted)
            }
            Request::Restore(id) => {
                let Some(index) = self.trash.iter().position(|goal| goal.id == id) else {
                    return self.find(id).map(saved);
                };
                let goal = self.trash[index].clone();
                let restored = self.insert(goal.date, usize::try_from(goal.position).unwrap(), goal)?;
                self.trash.remove(index);
                Ok(saved(restored))
            }
            Request::CarryOver(days) => {
                let mut moved = Vec::new();
                for goal in self.list(days.from).into_iter().filter(|goal| !goal.completed) {
                    if let Ok(goal) = self.insert(days.to, usize::MAX, goal.clone()) {
                        self.goals.retain(|other| other.id != goal.id || other.date == days.to);
                        self.store(days.from, self.list(days.from));
                        moved.push(goal);
                    }
                }
                Ok(Answer::CarriedOver(moved))
            }
        }
    }
}

pub fn goal(number: u32, title: Title, date: Date) -> Goal {
    let now = Timestamp::from_micros(0);
    Goal {
        id: GoalId::parse(&format!("00000000-0000-7000-8000-{number:012}")).unwrap(),
        title,
        date,
        completed: false,
        completed_at: None,
        skipped: false,
        notes: Notes::default(),
        position: 0,
        tasks_total: 0,
        tasks_completed: 0,
        repeat_id: None,
        created_at: now,
        updated_at: now,
    }
}

pub fn refusal(code: ErrorCode) -> Error {
    Error::from_response(&fake::problem(code))
}
