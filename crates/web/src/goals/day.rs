//! One day: what the server confirmed, and the changes that wait to be confirmed folded over it.
//!
//! A day asks one thing at a time, in the order in which things were done. So no answer can overtake another, a goal
//! has its id before anything else is asked of it, and the goals of the server have the order of those on the page.

use super::{Answer, Change, Item, Items, Keys, Request};
use std::collections::VecDeque;
use studentos_client::{
    Error,
    types::{Date, Goal},
};

/// The goals of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    date: Date,
    saved: Items,
    waiting: VecDeque<Change>,
    asking: Option<Asking>,
    list: List,
    is_loaded: bool,
}

/// What is on its way to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asking {
    /// For all goals of the day.
    List,
    /// For the first of the waiting changes.
    Change,
}

/// How far what was read of the server can be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
enum List {
    /// It is what the server has.
    Fresh,
    /// It has to be read (again).
    Stale,
    /// It has to be read again, but that failed and is not tried before there is a reason to.
    Failed(Error),
}

impl Day {
    /// A day of which nothing is known yet.
    #[must_use]
    pub fn new(date: Date) -> Self {
        Self {
            date,
            saved: Items::default(),
            waiting: VecDeque::new(),
            asking: None,
            list: List::Stale,
            is_loaded: false,
        }
    }

    /// Which day it is.
    #[must_use]
    pub const fn date(&self) -> Date {
        self.date
    }

    /// The goals to show: what was confirmed with everything that waits done to it.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        self.fold().listed
    }

    fn fold(&self) -> Items {
        let mut items = self.saved.clone();
        self.waiting.iter().for_each(|change| change.apply(&mut items));
        items
    }

    /// Whether the goals were read from the server at least once.
    #[must_use]
    pub const fn is_loaded(&self) -> bool {
        self.is_loaded
    }

    /// Why there is nothing to show, if the goals could not be read and are not being read.
    #[must_use]
    pub const fn failure(&self) -> Option<&Error> {
        match &self.list {
            List::Failed(error) if !self.is_loaded => Some(error),
            _ => None,
        }
    }

    /// The change that the next answer is about.
    #[must_use]
    pub fn first(&self) -> Option<&Change> {
        self.waiting.front()
    }

    /// Whether goals of another day are on their way to this one.
    #[must_use]
    pub fn is_carrying_over(&self) -> bool {
        self.waiting.iter().any(|change| matches!(change, Change::CarryOver(_)))
    }

    /// Whether something that was done waits to be answered.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Whether nothing waits to be asked or answered.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.asking.is_none() && self.waiting.is_empty()
    }

    /// Whether nothing is under way and what is shown is what the server said.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.is_idle() && self.list == List::Fresh
    }

    /// Has the goals read again, as soon as nothing else is to be asked.
    pub fn refresh(&mut self) {
        self.list = List::Stale;
    }

    /// Does something; it shows at once.
    pub fn push(&mut self, change: Change) {
        self.waiting.push_back(change);
        // What a person does now may well succeed: the connection is tried anew.
        if matches!(self.list, List::Failed(_)) {
            self.refresh();
        }
    }

    /// What to ask the server now, if anything; it counts as asked.
    pub fn ask(&mut self) -> Option<Request> {
        if self.asking.is_some() {
            return None;
        }
        while let Some(change) = self.waiting.front()
            && self.is_loaded
        {
            if let Some(request) = change.request(self.date, &self.saved) {
                self.asking = Some(Asking::Change);
                return Some(request);
            }
            // Its goal is not there, since what made it has failed.
            self.waiting.pop_front();
        }
        if self.list != List::Stale {
            return None;
        }
        self.asking = Some(Asking::List);
        self.list = List::Fresh;
        Some(Request::List(self.date))
    }

    /// Folds the answer in. Gives back the change that the server refused, with its reason.
    pub fn answered(&mut self, answer: Result<Answer, Error>, keys: &mut Keys) -> Option<(Change, Error)> {
        match self.asking.take()? {
            Asking::List => self.listed(answer, keys),
            Asking::Change => self.changed(answer, keys),
        }
    }

    fn listed(&mut self, answer: Result<Answer, Error>, keys: &mut Keys) -> Option<(Change, Error)> {
        match answer {
            Ok(Answer::Listed(goals)) => {
                let items = goals.into_iter().map(|goal| self.item(goal, keys)).collect();
                self.saved.replace(items);
                self.is_loaded = true;
                None
            }
            Ok(_) => None,
            Err(error) => {
                self.list = List::Failed(error.clone());
                // Nothing is known of the day, so nothing can be done to it.
                let refused = if self.is_loaded { None } else { self.waiting.pop_front() };
                if !self.is_loaded {
                    self.waiting.clear();
                }
                refused.map(|change| (change, error))
            }
        }
    }

    fn changed(&mut self, answer: Result<Answer, Error>, keys: &mut Keys) -> Option<(Change, Error)> {
        let change = self.waiting.pop_front()?;
        match answer {
            Err(error) => {
                // What the server has now is not known: it may even have done it, and only its answer was lost.
                self.refresh();
                return Some((change, error));
            }
            Ok(Answer::Saved(goal)) => self.save(&change, *goal, keys),
            Ok(Answer::CarriedOver(goals)) => goals.into_iter().for_each(|goal| self.save(&change, goal, keys)),
            Ok(Answer::Deleted) => change.apply(&mut self.saved),
            Ok(Answer::Listed(_)) => {}
        }
        if matches!(self.list, List::Failed(_)) {
            self.refresh();
        }
        None
    }

    /// Takes a goal as the server now has it.
    fn save(&mut self, change: &Change, goal: Goal, keys: &mut Keys) {
        let position = usize::try_from(goal.position).unwrap_or(usize::MAX);
        let elsewhere = goal.date != self.date;
        change.apply(&mut self.saved);
        let item = match change {
            Change::Add(item) => Item::saved(item.key, goal),
            _ => self.item(goal, keys),
        };
        let key = item.key;
        match self.saved.get_mut(key) {
            Some(known) => *known = item,
            None => self.saved.insert(position, item),
        }
        // Someone else changed the day, too: it has to be read to know how.
        if elsewhere || self.saved.place(key) != Some(position) {
            self.refresh();
        }
    }

    fn item(&self, goal: Goal, keys: &mut Keys) -> Item {
        let key = self.saved.key_of(goal.id).unwrap_or_else(|| keys.fresh());
        Item::saved(key, goal)
    }
}
