//! Lists of what a user owns, kept as they were answered for as long as the user changes nothing.
//!
//! Every change of a user's is numbered, so a list is as it was when the number is, the day is still the same for them (repeats
//! make goals of days that begin) and the same is asked. That number is read anew each time, from the database, whichever
//! instance made the change.

use crate::{
    auth::CurrentUser,
    db::{self, Database, last_revision},
    error::ApiError,
    etag::{self, IfNoneMatch},
    settle::Settled,
};
use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, HeaderValue},
    web::Bytes,
};
use quick_cache::{Weighter, sync::Cache};
use serde::Serialize;
use std::time::{Duration, Instant};
use studentos_api_types::{Date, UserId};

/// How much is kept, in bytes of bodies and what they are found by.
const CAPACITY: u64 = 16 * 1024 * 1024;
/// How many lists that usually is. The cache is divided by it, and keeps nothing that is larger than a part: here 2 MB.
const USUAL: usize = 256;
/// How long a list is kept at the most. A database that was put back to an earlier state, by another one that took its place
/// say, counts the same numbers again.
const LONGEST: Duration = Duration::from_mins(1);
/// What else an entry weighs, in bytes, about.
const OVERHEAD: usize = 256;

/// The lists that were answered lately.
pub struct Lists(Cache<Asked, Kept, Weight>);

/// What was asked, by whom and on which of their days.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Asked {
    owner: UserId,
    today: Date,
    /// The path and the query, as they came.
    uri: Box<str>,
}

/// What was answered.
#[derive(Clone)]
struct Kept {
    /// The user's last change before it was read, or one before that.
    revision: i64,
    read_at: Instant,
    body: Bytes,
    tag: HeaderValue,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Asked, Kept> for Weight {
    fn weight(&self, asked: &Asked, kept: &Kept) -> u64 {
        (asked.uri.len() + kept.body.len() + OVERHEAD) as u64
    }
}

impl Default for Lists {
    fn default() -> Self {
        Self(Cache::with_weighter(USUAL, CAPACITY, Weight))
    }
}

impl Lists {
    /// Answers with a list: the one that is kept if it is still so, else what `read` finds, or 304 for a client that has it.
    ///
    /// # Errors
    /// Those of `read`, or when the database fails.
    pub async fn answer<T: Serialize>(
        &self,
        db: &Database,
        user: &CurrentUser,
        request: &HttpRequest,
        read: impl Future<Output = Result<Settled<T>, db::Error>>,
    ) -> Result<HttpResponse, ApiError> {
        let uri = request.uri().path_and_query().map_or("", |uri| uri.as_str());
        let asked = Asked { owner: user.id(), today: user.today(), uri: uri.into() };
        let owner = asked.owner;
        let revision = db.read(move |connection| last_revision(connection, owner)).await?;
        if let Some(kept) = self.0.get(&asked)
            && kept.revision == revision
            && kept.read_at.elapsed() < LONGEST
        {
            return Ok(kept.respond(request));
        }
        // What changes meanwhile is in the list, and found to be newer than the list says when it is asked for again.
        let Settled { found, is_whole } = read.await?;
        let kept = Kept::new(revision, &found)?;
        if is_whole {
            self.0.insert(asked, kept.clone());
        }
        Ok(kept.respond(request))
    }
}

impl Kept {
    fn new(revision: i64, list: &impl Serialize) -> Result<Self, ApiError> {
        let body = serde_json::to_vec(list).map_err(ApiError::internal)?;
        let tag = HeaderValue::try_from(etag::weak(&body)).map_err(ApiError::internal)?;
        // No larger than it weighs.
        Ok(Self { revision, read_at: Instant::now(), body: body.into_boxed_slice().into(), tag })
    }

    fn respond(self, request: &HttpRequest) -> HttpResponse {
        let is_known = self.tag.to_str().is_ok_and(|tag| IfNoneMatch::of(request).includes(tag));
        let mut response = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
        response.insert_header((header::ETAG, self.tag));
        if is_known { response.finish() } else { response.content_type("application/json").body(self.body) }
    }
}
