//! A call that is being put together, and then made.

use crate::{
    Client, ETag, Error, IdempotencyKey, Operation, Request, Tagged,
    answer::{Answer, Versioned},
    boxed::BoxFuture,
};
use serde::Serialize;
use std::{fmt, marker::PhantomData, time::Duration};

/// What a [`Call`] does, and so what can be said about how it is to be done.
pub mod kind {
    /// It reads one thing, or a page of a list.
    #[derive(Debug)]
    pub enum Read {}
    /// It adds something, once however often it is sent, where the API takes an
    /// [`IdempotencyKey`](crate::IdempotencyKey).
    #[derive(Debug)]
    pub enum Create {}
    /// It changes or deletes one thing.
    #[derive(Debug)]
    pub enum Change {}
    /// It does something else.
    #[derive(Debug)]
    pub enum Act {}
}

/// One call: `await` it, or say more about it before. It holds all it needs and can be given to another task.
///
/// ```
/// # use studentos_client::{Client, Error, types::{GoalId, UpdateGoal}};
/// # async fn example(client: &Client, id: GoalId) -> Result<(), Error> {
/// let goal = client.goals().get(id).with_etag().await?;
/// let done = UpdateGoal::default().completed(true);
/// // Refused as `precondition_failed` when somebody else has changed it meanwhile.
/// client.goals().update(id, &done).if_match(&goal.etag).await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is asked until it is sent"]
pub struct Call<A, K = kind::Act> {
    client: Client,
    operation: &'static Operation,
    request: Request,
    types: PhantomData<fn() -> (A, K)>,
}

impl<A, K> Call<A, K> {
    pub(crate) fn new(client: &Client, operation: &'static Operation, request: Request) -> Self {
        Self { client: client.clone(), operation, request: keyed(operation, request), types: PhantomData }
    }

    pub(crate) fn json(mut self, body: &impl Serialize) -> Self {
        self.request = self.request.json(body);
        self
    }

    /// How long an attempt may take, in the place of what the client has for all.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.request.timeout = Some(timeout);
        self
    }

    fn header(mut self, name: &str, value: &str) -> Self {
        self.request.set_header(name, value);
        self
    }

    fn answering<B>(self) -> Call<B, K> {
        Call { client: self.client, operation: self.operation, request: self.request, types: PhantomData }
    }
}

impl<A: Answer, K> Call<A, K> {
    /// Makes the call, as `await` does.
    ///
    /// # Errors
    /// As the method that began the call says; any call may be refused with `unauthenticated` when nobody is logged
    /// in, and fails when no answer comes.
    #[must_use = "nothing is asked until it is awaited"]
    pub fn send(self) -> BoxFuture<'static, Result<A, Error>> {
        self.client.dispatch(self.operation, self.request)
    }

    /// Makes the call and blocks the thread until it is answered, for programs that are not async.
    ///
    /// # Errors
    /// As [`Call::send`], and [`Error::Blocking`] on a thread of an async runtime.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<A, Error> {
        crate::blocking::wait(self.send())?
    }
}

impl<A: Versioned, K> Call<A, K> {
    /// Answers also which version of the thing it is.
    pub fn with_etag(self) -> Call<Tagged<A>, K> {
        self.answering()
    }
}

impl<A> Call<A, kind::Read> {
    /// Answers `None` if the thing is still as it was when this tag was read.
    pub fn if_none_match(self, etag: &ETag) -> Call<Option<A>, kind::Read> {
        self.header("If-None-Match", etag.as_str()).answering()
    }
}

impl<A> Call<A, kind::Change> {
    /// Is refused as `precondition_failed`, besides what the method says, unless the thing is still as it was when this tag
    /// was read.
    pub fn if_match(self, etag: &ETag) -> Self {
        self.header("If-Match", etag.as_str())
    }
}

impl<A> Call<A, kind::Create> {
    /// Adds it under this key rather than under one that the client makes.
    pub fn idempotency_key(self, key: &IdempotencyKey) -> Self {
        self.header(IdempotencyKey::HEADER, key.as_str())
    }
}

impl<A: Answer, K: 'static> IntoFuture for Call<A, K> {
    type Output = Result<A, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

/// With a key that no other call has, where the operation takes one.
fn keyed(operation: &Operation, mut request: Request) -> Request {
    if operation.is_keyed {
        request.set_header(IdempotencyKey::HEADER, IdempotencyKey::random().as_str());
    }
    request
}

/// The clone is the same call: what adds something adds it under the same [`IdempotencyKey`], once.
impl<A, K> Clone for Call<A, K> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            operation: self.operation,
            request: self.request.clone(),
            types: PhantomData,
        }
    }
}

/// Neither ids nor bodies are shown.
impl<A, K> fmt::Debug for Call<A, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}
