//! Things by id, in a list that is sorted by it: small in code, and cheap to copy.

use super::table::Item;
use std::rc::Rc;

/// Shared things, each id at most once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted<T>(Vec<Rc<T>>);

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Item> Sorted<T> {
    fn find(&self, id: T::Id) -> Result<usize, usize> {
        self.0.binary_search_by(|item| item.id().cmp(&id))
    }

    pub fn get(&self, id: T::Id) -> Option<&Rc<T>> {
        self.find(id).ok().and_then(|at| self.0.get(at))
    }

    pub fn get_mut(&mut self, id: T::Id) -> Option<&mut Rc<T>> {
        self.find(id).ok().and_then(|at| self.0.get_mut(at))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Rc<T>> {
        self.0.iter()
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Rc<T>> {
        self.0.iter_mut()
    }

    /// Takes something in, in the place of one of its id.
    pub fn set(&mut self, item: Rc<T>) {
        match self.find(item.id()) {
            Ok(at) => self.0[at] = item,
            Err(at) => self.0.insert(at, item),
        }
    }

    pub fn remove(&mut self, id: T::Id) -> Option<Rc<T>> {
        self.find(id).ok().map(|at| self.0.remove(at))
    }

    pub fn retain(&mut self, stays: impl Fn(&T) -> bool) {
        self.0.retain(|item| stays(item));
    }
}
