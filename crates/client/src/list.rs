//! Lists: one page, or all of them one after the other.

use crate::{
    Call, Client, ETag, Error, Operation, Tagged,
    answer::Versioned,
    boxed::{BoxFuture, BoxStream, MaybeSend},
    kind::Read,
};
use futures_util::{TryStreamExt, stream};
use serde::{Serialize, de::DeserializeOwned};
use std::{fmt, marker::PhantomData};
use studentos_api_types::{Cursor, Limit, List, ListGoals, ListLogs, ListRepeats, ListTasks, ListUsers, Paging};

/// The query of a list. These are closed: they are the lists of the API.
pub trait ListQuery: Paged {}
impl<Q: Paged> ListQuery for Q {}

/// What every query of a list has. It is not named outside of this crate, so that nobody adds to them.
pub trait Paged: Serialize + Clone + Default + MaybeSend + 'static {
    fn paging(&mut self) -> (&mut Option<Limit>, &mut Option<Cursor>);
}

macro_rules! list_query {
    ($($type:ident),*) => {$(
        impl Paged for $type {
            fn paging(&mut self) -> (&mut Option<Limit>, &mut Option<Cursor>) {
                (&mut self.limit, &mut self.cursor)
            }
        }
    )*};
}

list_query!(ListGoals, ListLogs, ListRepeats, ListTasks, ListUsers, Paging);

/// What a list may hold.
pub trait Listed: DeserializeOwned + MaybeSend + 'static {}
impl<T: DeserializeOwned + MaybeSend + 'static> Listed for T {}

/// A list being asked for: narrow it down, then take a page of it by [`send`](ListRequest::send) or `await`, or all of
/// it by [`stream`](ListRequest::stream).
#[must_use = "nothing is asked until it is sent"]
pub struct ListRequest<Q, T> {
    client: Client,
    operation: &'static Operation,
    pub(crate) query: Q,
    item: PhantomData<fn() -> T>,
}

impl<Q: ListQuery, T: Listed> ListRequest<Q, T> {
    pub(crate) fn new(client: &Client, operation: &'static Operation) -> Self {
        Self { client: client.clone(), operation, query: Q::default(), item: PhantomData }
    }

    fn call(self) -> Call<List<T>, Read> {
        Call::new(&self.client, self.operation, self.operation.request().query(&self.query))
    }

    /// Where the page is asked for: path and query.
    #[must_use]
    pub fn path(&self) -> String {
        self.operation.request().query(&self.query).path
    }

    /// At most so many at once; 100 when it is not said.
    pub fn limit(mut self, limit: Limit) -> Self {
        *self.query.paging().0 = Some(limit);
        self
    }

    /// The page after the one that gave this `next_cursor`.
    pub fn after(mut self, cursor: Cursor) -> Self {
        *self.query.paging().1 = Some(cursor);
        self
    }

    /// Asks for one page, as `await` does.
    ///
    /// # Errors
    /// As any call.
    #[must_use = "nothing is asked until it is awaited"]
    pub fn send(self) -> BoxFuture<'static, Result<List<T>, Error>> {
        self.call().send()
    }

    /// All items, however many pages they take; the next page is asked for when the one before was read. Nothing
    /// comes after an error.
    ///
    /// ```
    /// # use studentos_client::{Client, Error, TryStreamExt, types::Date};
    /// # async fn example(client: &Client, first: Date, last: Date) -> Result<(), Error> {
    /// let mut goals = client.goals().list().between(first, last).stream();
    /// while let Some(goal) = goals.try_next().await? {
    ///     println!("{} {}", goal.date, goal.title);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn stream(self) -> BoxStream<'static, Result<T, Error>> {
        let pages = stream::try_unfold(Some(self), |page| async {
            let Some(request) = page else { return Ok::<_, Error>(None) };
            let page = request.clone().send().await?;
            let next = page.next_cursor.map(|cursor| request.after(cursor));
            Ok(Some((stream::iter(page.data.into_iter().map(Ok)), next)))
        });
        Box::pin(pages.try_flatten())
    }

    /// Asks for one page and blocks the thread until it is there.
    ///
    /// # Errors
    /// As any call, and [`Error::Blocking`] on a thread of an async runtime.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<List<T>, Error> {
        crate::blocking::wait(self.send())?
    }

    /// All items, blocking the thread while a page is fetched. Nothing comes after an error.
    #[cfg(feature = "blocking")]
    pub fn iter_blocking(self) -> impl Iterator<Item = Result<T, Error>> {
        crate::blocking::Items::new(self.stream())
    }
}

impl<Q: ListQuery, T: Listed> ListRequest<Q, T>
where
    List<T>: Versioned,
{
    /// Answers also which version of the page it is.
    pub fn with_etag(self) -> Call<Tagged<List<T>>, Read> {
        self.call().with_etag()
    }

    /// Answers `None` if the page is still as it was when this tag was read.
    pub fn if_none_match(self, etag: &ETag) -> Call<Option<List<T>>, Read> {
        self.call().if_none_match(etag)
    }
}

impl<Q: ListQuery, T: Listed> IntoFuture for ListRequest<Q, T> {
    type Output = Result<List<T>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl<Q: Clone, T> Clone for ListRequest<Q, T> {
    fn clone(&self) -> Self {
        Self { client: self.client.clone(), operation: self.operation, query: self.query.clone(), item: PhantomData }
    }
}

/// What is looked for is not shown.
impl<Q, T> fmt::Debug for ListRequest<Q, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListRequest").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}
