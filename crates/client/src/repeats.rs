//! Repeats.

use crate::{
    Call, Client, ListRequest,
    kind::{Change, Create, Read},
    operations::{CREATE_REPEAT, DELETE_REPEAT, GET_REPEAT, LIST_REPEATS, UPDATE_REPEAT},
};
use studentos_api_types::{CreateRepeat, ListRepeats, Repeat, RepeatId, UpdateRepeat};

/// The calls under `/api/repeats`.
#[derive(Clone, Debug)]
pub struct Repeats {
    client: Client,
}

/// `GET /api/repeats`, being put together.
pub type ListRepeatsRequest = ListRequest<ListRepeats, Repeat>;

impl Repeats {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// The user's repeats, the oldest first.
    pub fn list(&self) -> ListRepeatsRequest {
        ListRequest::new(&self.client, &LIST_REPEATS)
    }

    /// Adds a repeat, which makes goals from today on.
    ///
    /// # Errors
    /// `invalid_input` when it ends before it starts or falls on no day, `too_many_repeats`, or as any call.
    pub fn create(&self, repeat: &CreateRepeat) -> Call<Repeat, Create> {
        Call::new(&self.client, &CREATE_REPEAT, CREATE_REPEAT.request()).json(repeat)
    }

    /// One repeat.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, or as any call.
    pub fn get(&self, id: RepeatId) -> Call<Repeat, Read> {
        Call::new(&self.client, &GET_REPEAT, GET_REPEAT.request_for(id))
    }

    /// Changes a repeat from today on and gives it back changed.
    ///
    /// # Errors
    /// `not_found`, `not_yours` or `invalid_input`, or as any call.
    pub fn update(&self, id: RepeatId, changes: &UpdateRepeat) -> Call<Repeat, Change> {
        Call::new(&self.client, &UPDATE_REPEAT, UPDATE_REPEAT.request_for(id)).json(changes)
    }

    /// Deletes a repeat; what it made before today stays.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, or as any call.
    pub fn delete(&self, id: RepeatId) -> Call<(), Change> {
        Call::new(&self.client, &DELETE_REPEAT, DELETE_REPEAT.request_for(id))
    }
}
