//! The planner: what happened goes in, what is to be asked comes out.
//!
//! Changes are asked one at a time, in the order in which things were done, so that no answer can overtake another and what is
//! new has its id before anything else is asked of it. Views are read while no change is under way; one that was overtaken by a
//! change, or by what was told, is read again.

use super::{
    Answer, Change, Conflict, Failure, Id, Pending, Queue, Records, Request, Rival, Snapshot, Typed, Undo, View,
    view::{Loading, Shelf, State},
};
use std::rc::Rc;
use studentos_client::{Error, types::Event};

/// How many things can be undone one after the other.
const MOST_UNDOS: usize = 20;

/// All that is known, and what there is to say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planner {
    pub(super) confirmed: Records,
    shown: Rc<Records>,
    pub(super) queue: Queue,
    pub(super) revision: u64,
    pub(super) is_asking: bool,
    pub(super) has_read: bool,
    pub(super) heard: Vec<Event>,
    pub(super) blocked: Option<Error>,
    pub(super) trouble: Option<Error>,
    pub(super) turn: u64,
    pub(super) shelves: Vec<Shelf>,
    pub(super) looked_at: Vec<View>,
    pub(super) first_ids: Vec<(Id, Id)>,
    pub(super) undos: Vec<Undo>,
    pub(super) failures: Vec<Failure>,
    pub(super) changes: u32,
    repeats: u32,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// These views are on the page now: they should show what the server has.
    Look(Vec<View>),
    /// What is on the page may have changed while nobody was told.
    LookAgain,
    /// A person does something.
    Do(Change),
    /// They type something to have it added.
    Add(Change, Typed),
    /// They want the last thing undone that can be.
    Undo,
    /// They have seen what could be undone.
    DismissUndo,
    /// They have seen what failed.
    DismissFailure,
    /// They have decided what was written here and elsewhere: for what was written here, or against it.
    Decide(String, bool),
    /// What was asked was answered.
    Answered(Asked, Result<Answer, Error>),
    /// The server told of a change.
    Told(Event),
    /// What could not be sent may be sent now.
    Retry,
    /// Another page has left this.
    Adopt(Queue),
    /// This was known when the app was last here.
    Remember(Snapshot),
}

/// What an answer is to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// This view.
    View(View),
    /// The change under this key.
    Change(String),
}

impl Planner {
    /// What to show: what was confirmed with everything that waits done to it.
    #[must_use]
    pub const fn shown(&self) -> &Rc<Records> {
        &self.shown
    }

    /// How far a view is.
    #[must_use]
    pub fn loading(&self, view: View) -> Loading {
        if self.shelves.iter().any(|shelf| shelf.is_loaded && shelf.view.covers(view)) {
            return Loading::Loaded;
        }
        let state = self.shelves.iter().find(|shelf| shelf.view.covers(view)).map(|shelf| &shelf.state);
        match (state, &self.blocked) {
            (Some(State::Failed(error)), _) | (_, Some(error)) => Loading::Failed(error.clone()),
            _ => Loading::Loading,
        }
    }

    /// What can be undone first: the last thing that was done.
    #[must_use]
    pub fn undo(&self) -> Option<&Undo> {
        self.undos.last()
    }

    /// Why nothing gets through to the server, from when it did not until it does.
    #[must_use]
    pub const fn trouble(&self) -> Option<&Error> {
        self.trouble.as_ref()
    }

    /// Whether a view that is looked at says itself that it could not be had.
    #[must_use]
    pub fn is_trouble_shown(&self) -> bool {
        self.looked_at.iter().any(|view| matches!(self.loading(*view), Loading::Failed(_)))
    }

    /// Why something has to be tried again, if that may help.
    #[must_use]
    pub fn to_retry(&self) -> Option<&Error> {
        let is_seen = |shelf: &&Shelf| self.looked_at.contains(&shelf.view);
        let unread = self.shelves.iter().filter(is_seen).find_map(|shelf| match &shelf.state {
            State::Failed(error) if error.is_retryable() => Some(error),
            _ => None,
        });
        self.blocked.as_ref().or(unread)
    }

    /// How many changes the server does not have yet.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.queue.waiting.len()
    }

    /// What was written here and elsewhere.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.queue.conflicts
    }

    /// What is to be kept when the page is left, and a number that is another whenever it is another.
    #[must_use]
    pub const fn queue(&self) -> (&Queue, u64) {
        (&self.queue, self.revision)
    }

    /// Whether goals of another day are on their way.
    #[must_use]
    pub fn is_carrying_over(&self) -> bool {
        self.queue.waiting.iter().any(|pending| matches!(pending.change, Change::CarryOver(_)))
    }

    /// A number that is another whenever the server has something that it did not have.
    #[must_use]
    pub const fn changes(&self) -> u32 {
        self.changes
    }

    /// A number that is another whenever what comes back may be another.
    #[must_use]
    pub const fn repeats(&self) -> u32 {
        self.repeats
    }

    /// Whether nothing is under way and everything that is looked at is what the server said.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let is_fresh = |shelf: &Shelf| shelf.asked.is_none() && shelf.state == State::Fresh;
        let looked_at = self.shelves.iter().filter(|shelf| self.looked_at.contains(&shelf.view));
        self.queue.waiting.is_empty() && looked_at.into_iter().all(is_fresh)
    }

    /// Takes in what happened, and says what to ask the server now.
    #[must_use = "what is asked counts as under way"]
    pub fn apply(&mut self, action: Action) -> Vec<(Asked, Request)> {
        match action {
            Action::Look(views) => self.look(views),
            Action::LookAgain => {
                let views = std::mem::take(&mut self.looked_at);
                self.look(views);
            }
            Action::Do(change) => self.act(change, None),
            Action::Add(change, typed) => self.act(change, Some(typed)),
            Action::Undo => {
                for change in self.undos.pop().into_iter().flat_map(|undo| undo.changes) {
                    // What was changed may be gone by now.
                    if change.is_possible(&self.shown) {
                        self.push(change);
                    }
                }
            }
            Action::DismissUndo => self.undos.clear(),
            Action::DismissFailure => drop(self.failures.drain(..1.min(self.failures.len()))),
            Action::Decide(key, is_ours) => self.decide(&key, is_ours),
            Action::Answered(Asked::View(view), answer) => self.read(view, answer),
            Action::Answered(Asked::Change(key), answer) => {
                self.answered(&key, answer);
                for event in std::mem::take(&mut self.heard) {
                    self.told(event);
                }
            }
            // It may be of what was done here, which the answer says, too.
            Action::Told(event) if self.is_asking => self.heard.push(event),
            Action::Told(event) => self.told(event),
            Action::Retry => self.retry(),
            Action::Adopt(queue) => {
                self.queue.adopt(queue, self.is_asking, self.has_read);
                self.revision += 1;
            }
            Action::Remember(snapshot) => self.remember(snapshot),
        }
        let requests = self.ask();
        self.shown = Rc::new(self.queue.fold(&self.confirmed, self.blocked.is_some()));
        requests
    }

    fn look(&mut self, views: Vec<View>) {
        // Those looked at last are the last, and what stays on the page is as it was.
        for view in &views {
            let known = self.shelves.iter().position(|shelf| shelf.view == *view);
            let mut last = known.map_or_else(|| Shelf::new(*view), |at| self.shelves.remove(at));
            if !self.looked_at.contains(view) {
                last.state = State::Stale;
            }
            self.shelves.push(last);
        }
        self.looked_at = views;
        self.blocked = None;
    }

    fn retry(&mut self) {
        self.blocked = None;
        for shelf in &mut self.shelves {
            if matches!(shelf.state, State::Failed(_)) {
                shelf.state = State::Stale;
            }
        }
    }

    fn act(&mut self, mut change: Change, typed: Option<Typed>) {
        // It may have been chosen before the server gave it its id.
        for (now, first) in &self.first_ids {
            change.replace_id(*first, *now);
        }
        // A click can come late, when what it was meant for is gone already.
        if !change.is_possible(&self.shown) {
            return;
        }
        if let Some(undo) = Undo::of(&change, &self.shown) {
            if self.undos.len() == MOST_UNDOS {
                self.undos.remove(0);
            }
            self.undos.push(undo);
        }
        // Who goes on has seen what failed at once, but not what fails one after the other later.
        self.failures.retain(|failure| failure.is_late);
        self.push(change);
        if let Some(pending) = self.queue.waiting.back_mut() {
            pending.typed = typed;
        }
    }

    fn push(&mut self, change: Change) {
        self.queue.waiting.push_back(Pending::new(change, &self.shown));
        self.revision += 1;
        // What a person does now may well succeed: the connection is tried anew.
        self.retry();
    }

    fn decide(&mut self, key: &str, is_ours: bool) {
        let Some(at) = self.queue.conflicts.iter().position(|conflict| conflict.key == key) else { return };
        let conflict = self.queue.conflicts.remove(at);
        self.revision += 1;
        if is_ours && conflict.with != Rival::Gone {
            self.push(conflict.change);
        }
    }

    /// What comes back may be another, and with it the goals that it made.
    pub(super) fn stale_repeats(&mut self) {
        self.repeats += 1;
        self.stale(View::has_goals);
    }

    /// What was read of these has to be read again.
    pub(super) fn stale(&mut self, is_stale: impl Fn(View) -> bool) {
        for shelf in self.shelves.iter_mut().filter(|shelf| is_stale(shelf.view)) {
            shelf.state = State::Stale;
        }
    }
}
