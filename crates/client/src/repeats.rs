//! Repeats.

use crate::{Client, Error, Method, Request, Transport};
use studentos_api_types::{CreateRepeat, Cursor, Data, Limit, List, ListRepeats, Repeat, RepeatId, UpdateRepeat};

/// The calls under `/api/repeats`.
#[derive(Debug)]
pub struct Repeats<'a, T> {
    client: &'a Client<T>,
}

fn path(id: RepeatId) -> String {
    format!("/api/repeats/{id}")
}

impl<'a, T: Transport> Repeats<'a, T> {
    pub(crate) fn new(client: &'a Client<T>) -> Self {
        Self { client }
    }

    /// The user's repeats, the oldest first; narrow it down, then [`send`](ListRepeatsRequest::send) it.
    pub fn list(&self) -> ListRepeatsRequest<'a, T> {
        ListRepeatsRequest { client: self.client, query: ListRepeats::default() }
    }

    /// Adds a repeat, which makes goals from today on.
    ///
    /// # Errors
    /// [`Error::Api`] with `invalid_input` when it ends before it starts or falls on no day, with `too_many_repeats`, or as
    /// any call.
    pub async fn create(&self, repeat: &CreateRepeat) -> Result<Repeat, Error> {
        let call = Request::new(Method::Post, "/api/repeats").json(repeat).answering::<Data<Repeat>>();
        Ok(self.client.call(call).await?.data)
    }

    /// One repeat.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, or as any call.
    pub async fn get(&self, id: RepeatId) -> Result<Repeat, Error> {
        let call = Request::new(Method::Get, path(id)).answering::<Data<Repeat>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Changes a repeat from today on and gives it back changed.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found`, `not_yours` or `invalid_input`, or as any call.
    pub async fn update(&self, id: RepeatId, changes: &UpdateRepeat) -> Result<Repeat, Error> {
        let call = Request::new(Method::Patch, path(id)).json(changes).answering::<Data<Repeat>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Deletes a repeat; what it made before today stays.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, or as any call.
    pub async fn delete(&self, id: RepeatId) -> Result<(), Error> {
        self.client.call(Request::new(Method::Delete, path(id)).answering()).await
    }
}

/// `GET /api/repeats`, being put together.
#[derive(Debug)]
#[must_use = "nothing is asked until it is sent"]
pub struct ListRepeatsRequest<'a, T> {
    client: &'a Client<T>,
    query: ListRepeats,
}

impl<T: Transport> ListRepeatsRequest<'_, T> {
    /// At most so many at once; 100 when it is not said.
    pub fn limit(mut self, limit: Limit) -> Self {
        self.query.limit = Some(limit);
        self
    }

    /// The page after the one that gave this `next_cursor`.
    pub fn after(mut self, cursor: Cursor) -> Self {
        self.query.cursor = Some(cursor);
        self
    }

    /// Asks the server.
    ///
    /// # Errors
    /// As any call.
    pub async fn send(self) -> Result<List<Repeat>, Error> {
        let request = Request::new(Method::Get, "/api/repeats").query(&self.query);
        self.client.call(request.answering()).await
    }
}
