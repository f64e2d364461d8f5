//! All days seen since the page was loaded, and what there is to say about them.

use super::{Answer, Change, Day, Item, Key, Keys, Request};
use studentos_client::{
    Error,
    types::{Date, Title},
};

/// The days, each with its goals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planner {
    days: Vec<Day>,
    looked_at: Option<Date>,
    keys: Keys,
    deleted: Option<Deleted>,
    failure: Option<Failure>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A day is looked at, now or again: it should show what the server has. The last one is the one on the page.
    Look(Date),
    /// A person does something to a day.
    Do(Date, Deed),
    /// They want the goal back that they deleted last.
    Undo,
    /// They have seen that a goal was deleted.
    DismissDeleted,
    /// They have seen what failed.
    DismissFailure,
    /// What was asked for a day was answered.
    Answered(Date, Result<Answer, Error>),
}

/// What a person can do to the goals of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the `Change` of its name")]
pub enum Deed {
    Add(Title),
    Tick(Key, bool),
    Rename(Key, Title),
    Move(Key, usize),
    Delete(Key),
    CarryOver(Date),
}

/// The goal that was deleted last, as long as it can be had back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    date: Date,
    key: Key,
    /// What it was called.
    pub title: Title,
}

/// What was done but could not be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// On which day.
    pub date: Date,
    /// Why.
    pub error: Error,
    /// The title of the goal that could not be added, so that it need not be typed again.
    pub unsaved: Option<Title>,
}

impl Planner {
    /// The goals of a day, once it was looked at.
    #[must_use]
    pub fn day(&self, date: Date) -> Option<&Day> {
        self.days.iter().find(|day| day.date() == date)
    }

    /// The goal that was deleted last.
    #[must_use]
    pub const fn deleted(&self) -> Option<&Deleted> {
        self.deleted.as_ref()
    }

    /// What failed last.
    #[must_use]
    pub const fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// Why it failed, unless the day that is looked at says so in place of its goals.
    #[must_use]
    pub fn alert(&self) -> Option<&Error> {
        let is_said = self.looked_at.and_then(|date| self.day(date)?.failure()).is_some();
        self.failure().filter(|_| !is_said).map(|failure| &failure.error)
    }

    /// The goals a person left open on one day and has not on the other.
    #[must_use]
    pub fn left_over(&self, from: Date, to: Date) -> Vec<Item> {
        let items = |date| self.day(date).map(Day::items).unwrap_or_default();
        let there = items(to);
        // Which titles are the same is for the server to say, which knows every alphabet; this is close enough not to
        // offer what it would leave.
        let is_there = |item: &Item| there.iter().any(|other| is_same(&item.title, &other.title));
        items(from).into_iter().filter(|item| item.is_open() && !is_there(item)).collect()
    }

    /// Whether something that was done waits to be answered.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.days.iter().any(Day::is_waiting)
    }

    /// Takes in what happened, and says what to ask the server now: at most one thing at a time for each day.
    #[must_use = "a day waits for the answer before it asks anything else"]
    pub fn apply(&mut self, action: Action) -> Vec<(Date, Request)> {
        match action {
            Action::Look(date) => {
                self.looked_at = Some(date);
                self.day_mut(date).refresh();
            }
            Action::Do(date, deed) => self.act(date, deed),
            Action::Undo => {
                if let Some(Deleted { date, key, .. }) = self.deleted.take() {
                    self.day_mut(date).push(Change::Restore(key));
                }
            }
            Action::DismissDeleted => self.deleted = None,
            Action::DismissFailure => self.failure = None,
            Action::Answered(date, answer) => self.answered(date, answer),
        }
        self.days.iter_mut().filter_map(|day| Some((day.date(), day.ask()?))).collect()
    }

    fn act(&mut self, date: Date, deed: Deed) {
        let change = match deed {
            Deed::Add(title) => Change::Add(Item::new(self.keys.fresh(), title)),
            Deed::Tick(key, completed) => Change::Tick(key, completed),
            Deed::Rename(key, title) => Change::Rename(key, title),
            Deed::Move(key, place) => Change::Move(key, place),
            Deed::Delete(key) => Change::Delete(key),
            Deed::CarryOver(from) => Change::CarryOver(from),
        };
        if let Some(key) = change.target() {
            let Some(item) = self.day_mut(date).items().into_iter().find(|item| item.key == key) else {
                // A click can come late, when its goal is gone already.
                return;
            };
            if matches!(change, Change::Delete(_)) {
                self.deleted = Some(Deleted { date, key, title: item.title });
            }
        }
        self.failure = None;
        self.day_mut(date).push(change);
    }

    fn answered(&mut self, date: Date, answer: Result<Answer, Error>) {
        if let (Ok(Answer::CarriedOver(_)), Some(Change::CarryOver(from))) = (&answer, self.day_mut(date).first()) {
            let from = *from;
            self.day_mut(from).refresh();
        }
        let Self { days, keys, .. } = self;
        let Some((change, error)) = find(days, date).answered(answer, keys) else {
            return;
        };
        let (unsaved, gone) = match change {
            Change::Add(item) => (Some(item.title), Some(item.key)),
            Change::Delete(key) => (None, Some(key)),
            _ => (None, None),
        };
        // Nothing was deleted that could be had back.
        self.deleted.take_if(|deleted| deleted.date == date && Some(deleted.key) == gone);
        self.failure = Some(Failure { date, error, unsaved });
    }

    fn day_mut(&mut self, date: Date) -> &mut Day {
        find(&mut self.days, date)
    }
}

/// The day of this date, made when it is new.
fn find(days: &mut Vec<Day>, date: Date) -> &mut Day {
    let place = days.iter().position(|day| day.date() == date).unwrap_or_else(|| {
        days.push(Day::new(date));
        days.len() - 1
    });
    &mut days[place]
}

fn is_same(one: &Title, other: &Title) -> bool {
    one.as_str().eq_ignore_ascii_case(other.as_str())
}
