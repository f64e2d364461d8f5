//! Goals, each day's in an order.
#![expect(clippy::unwrap_used, reason = "what tests are made of may panic")]

use super::{Server, matches, refusal};
use crate::planner::Answer;
use studentos_client::{
    ETag, Error,
    types::{CarryOver, Date, ErrorCode, Event, Goal, GoalChange, GoalId, Timestamp, UpdateGoal},
};

impl Server {
    pub fn day(&self, date: Date) -> Vec<Goal> {
        let mut goals: Vec<_> = self.goals.iter().filter(|goal| goal.date == date).cloned().collect();
        goals.sort_by_key(|goal| goal.position);
        goals.iter().map(|goal| self.counted(goal)).collect()
    }

    pub(super) fn counted(&self, goal: &Goal) -> Goal {
        let tasks = self.tasks_of(Some(goal.id));
        let done = tasks.iter().filter(|task| task.completed).count();
        Goal { tasks_total: tasks.len().try_into().unwrap(), tasks_completed: done.try_into().unwrap(), ..goal.clone() }
    }

    /// Of each goal what changes with others: its place, and how many steps it has.
    pub(super) fn surroundings(&self) -> Vec<(GoalId, i64, i64, i64)> {
        let of = |goal: &Goal| {
            let goal = self.counted(goal);
            (goal.id, goal.position, goal.tasks_total, goal.tasks_completed)
        };
        self.goals.iter().map(of).collect()
    }

    pub(super) fn add_goal(&mut self, goal: Goal, now: Timestamp) -> Result<Answer, Error> {
        let id = GoalId::parse(&self.any_id()).unwrap();
        self.insert_goal(usize::MAX, Goal { id, created_at: now, updated_at: now, ..goal })
    }

    pub(super) fn edit_goal(
        &mut self,
        id: GoalId,
        changes: UpdateGoal,
        etag: Option<&ETag>,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        let old = self.goal(id)?;
        matches(etag, old.updated_at)?;
        let UpdateGoal { title, completed, skipped, date, notes, position } = changes;
        let place = usize::try_from(old.position).unwrap();
        let mut goal = self.take_goal(id);
        let date = date.unwrap_or(old.date);
        let end = if date == old.date { place } else { usize::MAX };
        let to = position.map_or(end, |position| position as usize);
        goal.skipped = skipped.unwrap_or(goal.skipped && completed != Some(true));
        goal.title = title.unwrap_or(goal.title);
        goal.completed = completed.unwrap_or(goal.completed);
        goal.notes = notes.unwrap_or(goal.notes);
        (goal.date, goal.updated_at) = (date, now);
        let answer = self.insert_goal(to, goal);
        if answer.is_err() {
            self.insert_goal(place, old)?;
        }
        answer
    }

    pub(super) fn delete_goal(&mut self, id: GoalId) -> Result<Answer, Error> {
        self.goal(id)?;
        let goal = self.take_goal(id);
        self.goal_trash.push(goal);
        self.events.push_back(Event::Goal(GoalChange::Delete { id }));
        self.tell_logs_of(id);
        Ok(Answer::Done)
    }

    pub(super) fn restore_goal(&mut self, id: GoalId) -> Result<Answer, Error> {
        let Some(index) = self.goal_trash.iter().position(|goal| goal.id == id) else {
            return self.goal(id).map(|goal| Answer::Goal(Box::new(self.counted(&goal))));
        };
        let goal = self.goal_trash[index].clone();
        let answer = self.insert_goal(usize::try_from(goal.position).unwrap(), goal)?;
        self.goal_trash.remove(index);
        self.tell_logs_of(id);
        Ok(answer)
    }

    pub(super) fn carry_over(&mut self, days: CarryOver, now: Timestamp) -> Result<Answer, Error> {
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

    pub(super) fn goal(&self, id: GoalId) -> Result<Goal, Error> {
        self.goals.iter().find(|goal| goal.id == id).cloned().ok_or_else(|| refusal(ErrorCode::NotFound))
    }

    /// Whether what is to be about a goal can be.
    pub(super) fn has_goal(&self, id: Option<GoalId>) -> Result<(), Error> {
        id.map_or(Ok(()), |id| self.goal(id).map(drop))
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
}
