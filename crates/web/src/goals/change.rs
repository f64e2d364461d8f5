//! What a person does to the goals of a day, and what it looks like before the server has answered.

use super::{Item, Items, Key, Request};
use studentos_client::types::{CarryOver, CreateGoal, Date, Title, UpdateGoal};

/// One thing done to the goals of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new goal, last in its day.
    Add(Item),
    /// Done, or not done after all.
    Tick(Key, bool),
    /// Another title.
    Rename(Key, Title),
    /// Another place, from 0.
    Move(Key, usize),
    /// Into the trash.
    Delete(Key),
    /// Out of the trash.
    Restore(Key),
    /// The open goals of that day come to this one. It shows when the server has said which they are.
    CarryOver(Date),
}

impl Change {
    /// The goal it is done to, which has to be there for it.
    #[must_use]
    pub const fn target(&self) -> Option<Key> {
        match self {
            Self::Tick(key, _) | Self::Rename(key, _) | Self::Move(key, _) | Self::Delete(key) => Some(*key),
            Self::Add(_) | Self::Restore(_) | Self::CarryOver(_) => None,
        }
    }

    /// Does it to the goals that are shown. A goal that is not there is not changed.
    pub fn apply(&self, items: &mut Items) {
        match self {
            Self::Add(item) => items.insert(usize::MAX, item.clone()),
            Self::Tick(key, completed) => {
                if let Some(item) = items.get_mut(*key) {
                    item.completed = *completed;
                }
            }
            Self::Rename(key, title) => {
                if let Some(item) = items.get_mut(*key) {
                    item.title = title.clone();
                }
            }
            Self::Move(key, place) => items.shift(*key, *place),
            Self::Delete(key) => items.delete(*key),
            Self::Restore(key) => items.restore(*key),
            Self::CarryOver(_) => {}
        }
    }

    /// What to ask of the server, which confirmed these goals; nothing when the goal is not among them, since what
    /// made it has failed.
    #[must_use]
    pub fn request(&self, date: Date, saved: &Items) -> Option<Request> {
        let id = |key| saved.get(key).and_then(|item| item.id);
        let update = |key, changes| id(key).map(|id| Request::Update(id, changes));
        match self {
            Self::Add(item) => Some(Request::Create(CreateGoal { title: item.title.clone(), date, notes: None })),
            Self::Tick(key, completed) => {
                update(*key, UpdateGoal { completed: Some(*completed), ..UpdateGoal::default() })
            }
            Self::Rename(key, title) => {
                update(*key, UpdateGoal { title: Some(title.clone()), ..UpdateGoal::default() })
            }
            Self::Move(key, place) => {
                let position = Some(u32::try_from(*place).unwrap_or(u32::MAX));
                update(*key, UpdateGoal { position, ..UpdateGoal::default() })
            }
            Self::Delete(key) => id(*key).map(Request::Delete),
            Self::Restore(key) => saved.deleted(*key).and_then(|item| item.id).map(Request::Restore),
            Self::CarryOver(from) => Some(Request::CarryOver(CarryOver { from: *from, to: date })),
        }
    }
}
