//! What the things of a file refer to: others of the file, or the user's own.

use super::{
    super::{AnyConnection, Error},
    ids::{ImportedId, ImportedIds},
};
use std::{collections::HashMap, hash::Hash};
use studentos_api_types::{GoalId, RepeatId, UserId};
use uuid::Uuid;

/// The id of something that others refer to.
pub trait Referable: Copy + Eq + Hash {
    /// Where it is kept.
    const TABLE: &'static str;

    fn uuid(self) -> Uuid;
}

impl Referable for GoalId {
    const TABLE: &'static str = "goals";

    fn uuid(self) -> Uuid {
        self.as_uuid()
    }
}

impl Referable for RepeatId {
    const TABLE: &'static str = "repeats";

    fn uuid(self) -> Uuid {
        self.as_uuid()
    }
}

/// The things of one kind that the file refers to.
pub struct Referred<'a, Id> {
    of_file: &'a HashMap<Id, Uuid>,
    elsewhere: ImportedIds,
}

impl<'a, Id: Referable> Referred<'a, Id> {
    /// Looks for those that are not in the file among the user's own.
    pub fn find(
        connection: &mut AnyConnection,
        owner: UserId,
        of_file: &'a HashMap<Id, Uuid>,
        referred: impl Iterator<Item = Id>,
    ) -> Result<Self, Error> {
        let elsewhere = referred.filter(|id| !of_file.contains_key(id)).map(Id::uuid);
        Ok(Self { of_file, elsewhere: ImportedIds::find(connection, Id::TABLE, owner, elsewhere)? })
    }

    /// What is meant, if the user has it.
    pub fn of(&self, id: Id) -> Option<Uuid> {
        self.of_file.get(&id).copied().or_else(|| match self.elsewhere.of(id.uuid()) {
            ImportedId::There(id) => Some(id),
            ImportedId::Trashed(_) | ImportedId::New(_) => None,
        })
    }

    /// Its id here, be it gone or never the user's.
    pub fn id(&self, id: Id) -> Uuid {
        self.of_file.get(&id).copied().unwrap_or_else(|| match self.elsewhere.of(id.uuid()) {
            ImportedId::There(id) | ImportedId::Trashed(id) | ImportedId::New(id) => id,
        })
    }
}
