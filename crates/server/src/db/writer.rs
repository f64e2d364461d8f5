//! SQLite's one writer: what is waiting goes into one transaction, with one fsync for all of it.
//!
//! Every query of a batch but the first has a savepoint of its own, so that one that fails undoes nothing of the others; what the
//! first has done, the end of the transaction undoes. SQLite copies each page that is written within a savepoint, so what is
//! large begins a transaction. Nobody is answered before the commit, and when that fails nobody is told that anything was done:
//! not even a refusal stands, since it may rest on a row that is gone again. Only that of the first rests on nothing but what
//! was there.

use super::{
    AnyConnection, Error,
    prepared::{on_either, statements},
};
use diesel::{
    Connection as _, QueryResult,
    connection::SimpleConnection as _,
    pg::Pg,
    query_builder::{QueryFragment, QueryId},
    sqlite::Sqlite,
};
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};
use tokio::sync::oneshot;

/// How many writes may wait; one more is told to come back later.
const QUEUE: usize = 1024;
/// How many writes share a transaction: enough to make the fsync cheap, few enough to keep the answers quick.
const BATCH: usize = 128;

statements! {
    Begin = "BEGIN IMMEDIATE";
    Commit = "COMMIT";
    Rollback = "ROLLBACK";
    Savepoint = "SAVEPOINT job";
    RollbackToSavepoint = "ROLLBACK TO job";
    Release = "RELEASE job";
}

/// A query that waits for its turn.
struct Job {
    query: Box<dyn FnOnce(&mut AnyConnection) -> Outcome + Send>,
    size: Size,
}

/// How much a query writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// What one page of the app changes.
    Small,
    /// All that somebody has.
    Large,
}

/// What a query did.
struct Outcome {
    keep: bool,
    /// Unless nobody waits for it, since it did nothing.
    reply: Option<Box<dyn Reply>>,
}

/// What is to be done once the transaction has ended: of all its queries the first, before the second of any.
trait Reply: Send {
    /// Tells what has changed, or may have, when it could not be committed.
    fn tell(&mut self, is_committed: bool);
    /// Says to whoever asked what came of it.
    fn answer(self: Box<Self>, committed: Result<(), String>);
}

/// What came of a query, and who hears of it.
struct Done<T, Then> {
    result: Result<T, Error>,
    then: Option<Then>,
    answer: oneshot::Sender<Result<T, Error>>,
}

impl<T: Send, Then: FnOnce(&T, bool) + Send> Reply for Done<T, Then> {
    fn tell(&mut self, is_committed: bool) {
        if let (Ok(outcome), Some(then)) = (&self.result, self.then.take()) {
            then(outcome, is_committed);
        }
    }

    fn answer(self: Box<Self>, committed: Result<(), String>) {
        // Whoever asked may have gone since the query began; the write stands all the same.
        drop(self.answer.send(committed.map_err(Error::Unavailable).and(self.result)));
    }
}

/// A handle to the writer's thread, which ends after the last handle is gone and all that waited is done.
#[derive(Clone)]
pub struct Writer {
    jobs: Arc<Queue>,
}

struct Queue {
    sender: Option<SyncSender<Job>>,
    thread: Mutex<Option<thread::JoinHandle<()>>>,
}

impl Writer {
    /// Gives the connection to a thread of its own.
    pub fn start(connection: AnyConnection) -> io::Result<Self> {
        let (sender, receiver) = sync_channel(QUEUE);
        let thread = thread::Builder::new().name("writer".to_owned()).spawn(move || work(connection, &receiver))?;
        Ok(Self { jobs: Arc::new(Queue { sender: Some(sender), thread: Mutex::new(Some(thread)) }) })
    }

    /// Runs a query in a transaction and answers when it is on disk. `then` is called before anybody is answered, when something may
    /// have changed: with the outcome and whether it is committed, and whether or not anybody still waits for it.
    pub async fn write<T, F>(
        &self,
        size: Size,
        query: F,
        then: impl FnOnce(&T, bool) + Send + 'static,
    ) -> Result<T, Error>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let query = Box::new(move |connection: &mut AnyConnection| {
            if answer.is_closed() {
                // Whoever asked was told that it could not be done, and may ask again.
                return Outcome { keep: false, reply: None };
            }
            let result = catch_unwind(AssertUnwindSafe(|| query(connection)))
                .unwrap_or_else(|_| Err(Error::Internal("a write panicked".to_owned())));
            Outcome { keep: result.is_ok(), reply: Some(Box::new(Done { result, then: Some(then), answer })) }
        });
        let gone = || Error::Unavailable("the writer has stopped".to_owned());
        let sender = self.jobs.sender.as_ref().ok_or_else(gone)?;
        sender
            .try_send(Job { query, size })
            .map_err(|_| Error::Unavailable("too many writes are waiting".to_owned()))?;
        // A query that never began is dropped, and why stands in the log.
        answered.await.map_err(|_| Error::Unavailable("the transaction did not begin".to_owned()))?
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.sender = None;
        let thread = self.thread.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        // It has nothing to panic with; and if it did, this is no place to care.
        drop(thread.map(thread::JoinHandle::join));
    }
}

fn work(mut connection: AnyConnection, jobs: &Receiver<Job>) {
    let mut left = None;
    while let Some(first) = left.take().or_else(|| jobs.recv().ok()) {
        let mut replies = Vec::new();
        let is_large = first.size == Size::Large;
        if is_large {
            undo_from(&mut connection, "FILE");
        }
        let committed = transaction(&mut connection, first, jobs, &mut left, &mut replies);
        if let Err(error) = &committed {
            tracing::error!(%error, lost = replies.len(), "a transaction was not committed");
            // A failed commit may or may not have ended the transaction.
            drop(connection.batch_execute("ROLLBACK"));
        }
        for reply in &mut replies {
            reply.tell(committed.is_ok());
        }
        for reply in replies {
            reply.answer(committed.as_ref().copied().map_err(ToString::to_string));
        }
        if is_large {
            undo_from(&mut connection, "MEMORY");
        }
    }
}

/// Says where the next transactions keep the pages that a statement or a savepoint may have to bring back: of a large one they are
/// too many for the memory.
fn undo_from(connection: &mut AnyConnection, place: &str) {
    if let Err(error) = connection.batch_execute(&format!("PRAGMA temp_store = {place}")) {
        tracing::warn!(%error, place, "where to undo from could not be said");
    }
}

/// Runs a query, and others until none is waiting, the batch is full, or the next, which is `left` over, is to begin a transaction
/// of its own. An error means that none of them was kept; dropping the first tells who waits for it.
fn transaction(
    connection: &mut AnyConnection,
    first: Job,
    jobs: &Receiver<Job>,
    left: &mut Option<Job>,
    replies: &mut Vec<Box<dyn Reply>>,
) -> QueryResult<()> {
    run(connection, Begin)?;
    let Outcome { keep, reply } = (first.query)(connection);
    replies.extend(reply);
    if !keep {
        // On some errors, a full disk among them, SQLite has ended it by itself.
        drop(run(connection, Rollback));
        return Ok(());
    }
    while replies.len() < BATCH
        && let Ok(job) = jobs.try_recv()
    {
        if job.size == Size::Large {
            *left = Some(job);
            break;
        }
        // SQLite ends the whole transaction by itself on some errors, which no query keeps to itself: it is undone then, here
        // or above, and nothing is run outside of a transaction.
        run(connection, Savepoint)?;
        let Outcome { keep, reply } = (job.query)(connection);
        replies.extend(reply);
        if !keep {
            run(connection, RollbackToSavepoint)?;
        }
        run(connection, Release)?;
    }
    run(connection, Commit)
}

fn run<Statement>(connection: &mut AnyConnection, statement: Statement) -> QueryResult<()>
where
    Statement: QueryFragment<Sqlite> + QueryFragment<Pg> + QueryId,
{
    on_either!(connection, |connection| connection.execute_returning_count(&statement)).map(drop)
}
