//! Things of one kind, by id, with those that were thrown away at hand for an undo.

use super::sorted::Sorted;
use crate::order;
use std::rc::Rc;
use studentos_client::types::{Date, Goal, GoalId, Log, LogId, Task, TaskId};

/// Something that has an id.
pub trait Item: Clone {
    /// The type of its id.
    type Id: Copy + Ord;

    /// Its id.
    fn id(&self) -> Self::Id;
}

/// Something that has a place among its like.
pub trait Placed: Item {
    /// What it has its place in.
    type Of: Copy + PartialEq;

    /// Where it belongs.
    fn of(&self) -> Self::Of;
    /// Its place there, from 0.
    fn position(&self) -> i64;
    /// Gives it a place.
    fn put(&mut self, of: Self::Of, position: i64);
}

/// Things of one kind. A copy of it is cheap: the things themselves are shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T: Item> {
    listed: Sorted<T>,
    trash: Sorted<T>,
}

impl<T: Item> Default for Table<T> {
    fn default() -> Self {
        Self { listed: Sorted::default(), trash: Sorted::default() }
    }
}

impl<T: Item> Table<T> {
    /// The one of this id.
    #[must_use]
    pub fn get(&self, id: T::Id) -> Option<&Rc<T>> {
        self.listed.get(id)
    }

    /// The one of this id, to be changed.
    pub fn get_mut(&mut self, id: T::Id) -> Option<&mut T> {
        self.listed.get_mut(id).map(Rc::make_mut)
    }

    /// Whether there is one of this id, or one in the trash.
    #[must_use]
    pub fn has(&self, id: T::Id, is_in_trash: bool) -> bool {
        let list = if is_in_trash { &self.trash } else { &self.listed };
        list.get(id).is_some()
    }

    /// All that are there, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<T>> {
        self.listed.iter()
    }

    /// Takes something as it is told; it cannot be in the trash.
    pub fn set(&mut self, item: T) {
        self.trash.remove(item.id());
        self.listed.set(Rc::new(item));
    }

    /// Takes something as it was once told; what is known of it since is newer.
    pub fn remember(&mut self, item: T) {
        if !self.has(item.id(), false) && !self.has(item.id(), true) {
            self.set(item);
        }
    }

    /// Takes these for all that are like them.
    pub fn replace(&mut self, like: impl Fn(&T) -> bool, items: Vec<T>) {
        self.listed.retain(|item| !like(item));
        for item in items {
            self.set(item);
        }
    }

    /// Forgets something altogether.
    pub fn forget(&mut self, id: T::Id) {
        self.listed.remove(id);
    }

    /// Throws something away that has no place.
    pub fn delete(&mut self, id: T::Id) -> Option<Rc<T>> {
        let item = self.listed.remove(id)?;
        self.trash.set(Rc::clone(&item));
        Some(item)
    }

    /// Takes something without a place out of the trash.
    pub fn restore(&mut self, id: T::Id) -> Option<Rc<T>> {
        let item = self.trash.remove(id)?;
        self.listed.set(Rc::clone(&item));
        Some(item)
    }
}

impl<T: Placed> Table<T> {
    /// What belongs there, in its order.
    #[must_use]
    pub fn at(&self, of: T::Of) -> Vec<Rc<T>> {
        let items = self.iter().filter(|item| item.of() == of).cloned();
        order::by_key(items, |item| (item.position(), item.id()))
    }

    /// Adds something as the last where it belongs.
    pub fn push(&mut self, mut item: T) {
        item.put(item.of(), self.end(item.of()));
        self.set(item);
    }

    /// Puts something at a place, past the end meaning last; without one it becomes the last.
    pub fn shift(&mut self, id: T::Id, of: T::Of, to: Option<i64>) {
        let Some(item) = self.listed.remove(id) else { return };
        self.make_room(item.of(), item.position() + 1, -1);
        self.insert(item, of, to);
    }

    /// Throws something away; the others close up.
    pub fn take_out(&mut self, id: T::Id) -> Option<Rc<T>> {
        let item = self.delete(id)?;
        self.make_room(item.of(), item.position() + 1, -1);
        Some(item)
    }

    /// Takes something out of the trash, back to its place.
    pub fn put_back(&mut self, id: T::Id) -> Option<Rc<T>> {
        let item = self.trash.remove(id)?;
        let (of, position) = (item.of(), item.position());
        self.insert(Rc::clone(&item), of, Some(position));
        Some(item)
    }

    fn insert(&mut self, mut item: Rc<T>, of: T::Of, to: Option<i64>) {
        let end = self.end(of);
        let to = to.unwrap_or(end).min(end);
        self.make_room(of, to, 1);
        Rc::make_mut(&mut item).put(of, to);
        self.listed.set(item);
    }

    fn end(&self, of: T::Of) -> i64 {
        self.iter().filter(|item| item.of() == of).map(|item| item.position() + 1).max().unwrap_or_default()
    }

    /// Moves everything from a place on.
    fn make_room(&mut self, of: T::Of, from: i64, by: i64) {
        let later = |item: &&mut Rc<T>| item.of() == of && item.position() >= from;
        for item in self.listed.iter_mut().filter(later) {
            let position = item.position() + by;
            Rc::make_mut(item).put(of, position);
        }
    }
}

impl Item for Goal {
    type Id = GoalId;

    fn id(&self) -> GoalId {
        self.id
    }
}

impl Placed for Goal {
    type Of = Date;

    fn of(&self) -> Date {
        self.date
    }

    fn position(&self) -> i64 {
        self.position
    }

    fn put(&mut self, date: Date, position: i64) {
        (self.date, self.position) = (date, position);
    }
}

impl Item for Task {
    type Id = TaskId;

    fn id(&self) -> TaskId {
        self.id
    }
}

impl Placed for Task {
    type Of = Option<GoalId>;

    fn of(&self) -> Option<GoalId> {
        self.goal_id
    }

    fn position(&self) -> i64 {
        self.position
    }

    fn put(&mut self, goal_id: Option<GoalId>, position: i64) {
        (self.goal_id, self.position) = (goal_id, position);
    }
}

impl Item for Log {
    type Id = LogId;

    fn id(&self) -> LogId {
        self.id
    }
}
