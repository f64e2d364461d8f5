//! Locks that PostgreSQL alone needs, where instances work side by side; SQLite has one writer anyway.

use diesel::{PgConnection, QueryResult, RunQueryDsl as _, define_sql_function, sql_types::BigInt};

/// What one does after the other, on whichever instance. Any number will do, as long as every instance uses the same.
#[derive(Clone, Copy, Debug)]
#[repr(i64)]
pub enum Lock {
    /// Bringing the schema up to date.
    Migrations = 7_240_912,
    /// Removing what is over.
    Purge = 7_240_913,
    /// Deciding who is an administrator.
    Admins = 7_240_914,
}

define_sql_function! {
    /// Takes a lock until the transaction ends, or says that somebody has it.
    fn pg_try_advisory_xact_lock(key: BigInt) -> Bool;
}

impl Lock {
    /// Waits for the lock and takes it until the transaction ends.
    pub fn take(self, connection: &mut PgConnection) -> QueryResult<()> {
        let query = diesel::sql_query("SELECT pg_advisory_xact_lock($1)").bind::<BigInt, _>(self as i64);
        query.execute(connection).map(drop)
    }

    /// Takes the lock until the transaction ends, or says that somebody has it.
    pub fn try_take(self, connection: &mut PgConnection) -> QueryResult<bool> {
        diesel::select(pg_try_advisory_xact_lock(self as i64)).get_result(connection)
    }
}

/// Loads rows and locks them, but for those that another transaction holds: to wait for several in no order could end in a circle.
macro_rules! load_unlocked {
    ($connection:expr, $rows:ident.$load:ident()) => {
        match $connection {
            $crate::db::AnyConnection::Sqlite(connection) => $rows.$load(connection),
            $crate::db::AnyConnection::Postgres(connection) => $rows.for_update().skip_locked().$load(connection),
        }
    };
}

pub(super) use load_unlocked;
