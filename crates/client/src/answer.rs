//! How an answer becomes a value: what each is wrapped in is known here and nowhere else.

use crate::{ETag, Error, Response, Tagged, boxed::MaybeSend};
use serde::de::DeserializeOwned;
use studentos_api_types::{
    All, Data, Export, Goal, Imported, List, Log, NewApiToken, Repeat, Session, Stats, Task, User,
};

/// What a call can answer. The list is closed: it is what the API answers.
pub trait Answer: Read + MaybeSend + 'static {}
impl<A: Read + MaybeSend + 'static> Answer for A {}

/// Something that has versions, which an [`ETag`] names.
pub trait Versioned: Answer {}

/// Reads a success, or a 304. It is not named outside of this crate, so that nobody adds to the list.
pub trait Read: Sized {
    /// # Errors
    /// [`Error::Decode`] when it is something else.
    fn read(response: Response) -> Result<Self, Error>;
}

fn json<T: DeserializeOwned>(response: &Response) -> Result<T, Error> {
    response.json().map_err(|error| Error::undecodable(response, Some(error)))
}

/// No body.
impl Read for () {
    fn read(_: Response) -> Result<Self, Error> {
        Ok(())
    }
}

/// Text that is not JSON.
impl Read for String {
    fn read(response: Response) -> Result<Self, Error> {
        let Response { status, headers, body } = response;
        Self::from_utf8(body).map_err(|_| Error::undecodable(&Response { status, headers, body: () }, None))
    }
}

macro_rules! bare {
    ($($type:ty),*) => {$(
        impl Read for $type {
            fn read(response: Response) -> Result<Self, Error> {
                json(&response)
            }
        }
    )*};
}

macro_rules! item {
    ($($type:ty),*) => {$(
        impl Read for $type {
            fn read(response: Response) -> Result<Self, Error> {
                json::<Data<Self>>(&response).map(|item| item.data)
            }
        }
    )*};
}

macro_rules! versioned {
    ($($type:ty),*) => {$(
        item!($type);
        impl Versioned for $type {}
    )*};
}

bare!(Session, Export);
item!(Imported, NewApiToken);
versioned!(Goal, Log, Repeat, Stats, Task, User);

impl Versioned for List<Goal> {}
impl Versioned for List<Log> {}
impl Versioned for List<Task> {}

/// A list that comes whole.
impl<T: DeserializeOwned> Read for Vec<T> {
    fn read(response: Response) -> Result<Self, Error> {
        json::<All<T>>(&response).map(|all| all.data)
    }
}

/// A page of a list.
impl<T: DeserializeOwned> Read for List<T> {
    fn read(response: Response) -> Result<Self, Error> {
        json(&response)
    }
}

impl<A: Versioned> Read for Tagged<A> {
    fn read(response: Response) -> Result<Self, Error> {
        let etag = response.header("etag").and_then(|etag| ETag::parse(etag).ok());
        let etag = etag.ok_or_else(|| Error::undecodable(&response, None))?;
        Ok(Self { data: A::read(response)?, etag })
    }
}

/// Nothing, when what was read before is still so.
impl<A: Answer> Read for Option<A> {
    fn read(response: Response) -> Result<Self, Error> {
        if response.status == 304 { Ok(None) } else { A::read(response).map(Some) }
    }
}
