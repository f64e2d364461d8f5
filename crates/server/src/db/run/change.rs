//! Where a change runs, and who hears of it when it is made.

use super::{
    super::{AnyConnection, Change, Error, revisions::Touched, writer::Size},
    Database, LARGE, within,
};
use diesel::{Connection as _, connection::SimpleConnection as _};
use std::time::Duration;
use studentos_api_types::UserId;

impl Database {
    /// Runs a query that changes what a user owns, as [`Self::write`] does, and tells who watches it.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub async fn change<T, F>(&self, owner: UserId, query: F) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection, &Change) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.change_touching(owner, query, |_| Touched::Anything).await
    }

    /// As [`Self::change`], for one of whose outcome it can be said what was touched: lists of everything else are kept.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub async fn change_touching<T, F>(
        &self,
        owner: UserId,
        query: F,
        touched: impl FnOnce(&T) -> Touched + Send + 'static,
    ) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection, &Change) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        self.change_within(self.settings.patience(), Size::Small, owner, query, touched).await
    }

    /// As [`Self::change`], for one that may take longer, as may each of its queries.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub async fn large_change<T, F>(&self, owner: UserId, query: F) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection, &Change) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let query = move |connection: &mut AnyConnection, change: &Change| {
            if let AnyConnection::Postgres(connection) = connection {
                connection.batch_execute(&format!("SET LOCAL statement_timeout = {}", LARGE.as_millis()))?;
            }
            query(connection, change)
        };
        self.change_within(LARGE, Size::Large, owner, query, |_| Touched::Anything).await
    }

    async fn change_within<T, F>(
        &self,
        patience: Duration,
        size: Size,
        owner: UserId,
        query: F,
        touched: impl FnOnce(&T) -> Touched + Send + 'static,
    ) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection, &Change) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let query = move |connection: &mut AnyConnection| {
            let change = Change::begin(connection, owner)?;
            Ok((query(connection, &change)?, change.revision))
        };
        let Self { watchers, revisions, .. } = self.clone();
        let changed = move |(outcome, revision): &(T, i64), is_committed: bool| {
            if is_committed {
                revisions.changed(owner, *revision, touched(outcome));
            } else {
                revisions.doubt(owner);
            }
            watchers.changed(owner);
        };
        let change = async {
            if let Some(writer) = &self.writer {
                return writer.write(size, query, changed).await;
            }
            let turn = self.changes.wait(owner).await;
            let change = move |connection: &mut AnyConnection| {
                let result = connection.transaction(query);
                drop(turn);
                // Here, since whoever asked may have gone.
                result.inspect(|done| changed(done, true))
            };
            self.elsewhere(patience, change).await
        };
        within(patience, change).await.map(|(outcome, _)| outcome)
    }
}
