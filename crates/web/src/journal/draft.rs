//! An entry while it is written: what stands in the fields, right or wrong.

use super::duration;
use crate::planner::{Change, Id};
use studentos_client::types::{Date, GoalId, Invalid, Log, LogBody, LogId, Minutes, Mood, UpdateLog};

/// What stands in the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The day it is about.
    pub date: Date,
    /// How long it took, as it was typed.
    pub minutes: String,
    /// How it felt.
    pub mood: Option<Mood>,
    /// The goal it is about.
    pub goal: Option<GoalId>,
    /// What there is to say.
    pub body: String,
}

/// What is wrong with the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// With what there is to say.
    pub body: Option<Invalid>,
    /// Whether it is not understood how long it took.
    pub minutes: bool,
}

impl Draft {
    /// Nothing yet.
    #[must_use]
    pub const fn new(date: Date) -> Self {
        Self { date, minutes: String::new(), mood: None, goal: None, body: String::new() }
    }

    /// An entry that is to be written anew.
    #[must_use]
    pub fn of(log: &Log) -> Self {
        Self {
            date: log.date,
            minutes: log.minutes.map(|minutes| minutes.get().to_string()).unwrap_or_default(),
            mood: log.mood,
            goal: log.goal_id,
            body: log.body.to_string(),
        }
    }

    /// The same about its goal under the id that this has now, where `replaced` knows it by its first one.
    #[must_use]
    pub fn with_replaced_id(&self, replaced: &[(Id, Id)]) -> Self {
        let now = |goal| match replaced.iter().find(|(_, first)| *first == Id::Goal(goal)) {
            Some((Id::Goal(now), _)) => *now,
            _ => goal,
        };
        Self { goal: self.goal.map(now), ..self.clone() }
    }

    /// Whether there is nothing in it that could be lost.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::new(self.date)
    }

    /// The new entry that it is.
    ///
    /// # Errors
    /// What is wrong with its fields.
    pub fn added(&self) -> Result<Change, Refusal> {
        let (body, minutes) = self.read()?;
        Ok(Change::add_log(self.date, body, minutes, self.mood, self.goal))
    }

    /// What it changes of an entry, if anything: what is other than when somebody began to write.
    ///
    /// # Errors
    /// What is wrong with its fields.
    pub fn edited(&self, log: LogId, begun: &Self) -> Result<Option<Change>, Refusal> {
        let ((body, minutes), before) = (self.read()?, begun.read()?);
        let changes = UpdateLog {
            date: other(self.date, &begun.date),
            body: other(body, &before.0),
            minutes: other(minutes, &before.1),
            mood: other(self.mood, &begun.mood),
            goal_id: other(self.goal, &begun.goal),
        };
        Ok((changes != UpdateLog::default()).then_some(Change::EditLog(log, changes)))
    }

    fn read(&self) -> Result<(LogBody, Option<Minutes>), Refusal> {
        match (LogBody::parse(&self.body), duration::parse(&self.minutes)) {
            (Ok(body), Ok(minutes)) => Ok((body, minutes)),
            (body, minutes) => Err(Refusal { body: body.err(), minutes: minutes.is_err() }),
        }
    }

    /// As it is kept until it is saved: a line for each of the small fields, and then the text.
    #[must_use]
    pub fn kept(&self) -> String {
        let mood = self.mood.map(|mood| mood.get().to_string()).unwrap_or_default();
        let goal = self.goal.map(|goal| goal.to_string()).unwrap_or_default();
        [&self.date.to_string(), &self.minutes, &mood, &goal, &self.body].map(String::as_str).join("\n")
    }

    /// What was kept.
    #[must_use]
    pub fn parse(kept: &str) -> Option<Self> {
        let mut lines = kept.splitn(5, '\n');
        Some(Self {
            date: Date::parse(lines.next()?).ok()?,
            minutes: lines.next()?.to_owned(),
            mood: lines.next()?.parse().ok().and_then(|mood| Mood::new(mood).ok()),
            goal: GoalId::parse(lines.next()?).ok(),
            body: lines.next()?.to_owned(),
        })
    }
}

fn other<T: PartialEq>(now: T, before: &T) -> Option<T> {
    (now != *before).then_some(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use studentos_client::types::Timestamp;

    const ID: &str = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f";

    fn date() -> Date {
        Date::parse("2026-03-06").unwrap()
    }

    fn log() -> Log {
        Log {
            id: LogId::parse(ID).unwrap(),
            date: date(),
            body: LogBody::parse("Went well.").unwrap(),
            minutes: Minutes::new(90).ok(),
            mood: Mood::new(4).ok(),
            goal_id: GoalId::parse(ID).ok(),
            created_at: Timestamp::from_micros(0),
            updated_at: Timestamp::from_micros(0),
        }
    }

    #[test]
    fn its_goal_has_the_id_that_it_has_now() {
        let id = |text: &str| GoalId::parse(text).unwrap();
        let (first, now) = (id(ID), id("01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e50"));
        let draft = Draft::of(&log());
        let replaced = [(Id::Goal(now), Id::Goal(first))];
        assert_eq!(draft.with_replaced_id(&replaced), Draft { goal: Some(now), ..draft.clone() });
        let other = Draft { goal: Some(now), ..draft.clone() };
        assert_eq!((draft.with_replaced_id(&[]), other.with_replaced_id(&replaced)), (draft, other));
    }

    #[test]
    fn what_is_kept_comes_back() {
        let wrong = Draft { minutes: "a while".to_owned(), body: "Two\n\nlines\n".to_owned(), ..Draft::new(date()) };
        for draft in [Draft::new(date()), Draft::of(&log()), wrong] {
            assert_eq!(Draft::parse(&draft.kept()), Some(draft));
        }
        for broken in ["", "2026-03-06", "today\n\n\n\ntext"] {
            assert_eq!(Draft::parse(broken), None, "{broken:?}");
        }
    }

    #[test]
    fn an_entry_needs_a_text_and_minutes_that_are_some() {
        let refusal = Draft { minutes: "a while".to_owned(), ..Draft::new(date()) }.added().unwrap_err();
        assert!(refusal.body.is_some() && refusal.minutes);
        let draft = Draft { body: "Went well.".to_owned(), ..Draft::new(date()) };
        assert!(matches!(draft.added(), Ok(Change::AddLog(log)) if log.minutes.is_none() && log.date == date()));
        assert!(!draft.is_blank() && Draft::new(date()).is_blank());
    }

    #[test]
    fn only_what_is_other_than_before_is_changed() {
        let (log, begun) = (log(), Draft::of(&log()));
        let same = Draft { minutes: "1:30".to_owned(), ..begun.clone() };
        assert_eq!(same.edited(log.id, &begun), Ok(None));
        let changes = UpdateLog { minutes: Some(None), ..UpdateLog::default() };
        let shorter = Draft { minutes: " ".to_owned(), ..begun.clone() };
        assert_eq!(shorter.edited(log.id, &begun), Ok(Some(Change::EditLog(log.id, changes))));
    }
}
