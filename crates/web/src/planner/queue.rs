//! What was done and is not confirmed yet, in the order in which it was done.

use super::{Change, Id, Records};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use studentos_client::{ETag, IdempotencyKey, types::Date};

/// What was typed to have something added, before it was understood; and the day whose field it was typed in, none for that of
/// the tasks.
pub type Typed = (String, Option<Date>);

/// A change on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// What was done.
    pub change: Change,
    /// The key under which the server does it once, should it make something.
    pub key: String,
    /// What was typed to have it done, for as long as the page is there.
    #[serde(skip)]
    pub typed: Option<Typed>,
    /// The text that it was written over.
    before: Option<String>,
    /// Whether others may have written something since: it could not be sent at once.
    pub is_late: bool,
    /// The version that was looked at before it is sent late.
    #[serde(skip)]
    pub etag: Option<ETag>,
    /// Whether it may be among what was read already: the page that did it was left before it heard the answer.
    #[serde(skip)]
    pub may_be_known: bool,
}

impl Pending {
    /// Something that is done to what is shown.
    #[must_use]
    pub fn new(change: Change, shown: &Records) -> Self {
        let before = change.text_in(shown).map(str::to_owned);
        let key = change.made().map_or_else(|| IdempotencyKey::random().to_string(), |id| id.to_string());
        Self { change, key, typed: None, before, is_late: false, etag: None, may_be_known: false }
    }

    /// Whether what it is written over has to be looked at first.
    #[must_use]
    pub const fn has_to_look(&self) -> bool {
        self.is_late && self.before.is_some() && self.etag.is_none()
    }

    /// What others wrote in the meantime, if it is neither what was there nor what is to be there.
    #[must_use]
    pub fn conflict(&self, records: &Records) -> Option<String> {
        let theirs = self.change.text_in(records)?;
        let is_known = self.before.as_deref() == Some(theirs) || self.change.text() == Some(theirs);
        (!is_known).then(|| theirs.to_owned())
    }
}

/// Text that was written here and could not be kept without asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The key of the change.
    pub key: String,
    /// What was done here.
    pub change: Change,
    /// What came in between.
    pub with: Rival,
}

/// What came in between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rival {
    /// Others wrote this.
    Text(String),
    /// What it was written to is not there any more, or could not be made.
    Gone,
    /// The server refused it.
    Refused,
}

/// What waits, and what could not be kept without asking. It is stored as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// What waits, first come first served.
    pub waiting: VecDeque<Pending>,
    /// What a person has to decide.
    pub conflicts: Vec<Conflict>,
}

impl Queue {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.conflicts.is_empty()
    }

    /// Does everything that waits to what the server confirmed; what may be among that already only when nothing gets
    /// through to it, so that it is not seen twice.
    #[must_use]
    pub fn fold(&self, confirmed: &Records, is_blocked: bool) -> Records {
        let mut shown = confirmed.clone();
        let is_shown = |pending: &&Pending| is_blocked || !pending.may_be_known;
        self.waiting.iter().filter(is_shown).for_each(|pending| pending.change.apply(&mut shown));
        shown
    }

    /// What is made here has its id from the server now.
    pub fn replace_id(&mut self, old: Id, new: Id) {
        for pending in &mut self.waiting {
            pending.change.replace_id(old, new);
        }
        for conflict in &mut self.conflicts {
            conflict.change.replace_id(old, new);
        }
    }

    /// What could not be made takes with it what was done to it, but for what was written.
    pub fn drop_dependents(&mut self, made: Id) {
        let mut gone = vec![made];
        for pending in std::mem::take(&mut self.waiting) {
            if !gone.iter().any(|id| pending.change.needs(*id)) {
                self.waiting.push_back(pending);
                continue;
            }
            gone.extend(pending.change.made());
            if pending.change.written().is_some() {
                self.dispute(pending, Rival::Gone);
            }
        }
    }

    /// Has a person decide; what they wrote before to the same is settled by that.
    pub fn dispute(&mut self, pending: Pending, with: Rival) {
        let Pending { key, change, .. } = pending;
        self.conflicts.retain(|other| !other.change.overwrites(&change));
        self.conflicts.push(Conflict { key, change, with });
    }

    /// Others may write something from now on before what waits is sent.
    pub fn delay(&mut self) {
        for pending in &mut self.waiting {
            pending.is_late = true;
        }
    }

    /// Goes on with what another page has left: before what was done here, but for what is being asked.
    pub fn adopt(&mut self, left: Self, is_asking: bool, has_read: bool) {
        let at = usize::from(is_asking);
        for mut pending in left.waiting.into_iter().rev() {
            pending.is_late = true;
            pending.may_be_known = has_read && pending.change.made().is_some();
            self.waiting.insert(at, pending);
        }
        self.conflicts.extend(left.conflicts);
    }
}
