//! Many rows in one statement, which diesel does not write for two databases in one.

use super::super::{AnyConnection, Error, connection::AnyBackend};
use diesel::{
    QueryResult, RunQueryDsl,
    query_builder::{AstPass, QueryFragment, QueryId},
};

/// How many rows are written at once.
const CHUNK: usize = 100;

/// A row as it is to be. The first column is `id`, the second `user_id`.
pub trait Row {
    /// Where it goes.
    const TABLE: &'static str;
    /// What it is made of, in the order in which it is bound.
    const COLUMNS: &'static [&'static str];

    /// Gives a statement its values, with commas between them.
    fn bind<'b>(&'b self, out: &mut AstPass<'_, 'b, AnyBackend>) -> QueryResult<()>;
}

/// Declares a row: its table, and for each column its type in SQL and in Rust.
macro_rules! row {
    ($Row:ident in $table:literal { $($column:ident: $Sql:ty as $Rust:ty,)* }) => {
        /// A row as it is to be.
        pub struct $Row {
            $(pub $column: $Rust,)*
        }

        impl $crate::db::import::rows::Row for $Row {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($column)),*];

            fn bind<'b>(
                &'b self,
                out: &mut diesel::query_builder::AstPass<'_, 'b, $crate::db::connection::AnyBackend>,
            ) -> diesel::QueryResult<()> {
                let mut before = "";
                $(
                    out.push_sql(std::mem::replace(&mut before, ", "));
                    out.push_bind_param::<$Sql, $Rust>(&self.$column)?;
                )*
                Ok(())
            }
        }
    };
}

pub(super) use row;

/// Writes rows that are new or in their user's trash, and gives back how many.
pub fn store<R: Row>(connection: &mut AnyConnection, mut rows: impl Iterator<Item = R>) -> Result<usize, Error> {
    let mut stored = 0;
    loop {
        let some: Vec<R> = rows.by_ref().take(CHUNK).collect();
        if some.is_empty() {
            return Ok(stored);
        }
        stored += Rows(some).execute(connection)?;
    }
}

struct Rows<R>(Vec<R>);

impl<R: Row> QueryFragment<AnyBackend> for Rows<R> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, AnyBackend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql(&format!("INSERT INTO {} ({}) VALUES ", R::TABLE, R::COLUMNS.join(", ")));
        for (index, row) in self.0.iter().enumerate() {
            out.push_sql(if index == 0 { "(" } else { "), (" });
            row.bind(&mut out)?;
        }
        out.push_sql(") ON CONFLICT (id) DO UPDATE SET ");
        let columns = R::COLUMNS.iter().skip(2).map(|column| format!("{column} = excluded.{column}"));
        out.push_sql(&columns.collect::<Vec<_>>().join(", "));
        let table = R::TABLE;
        out.push_sql(&format!(" WHERE {table}.user_id = excluded.user_id AND {table}.deleted_at IS NOT NULL"));
        Ok(())
    }
}

impl<R> QueryId for Rows<R> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<R> RunQueryDsl<AnyConnection> for Rows<R> {}
