//! Where a change runs, and who hears of it when it is made.

use super::{
    super::{AnyConnection, Change, Error, revisions::Touched, writer::Size},
    Database, LARGE, within,
};
use diesel::{Connection as _, connection::SimpleConnection as _};
use std::{sync::Arc, time::Duration};
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
        self.change_within(self.settings.patience(), Size::Small, owner, owner, query, touched).await
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
        self.change_by(owner, owner, query).await
    }

    /// As [`Self::large_change`], by somebody else than the owner, whose own changes it does not wait for before it has a
    /// connection: however many there are, an administrator shuts them out.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub async fn change_by<T, F>(&self, by: UserId, owner: UserId, query: F) -> Result<T, Error>
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
        self.change_within(LARGE, Size::Large, by, owner, query, |_| Touched::Anything).await
    }

    async fn change_within<T, F>(
        &self,
        patience: Duration,
        size: Size,
        by: UserId,
        owner: UserId,
        query: F,
        touched: impl FnOnce(&T) -> Touched + Send + 'static,
    ) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection, &Change) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let (watchers, revisions) = (Arc::clone(&self.watchers), Arc::clone(&self.revisions));
        let changed = move |(outcome, revision): &(T, i64), is_committed: bool| {
            if is_committed {
                revisions.changed(owner, *revision, touched(outcome));
            } else {
                revisions.doubt(owner);
            }
            watchers.changed(owner);
        };
        let change = async {
            let turn = self.changes.wait(by).await;
            let query = move |connection: &mut AnyConnection| {
                let change = Change::begin(connection, owner)?;
                Ok((query(connection, &change)?, change.revision))
            };
            if let Some(writer) = &self.writer {
                let query = move |connection: &mut AnyConnection| {
                    drop(turn);
                    query(connection)
                };
                return writer.write(size, query, changed).await;
            }
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

#[cfg(test)]
mod tests {
    use super::{super::QUEUED, *};
    use crate::db::{DatabaseUrl, Settings};
    use std::{
        pin::{Pin, pin},
        sync::mpsc::channel,
        task::{Context, Waker},
    };
    use tokio::runtime;
    use uuid::Uuid;

    const PATIENCE: Duration = Duration::from_mins(1);

    /// Has it go as far as it can now.
    fn begin<F: Future>(future: Pin<&mut F>) {
        assert!(future.poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }

    #[test]
    fn nobody_takes_every_place_before_the_writer() {
        let folder = tempfile::tempdir().unwrap();
        let url: DatabaseUrl = format!("sqlite://{}", folder.path().join("studentos.db").display()).parse().unwrap();
        let settings = Settings { pool_size: 1, connect_timeout: PATIENCE, statement_timeout: PATIENCE };
        let db = Database::open(&url, settings, 1, true).unwrap();
        let nothing = |_: &mut AnyConnection, _: &Change| Ok(());
        let [greedy, other] = [1, 2].map(|id| UserId::from_uuid(Uuid::from_u128(id)));

        runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
            let (end, ended) = channel::<()>();
            let mut busy = pin!(db.write(move |_| Ok(ended.recv().is_ok())));
            begin(busy.as_mut());
            let mut waiting: Vec<_> = (0..20 * QUEUED).map(|_| Box::pin(db.change(greedy, nothing))).collect();
            for change in &mut waiting {
                begin(change.as_mut());
            }
            let mut one = pin!(db.change(other, nothing));
            begin(one.as_mut());
            end.send(()).unwrap();

            assert!(busy.await.unwrap());
            // Neither is in the database, which their changes were to find out there.
            assert!(matches!(one.await, Err(Error::NoUser)));
            for change in waiting {
                assert!(matches!(change.await, Err(Error::NoUser)));
            }
        });
    }
}
