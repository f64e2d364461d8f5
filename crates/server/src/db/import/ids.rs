//! Which thing of the user's a thing of the file is.

use super::super::{AnyConnection, Error, connection::AnyBackend};
use aws_lc_rs::digest;
use diesel::{
    QueryResult, RunQueryDsl,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{Bool, Text},
};
use std::collections::HashMap;
use studentos_api_types::UserId;
use uuid::{Builder, Uuid, Variant, Version};

/// How many ids are looked for at once.
const CHUNK: usize = 500;

/// What a thing of the file is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportedId {
    /// The user has it, under this id.
    There(Uuid),
    /// It is in their trash.
    Trashed(Uuid),
    /// They do not have it; this is to be its id.
    New(Uuid),
}

impl ImportedId {
    /// The id under which the thing may be stored, or that of the one that is there.
    pub const fn free(self) -> Result<Uuid, Uuid> {
        match self {
            Self::There(id) => Err(id),
            Self::Trashed(id) | Self::New(id) => Ok(id),
        }
    }
}

/// The things of one table that the user has, as far as they were asked for.
pub struct ImportedIds {
    owner: UserId,
    table: &'static str,
    /// Whether each is in the trash.
    known: HashMap<Uuid, bool>,
}

impl ImportedIds {
    /// Looks for these in a table, under the id that the file says and under the one an import gives.
    pub fn find(
        connection: &mut AnyConnection,
        table: &'static str,
        owner: UserId,
        originals: impl Iterator<Item = Uuid>,
    ) -> Result<Self, Error> {
        let mut ids: Vec<String> =
            originals.flat_map(|original| [original, imported(owner, table, original)].map(String::from)).collect();
        ids.sort_unstable();
        ids.dedup();
        let (of, mut known) = (owner.to_string(), HashMap::new());
        for ids in ids.chunks(CHUNK) {
            for (id, is_trashed) in (Stored { table, owner: &of, ids }).load::<(String, bool)>(connection)? {
                let id = Uuid::try_parse(&id).map_err(|error| Error::Internal(error.to_string()))?;
                known.insert(id, is_trashed);
            }
        }
        Ok(Self { owner, table, known })
    }

    /// The id under which a thing is to be stored, unless it is there: the second time it is.
    pub fn take(&mut self, original: Uuid) -> Result<Uuid, Uuid> {
        let id = self.of(original).free()?;
        self.add(id);
        Ok(id)
    }

    /// From now on the user has what is stored under this id.
    pub fn add(&mut self, id: Uuid) {
        self.known.insert(id, false);
    }

    /// What a thing is that was asked for.
    pub fn of(&self, original: Uuid) -> ImportedId {
        let ids = [original, imported(self.owner, self.table, original)];
        let that_is = |trashed| ids.into_iter().find(|id| self.known.get(id) == Some(&trashed));
        match (that_is(false), that_is(true)) {
            (Some(id), _) => ImportedId::There(id),
            (None, Some(id)) => ImportedId::Trashed(id),
            (None, None) => ImportedId::New(ids[1]),
        }
    }
}

/// Which of these ids a user has in a table, and whether each is in the trash: diesel's own queries know their table.
struct Stored<'a> {
    table: &'static str,
    owner: &'a str,
    ids: &'a [String],
}

impl QueryFragment<AnyBackend> for Stored<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, AnyBackend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql(&format!("SELECT id, deleted_at IS NOT NULL FROM {} WHERE user_id = ", self.table));
        out.push_bind_param::<Text, str>(self.owner)?;
        out.push_sql(" AND id IN ");
        for (index, id) in self.ids.iter().enumerate() {
            out.push_sql(if index == 0 { "(" } else { ", " });
            out.push_bind_param::<Text, String>(id)?;
        }
        out.push_sql(")");
        Ok(())
    }
}

impl Query for Stored<'_> {
    type SqlType = (Text, Bool);
}

impl QueryId for Stored<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl RunQueryDsl<AnyConnection> for Stored<'_> {}

/// The id that a thing has after its import: the time is the original's, so that things keep the order in which they were
/// made; all else follows from whose it becomes and what it was. Nobody can make it be the id of another user's thing.
fn imported(owner: UserId, table: &str, original: Uuid) -> Uuid {
    let mut hash = digest::Context::new(&digest::SHA256);
    hash.update(owner.as_uuid().as_bytes());
    hash.update(original.as_bytes());
    hash.update(table.as_bytes());
    let mut bytes = original.into_bytes();
    let (_time, rest) = bytes.split_at_mut(6);
    rest.iter_mut().zip(hash.finish().as_ref()).for_each(|(byte, hashed)| *byte = *hashed);
    Builder::from_bytes(bytes).with_version(Version::SortRand).with_variant(Variant::RFC4122).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_imported_id_is_of_version_7_and_has_the_time_of_the_original() {
        let original = Uuid::from_u128(0x0198_0f2e_5c5a_7d3e_9a64_0f6b_1c2d_3e4f);
        let [one, other] = [1, 2].map(|owner| UserId::from_uuid(Uuid::from_u128(owner)));
        let id = imported(one, "goals", original);
        assert_eq!((id.get_version_num(), id.get_variant()), (7, Variant::RFC4122));
        assert_eq!(id.as_bytes()[..6], original.as_bytes()[..6]);
        assert_eq!(id, imported(one, "goals", original));
        assert_ne!(id, imported(other, "goals", original));
        assert_ne!(id, imported(one, "tasks", original));
        assert_ne!(id, imported(one, "goals", id));
    }
}
