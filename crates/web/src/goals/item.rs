//! The goals of a day as they are shown: in order, with those thrown away at hand for an undo.

use studentos_client::types::{Goal, GoalId, Title};

/// What names a goal on the page, from before the server gave it an id until the page is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u32);

/// A goal on the page. Its place among the others is its place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name here.
    pub key: Key,
    /// Its name on the server; none while it is being added.
    pub id: Option<GoalId>,
    /// What is to be done.
    pub title: Title,
    /// Whether it is done.
    pub completed: bool,
    /// Whether it was set aside on purpose.
    pub skipped: bool,
}

impl Item {
    /// A goal that the server does not know yet.
    #[must_use]
    pub const fn new(key: Key, title: Title) -> Self {
        Self { key, id: None, title, completed: false, skipped: false }
    }

    /// A goal as the server tells it.
    #[must_use]
    pub fn saved(key: Key, goal: Goal) -> Self {
        Self { key, id: Some(goal.id), title: goal.title, completed: goal.completed, skipped: goal.skipped }
    }

    /// Whether it still waits to be done.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !self.completed && !self.skipped
    }
}

/// The goals of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    /// Those that are there, in their order.
    pub listed: Vec<Item>,
    /// Those that were deleted, with the place they had.
    trash: Vec<(usize, Item)>,
}

impl Items {
    /// The goal of this name.
    #[must_use]
    pub fn get(&self, key: Key) -> Option<&Item> {
        self.listed.iter().find(|item| item.key == key)
    }

    /// The goal of this name, to be changed.
    pub fn get_mut(&mut self, key: Key) -> Option<&mut Item> {
        self.listed.iter_mut().find(|item| item.key == key)
    }

    /// Where the goal of this name stands.
    #[must_use]
    pub fn place(&self, key: Key) -> Option<usize> {
        self.listed.iter().position(|item| item.key == key)
    }

    /// The goal of this name in the trash.
    #[must_use]
    pub fn deleted(&self, key: Key) -> Option<&Item> {
        self.trash.iter().map(|(_, item)| item).find(|item| item.key == key)
    }

    /// Puts a goal at a place; past the end means last.
    pub fn insert(&mut self, place: usize, item: Item) {
        self.listed.insert(place.min(self.listed.len()), item);
    }

    /// Puts a goal that is there at another place.
    pub fn shift(&mut self, key: Key, place: usize) {
        if let Some(from) = self.place(key) {
            let item = self.listed.remove(from);
            self.insert(place, item);
        }
    }

    /// Throws a goal away.
    pub fn delete(&mut self, key: Key) {
        if let Some(place) = self.place(key) {
            let item = self.listed.remove(place);
            self.trash.push((place, item));
        }
    }

    /// Takes a goal out of the trash, back to its place.
    pub fn restore(&mut self, key: Key) {
        if let Some(index) = self.trash.iter().position(|(_, item)| item.key == key) {
            let (place, item) = self.trash.remove(index);
            self.insert(place, item);
        }
    }

    /// The name under which a goal of the server is known here, listed or in the trash.
    #[must_use]
    pub fn key_of(&self, id: GoalId) -> Option<Key> {
        let trash = self.trash.iter().map(|(_, item)| item);
        self.listed.iter().chain(trash).find(|item| item.id == Some(id)).map(|item| item.key)
    }

    /// Takes what the server has for what is there; what it has cannot be in the trash.
    pub fn replace(&mut self, listed: Vec<Item>) {
        self.trash.retain(|(_, thrown)| listed.iter().all(|item| item.key != thrown.key));
        self.listed = listed;
    }
}

/// Makes names for goals, never the same twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys(u32);

impl Keys {
    /// A name no goal has yet.
    pub const fn fresh(&mut self) -> Key {
        self.0 += 1;
        Key(self.0)
    }
}
