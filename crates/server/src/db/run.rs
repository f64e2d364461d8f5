//! Where a query runs: the one place that touches the pool or leaves the thread.
//!
//! A hop to another thread costs more than a small read of SQLite, so such a read runs where the request is, with a
//! connection that is at hand. Everything that may wait does not: PostgreSQL goes to a blocking thread, and what
//! changes SQLite to its one [writer](super::writer).

mod change;

use super::{
    AnyConnection, DatabaseUrl, Error, OpenError, Settings, Watchers,
    connection::Access,
    messenger, migrations,
    pool::{Complaints, Manager},
    revisions::Revisions,
    writer::{Size, Writer},
};
use crate::turns::Turns;
use diesel::{
    Connection as _, QueryableByName, RunQueryDsl as _, connection::SimpleConnection as _, r2d2::Pool, sql_types::Text,
};
use std::{sync::Arc, time::Duration};
use studentos_api_types::UserId;
use tokio::{
    sync::{Semaphore, oneshot},
    task::spawn_blocking,
    time::timeout,
};

/// How long what is large may take: whoever asks for it knows that it is.
const LARGE: Duration = Duration::from_mins(1);
/// How many changes of one user have a connection to PostgreSQL: one that is being made, and one that is ready to follow. The
/// others would wait anyway, for the user's row.
const CONNECTED: usize = 2;
/// How many changes of one user wait for SQLite's writer: far fewer than it lets wait, so that nobody takes every place.
const QUEUED: usize = 64;
/// How many wide reads of one user have a connection. With SQLite nothing ends them, even when nobody waits any more.
const SEARCHES: u32 = 2;
/// The longest pause before a connection that could not be opened is tried again.
const PAUSE: Duration = Duration::from_secs(1);

/// The database of this instance. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pool: Pool<Manager>,
    /// Only SQLite has one.
    writer: Option<Writer>,
    settings: Settings,
    /// Who is told of changes.
    watchers: Arc<Watchers>,
    /// What is known of the users' last changes.
    revisions: Arc<Revisions>,
    /// Whose changes have a connection, or a place in the writer's queue.
    changes: Turns,
    /// Whose wide reads have one.
    searches: Turns,
    /// The connections that the wide reads of all may take: with PostgreSQL, half of them.
    wide: Arc<Semaphore>,
}

impl Database {
    /// Opens the database, making the SQLite file when there is none; `readers` is how many threads will read it.
    ///
    /// # Errors
    /// When it cannot be opened or its schema is not this binary's.
    pub fn open(url: &DatabaseUrl, settings: Settings, readers: u32, migrate: bool) -> Result<Self, OpenError> {
        if migrate { migrations::migrate(url, &settings) } else { migrations::check(url, &settings) }?;

        let failed = |error: &dyn std::fmt::Display| migrations::connect_error(url, error);
        let watchers = Arc::new(Watchers::new(matches!(url, DatabaseUrl::Postgres(_))));
        let (size, at_hand, wide, access, writer) = match url {
            DatabaseUrl::Sqlite(_) => {
                let mut connection =
                    AnyConnection::open(url, &settings, Access::Write).map_err(|error| failed(&error))?;
                check_sqlite_version(&mut connection).map_err(|error| failed(&error))??;
                let writer = Writer::start(connection).map_err(|error| failed(&error))?;
                let wide = readers.max(SEARCHES);
                // One more for an export.
                (readers.saturating_add(wide).saturating_add(1), readers, wide, Access::Read, Some(writer))
            }
            DatabaseUrl::Postgres(_) => {
                messenger::start(url.clone(), settings, &watchers).map_err(|error| failed(&error))?;
                (settings.pool_size, 1, (settings.pool_size / 2).max(1), Access::Write, None)
            }
        };
        let pool = Pool::builder()
            .max_size(size)
            .min_idle(Some(at_hand))
            .max_lifetime(None)
            .idle_timeout(writer.is_none().then_some(Duration::from_mins(5)))
            // Nobody waits so long: it is from this that r2d2 takes its pauses.
            .connection_timeout(PAUSE * 2)
            // It costs nothing: the manager knows without asking.
            .test_on_check_out(true)
            .error_handler(Box::new(Complaints::default()))
            // The migrations have just found that the database can be opened.
            .build_unchecked(Manager::new(url.clone(), settings, access));
        let revisions = Arc::new(Revisions::new(writer.is_some()));
        let changes = if writer.is_some() { QUEUED } else { CONNECTED };
        let [changes, searches] = [changes, SEARCHES as usize].map(Turns::new);
        let wide = Arc::new(Semaphore::new(wide as usize));
        Ok(Self { pool, writer, settings, watchers, revisions, changes, searches, wide })
    }

    /// Runs a query that changes nothing.
    ///
    /// # Errors
    /// The query's own, or [`Error::Unavailable`].
    pub async fn read<T, F>(&self, query: F) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        if self.writer.is_some()
            && let Some(mut pooled) = self.pool.try_get()
        {
            return pooled.run(query);
        }
        self.elsewhere(self.settings.patience(), query).await
    }

    /// Runs a query of a user's that changes nothing and may look at many rows: never on the thread of the request, few of a
    /// user at a time and few of all, so that what is quick always finds a connection.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn search<T, F>(&self, user: UserId, query: F) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let patience = self.settings.patience();
        let search = async {
            let turn = self.searches.wait(user).await;
            let place = Arc::clone(&self.wide).acquire_owned().await;
            let query = move |connection: &mut AnyConnection| {
                let _held = (turn, place);
                query(connection)
            };
            self.elsewhere(patience, query).await
        };
        within(patience, search).await
    }

    /// Runs a query of a user's that changes nothing: as [`Self::search`] does if it is a wide one, else as [`Self::read`] does.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn read_or_search<T, F>(&self, user: UserId, is_wide: bool, query: F) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        if is_wide { self.search(user, query).await } else { self.read(query).await }
    }

    /// Runs queries that read much and change nothing, all in one state of the database.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn snapshot<T, F>(&self, queries: F) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let in_one_state = |connection: &mut AnyConnection| {
            connection.transaction(|connection| {
                if let AnyConnection::Postgres(connection) = connection {
                    connection.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")?;
                }
                queries(connection)
            })
        };
        self.elsewhere(LARGE, in_one_state).await
    }

    /// Runs a query in a transaction and answers when it is committed, or undone because it failed.
    ///
    /// # Errors
    /// The query's own, or [`Error::Unavailable`] when it could not be committed.
    pub async fn write<T, F>(&self, query: F) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        match &self.writer {
            Some(writer) => within(self.settings.patience(), writer.write(Size::Small, query, |_, _| ())).await,
            None => self.elsewhere(self.settings.patience(), |connection| connection.transaction(query)).await,
        }
    }

    /// How many connections there are at most for what runs on a thread that may wait.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.pool.max_size().try_into().unwrap_or(usize::MAX)
    }

    /// What is known of the users' last changes.
    #[must_use]
    pub fn revisions(&self) -> &Revisions {
        &self.revisions
    }

    /// Who waits for changes on this instance.
    #[must_use]
    pub fn watchers(&self) -> &Arc<Watchers> {
        &self.watchers
    }

    /// Runs a query on a thread that may wait.
    async fn elsewhere<T, F>(&self, patience: Duration, query: F) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let (pool, settings) = (self.pool.clone(), self.settings);
        let (waiting, answered) = oneshot::channel::<()>();
        let job = spawn_blocking(move || {
            if waiting.is_closed() {
                return Err(late());
            }
            let pooled = pool.get_timeout(settings.connect_timeout);
            let mut pooled = pooled.map_err(|error| Error::Unavailable(error.to_string()))?;
            if waiting.is_closed() {
                // Whoever asked was told that it could not be done, and may ask again.
                return Err(late());
            }
            pooled.run(query)
        });
        let job = async { job.await.unwrap_or_else(|panicked| Err(Error::Internal(panicked.to_string()))) };
        let result = within(patience, job).await;
        drop(answered);
        result
    }

    /// Makes sure that the database answers and has the schema of this binary.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when it does not.
    pub async fn ping(&self) -> Result<(), Error> {
        self.read(migrations::are_applied).await
    }
}

/// Waits for an answer, but not for ever.
async fn within<T>(patience: Duration, answer: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    timeout(patience, answer).await.unwrap_or_else(|_| Err(late()))
}

fn late() -> Error {
    Error::Unavailable("no answer in time".to_owned())
}

/// Older ones may corrupt the file when the WAL is reset (sqlite.org/wal.html, "the WAL-reset bug").
fn check_sqlite_version(connection: &mut AnyConnection) -> diesel::QueryResult<Result<(), OpenError>> {
    #[derive(QueryableByName)]
    struct Version {
        #[diesel(sql_type = Text)]
        version: String,
    }

    let Version { version } = diesel::sql_query("SELECT sqlite_version() AS version").get_result(connection)?;
    let number: Vec<u32> = version.split('.').map_while(|part| part.parse().ok()).collect();
    Ok(if number >= vec![3, 51, 3] { Ok(()) } else { Err(OpenError::SqliteTooOld(version)) })
}
