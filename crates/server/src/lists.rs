//! Lists of what a user owns, kept as they were answered for as long as the user changes nothing that they show.
//!
//! Every change of a user's is numbered, so a list is as it was when the number is, the day is still the same for them (repeats
//! make goals of days that begin) and the same is asked. That number is asked of the database each time, whichever
//! instance made the change, unless it is [known](crate::db::revisions); so is a number more if that change touched only days that
//! the list does not show.

use crate::{
    auth::CurrentUser,
    db::{
        AnyConnection, Database, Error, last_revision,
        repeats::{self, Days},
        revisions::Standing,
    },
    error::ApiError,
    etag::{self, IfNoneMatch},
    settle::{Settled, are_many, settle},
};
use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, HeaderValue},
    web::Bytes,
};
use quick_cache::{Weighter, sync::Cache};
use serde::Serialize;
use std::{
    ops::RangeInclusive,
    time::{Duration, Instant},
};
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

/// For a list that depends on more than the goals of some days.
pub const EVERY_DAY: RangeInclusive<Date> = Date::MIN..=Date::MAX;

/// The lists that were answered lately.
pub struct Lists(Cache<Asked, Kept, Weight>);

/// What was asked, and by whom.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Asked {
    owner: UserId,
    /// The day it was when it was asked, where goals of days are read.
    today: Option<Date>,
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

/// What there is to answer.
enum Answer<T> {
    /// The list that is kept.
    Kept(Kept),
    /// One that was read, and the days for which repeats have to make something first.
    Read { revision: i64, due: Option<Days>, found: T },
}

impl<T> Answer<T> {
    const fn revision(&self) -> i64 {
        match self {
            Self::Kept(Kept { revision, .. }) | Self::Read { revision, .. } => *revision,
        }
    }
}

/// What is asked of the database.
pub struct Reading<F> {
    /// The days whose goals are read, if any are: repeats make theirs first.
    pub days: Option<Days>,
    /// All days that it depends on.
    pub shown: RangeInclusive<Date>,
    /// Whether words are looked for.
    pub is_search: bool,
    /// Reads the list.
    pub list: F,
}

impl Lists {
    /// Answers with a list: the one that is kept if it is still so, else what is read, or 304 for a client that has it.
    ///
    /// # Errors
    /// Those of the reading.
    pub async fn answer<T, F>(
        &self,
        db: &Database,
        user: &CurrentUser,
        request: &HttpRequest,
        Reading { days, shown, is_search, list }: Reading<F>,
    ) -> Result<HttpResponse, ApiError>
    where
        F: Fn(&mut AnyConnection) -> Result<T, Error> + Clone + Send + 'static,
        T: Serialize + Send + 'static,
    {
        let owner = user.id();
        let uri = request.uri().path_and_query().map_or("", |uri| uri.as_str());
        let asked = Asked { owner, today: days.map(|days| days.today), uri: uri.into() };
        let kept = self.0.get(&asked).filter(|kept| kept.read_at.elapsed() < LONGEST);
        let kept = kept.map(|kept| (db.revisions().standing(owner, kept.revision, &shown), kept));
        let kept = match kept {
            Some((Standing { is_good: true, .. }, kept)) => return Ok(kept.respond(request)),
            kept => kept,
        };
        let asked_at = Instant::now();
        let read = list.clone();
        // All in one, so that a database that does not answer is waited for once.
        let unless_kept = move |connection: &mut _| {
            let revision = last_revision(connection, owner)?;
            if let Some((standing, kept)) = kept
                && standing.good_up_to == revision
            {
                return Ok(Answer::Kept(Kept { revision, ..kept }));
            }
            let due = match days {
                Some(days) if repeats::is_due(connection, owner, days)? => Some(days),
                _ => None,
            };
            // What changes meanwhile is in the list, and found to be newer than the list says when it is asked for again.
            Ok(Answer::Read { revision, due, found: read(connection)? })
        };
        let is_wide = is_search || days.is_some_and(are_many);
        let answer = db.read_or_search(owner, is_wide, unless_kept).await?;
        db.revisions().told(asked_at, owner, answer.revision());
        let (revision, settled) = match answer {
            Answer::Kept(kept) => return Ok(kept.respond(request)),
            Answer::Read { revision, due: None, found } => (revision, Settled { found, is_whole: true }),
            Answer::Read { revision, due: Some(days), found } => (revision, settle(db, user, days, found, list).await?),
        };
        let kept = Kept::new(revision, &settled.found)?;
        if settled.is_whole {
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
