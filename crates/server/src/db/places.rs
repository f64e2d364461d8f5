//! Things in an order: those outside the trash that belong together stand at 0 to n − 1, before and after every write.

use super::connection::AnyBackend;
use diesel::{BoxableExpression, sql_types::Bool};

/// Which rows of a table belong together.
pub(super) type Among<Table> = Box<dyn BoxableExpression<Table, AnyBackend, SqlType = Bool>>;

/// Declares how the rows of a table keep their order: `among` says which of them belong together.
///
/// It makes `end`, `close_gap` and `open_gap`, which take whose rows and of what; the rest is the same for all tables.
macro_rules! places {
    ($table:ident: $among:ident($of:ident: $Of:ty)) => {
        /// The place after the last one.
        pub fn end(connection: &mut AnyConnection, owner: UserId, $of: $Of) -> Result<i64, Error> {
            let last = $table::table
                .filter($among(owner, $of))
                .order($table::position.desc())
                .select($table::position)
                .first::<i64>(connection)
                .optional()?;
            Ok(last.map_or(0, |last| last + 1))
        }

        /// Moves those after this place one up, since the one that was here has gone.
        pub fn close_gap(connection: &mut AnyConnection, change: &Change, $of: $Of, place: i64) -> Result<(), Error> {
            diesel::update($table::table)
                .filter($among(change.owner, $of))
                .filter($table::position.gt(place))
                .set(($table::position.eq($table::position - 1), $table::revision.eq(change.revision)))
                .execute(connection)?;
            Ok(())
        }

        /// Moves those from this place on one down, since another one is to stand here.
        pub fn open_gap(connection: &mut AnyConnection, change: &Change, $of: $Of, place: i64) -> Result<(), Error> {
            diesel::update($table::table)
                .filter($among(change.owner, $of))
                .filter($table::position.ge(place))
                .set(($table::position.eq($table::position + 1), $table::revision.eq(change.revision)))
                .execute(connection)?;
            Ok(())
        }
    };
}

/// The words that close all gaps at once, in every `by` of a user's rows of this table that are `among`: there may be hundreds.
///
/// `$1` is whose they are, `$2` and on are what `among` compares with, and the last one is the number of the change: SQLite counts
/// them as they come, PostgreSQL by their numbers.
macro_rules! closing_gaps {
    ($table:literal by $by:literal among $among:literal, $revision:literal) => {
        concat!(
            "WITH ranked AS (SELECT id, row_number() OVER (PARTITION BY ",
            $by,
            " ORDER BY position, id) - 1 AS place FROM ",
            $table,
            " WHERE user_id = $1 AND ",
            $among,
            " AND deleted_at IS NULL) UPDATE ",
            $table,
            " SET position = ranked.place, revision = ",
            $revision,
            " FROM ranked WHERE ",
            $table,
            ".id = ranked.id AND position <> ranked.place"
        )
    };
}

pub(super) use {closing_gaps, places};
