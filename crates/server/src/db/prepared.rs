//! Queries that nearly every request runs: their text is written once, and SQLite and PostgreSQL read it once.
//!
//! What diesel makes of a query for [`AnyConnection`](super::AnyConnection) is written anew each time it runs, which costs more
//! than a small query itself; and a statement that changes rows is read anew by the database as well. That is no matter where
//! a request is rare, and a third of the processor's time where it is not.

use diesel::{
    QueryResult, RunQueryDsl,
    backend::Backend,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
};

/// Runs a query on a connection of either kind, as a query of that kind: so diesel knows it again by its type.
///
/// ```ignore
/// on_either!(connection, |connection| goals::table.find(id).select(GoalRow::as_select()).first(connection))
/// ```
macro_rules! on_either {
    ($any:expr, |$connection:ident| $query:expr) => {
        match $any {
            $crate::db::AnyConnection::Sqlite($connection) => $query,
            $crate::db::AnyConnection::Postgres($connection) => $query,
        }
    };
}

pub(super) use on_either;

/// An `UPDATE` that always has the same form: its type says which one it is, without a text.
/// diesel takes it that there are too many.
#[derive(Clone, Debug)]
pub(super) struct Constant<Statement>(pub Statement);

impl<Statement: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Constant<Statement> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Statement: 'static> QueryId for Constant<Statement> {
    type QueryId = Self;
}

impl<Statement: Query> Query for Constant<Statement> {
    type SqlType = Statement::SqlType;
}

impl<Statement, Connection> RunQueryDsl<Connection> for Constant<Statement> {}

/// An `UPDATE` each form of which may be kept as prepared, for as long as the connection is: say where there are several how many.
#[derive(Clone, Debug)]
pub(super) struct Prepared<Statement>(pub Statement);

impl<Statement: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for Prepared<Statement> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

/// Known again by its text, which says which form it is.
impl<Statement> QueryId for Prepared<Statement> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Statement: Query> Query for Prepared<Statement> {
    type SqlType = Statement::SqlType;
}

impl<Statement, Connection> RunQueryDsl<Connection> for Prepared<Statement> {}

/// Declares statements that are always the same text, like `SAVEPOINT job`.
macro_rules! statements {
    ($($Name:ident = $text:literal;)+) => {$(
        #[derive(Clone, Copy, Debug, diesel::query_builder::QueryId)]
        struct $Name;

        impl<DB: diesel::backend::Backend> diesel::query_builder::QueryFragment<DB> for $Name {
            fn walk_ast<'b>(
                &'b self,
                mut out: diesel::query_builder::AstPass<'_, 'b, DB>,
            ) -> diesel::QueryResult<()> {
                out.push_sql($text);
                Ok(())
            }
        }
    )+};
}

pub(super) use statements;
