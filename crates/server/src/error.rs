//! What a request that failed is answered: the one place that turns failures into codes, and codes into responses.

use crate::{auth::HashError, db};
use actix_web::{
    HttpResponse, ResponseError,
    http::{StatusCode, header},
};
use std::{fmt, time::Duration};
use studentos_api_types::{ErrorCode, FieldError, Invalid, Problem};

/// How long to wait before trying again when the server has too much to do.
const BUSY: Duration = Duration::from_secs(2);

/// What happened inside, of whatever type.
type Cause = Box<dyn std::error::Error + Send + Sync>;

/// A request that failed.
#[derive(Debug)]
pub struct ApiError {
    code: ErrorCode,
    /// More precise than the code's own sentence.
    detail: Option<String>,
    errors: Vec<FieldError>,
    /// The methods that would do, for a 405.
    allow: Option<String>,
    /// When to try again, for a 429 or 503 that knows it.
    retry_after: Option<Duration>,
    /// What happened inside: for the log, never for the answer.
    cause: Option<String>,
}

impl ApiError {
    /// Fields that were refused. The detail names as many as it has room for.
    #[must_use]
    pub fn fields(mut errors: Vec<FieldError>) -> Self {
        let mut detail = String::new();
        for error in &mut errors {
            error.field = shortened(&error.field, FieldError::LONGEST_FIELD);
            error.message = shortened(&error.message, FieldError::LONGEST_MESSAGE);
            let sentence = format!("{}: {}", error.field, error.message);
            if detail.chars().count() + sentence.chars().count() < Problem::LONGEST_DETAIL {
                let space = if detail.is_empty() { "" } else { " " };
                detail.extend([space, sentence.as_str()]);
            }
        }
        Self { detail: Some(detail), errors, ..ErrorCode::InvalidInput.into() }
    }

    /// One field that was refused.
    #[must_use]
    pub fn field(field: &str, invalid: &Invalid) -> Self {
        Self::fields(vec![FieldError { field: field.to_owned(), message: invalid.message().to_owned() }])
    }

    /// The same, and more fields if it is about fields; each is named once.
    #[must_use]
    pub fn and_fields(mut self, more: Vec<FieldError>) -> Self {
        if self.code != ErrorCode::InvalidInput {
            return self;
        }
        let is_new = |error: &FieldError| !self.errors.iter().any(|known| known.field == error.field);
        let more: Vec<_> = more.into_iter().filter(is_new).collect();
        self.errors.extend(more);
        Self::fields(self.errors)
    }

    /// A request that could not be read, and where.
    #[must_use]
    pub fn malformed(detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..ErrorCode::MalformedRequest.into() }
    }

    /// A problem in words that are more precise than the code's own.
    #[must_use]
    pub fn saying(code: ErrorCode, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..code.into() }
    }

    /// A method that this path does not take.
    #[must_use]
    pub fn method_not_allowed(allow: String) -> Self {
        Self { allow: Some(allow), ..ErrorCode::MethodNotAllowed.into() }
    }

    /// An attempt that came too soon, and how long it has to wait.
    #[must_use]
    pub fn too_soon(wait: Duration) -> Self {
        let unit = |count, name| if count == 1 { format!("1 {name}") } else { format!("{count} {name}s") };
        let time = match whole_seconds(wait) {
            seconds @ 0..=90 => unit(seconds, "second"),
            seconds => unit(seconds.div_ceil(60), "minute"),
        };
        let detail = format!("There were too many attempts. Try again in {time}.");
        Self { detail: Some(detail), retry_after: Some(wait), ..ErrorCode::TooManyRequests.into() }
    }

    /// What should not happen.
    #[must_use]
    pub fn internal(cause: impl Into<Cause>) -> Self {
        Self { cause: Some(cause.into().to_string()), ..ErrorCode::Internal.into() }
    }

    /// The kind of failure a bare status stands for, where something below answered without one.
    #[must_use]
    pub fn from_status(status: StatusCode) -> Self {
        let code = match status.as_u16() {
            401 => ErrorCode::Unauthenticated,
            404 => ErrorCode::NotFound,
            405 => ErrorCode::MethodNotAllowed,
            408 => ErrorCode::RequestTimeout,
            413 => ErrorCode::ContentTooLarge,
            415 => ErrorCode::UnsupportedMediaType,
            429 => ErrorCode::TooManyRequests,
            431 => ErrorCode::HeadersTooLarge,
            503 => ErrorCode::Unavailable,
            400..=499 => ErrorCode::MalformedRequest,
            _ => ErrorCode::Internal,
        };
        code.into()
    }

    /// Whether only the method was wrong.
    #[cfg(feature = "web")]
    #[must_use]
    pub fn is_method_not_allowed(&self) -> bool {
        self.code == ErrorCode::MethodNotAllowed
    }

    /// Which problem it is.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        self.code
    }

    /// What happened inside, for the log.
    #[must_use]
    pub fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }

    /// What is said of it to the client.
    #[must_use]
    pub fn problem(&self, request_id: &str) -> Problem {
        Problem {
            kind: format!("urn:studentos:error:{}", self.code),
            title: self.code.title().to_owned(),
            status: self.code.status(),
            detail: self.detail.clone().unwrap_or_else(|| self.code.detail().to_owned()),
            code: self.code,
            request_id: request_id.to_owned(),
            errors: self.errors.clone(),
        }
    }

    /// The answer.
    #[must_use]
    pub fn respond(&self, request_id: &str) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.content_type(Problem::MEDIA_TYPE);
        match self.code {
            ErrorCode::TooManyRequests | ErrorCode::Unavailable => {
                let seconds = whole_seconds(self.retry_after.unwrap_or(BUSY));
                response.insert_header((header::RETRY_AFTER, seconds));
            }
            ErrorCode::Unauthenticated | ErrorCode::InvalidCredentials | ErrorCode::SessionEnded => {
                response.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
            }
            _ => {}
        }
        if let Some(allow) = &self.allow {
            response.insert_header((header::ALLOW, allow.as_str()));
        }
        response.body(serde_json::to_vec(&self.problem(request_id)).unwrap_or_default())
    }
}

/// At most so many characters, of which the last one says that there were more: what a request calls its fields is not repeated
/// whole, however long it is.
pub fn shortened(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some(_) => text.chars().take(longest - 1).chain(['…']).collect(),
        None => text.to_owned(),
    }
}

/// Rounded up, so that who waits as long as told has waited long enough.
fn whole_seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

impl From<ErrorCode> for ApiError {
    fn from(code: ErrorCode) -> Self {
        Self { code, detail: None, errors: Vec::new(), allow: None, retry_after: None, cause: None }
    }
}

impl From<db::Error> for ApiError {
    fn from(error: db::Error) -> Self {
        match error {
            db::Error::NotFound => ErrorCode::NotFound.into(),
            db::Error::NotYours => ErrorCode::NotYours.into(),
            db::Error::Forbidden => ErrorCode::Forbidden.into(),
            db::Error::LastAdmin => ErrorCode::LastAdmin.into(),
            db::Error::TooManyApiTokens => ErrorCode::TooManyApiTokens.into(),
            db::Error::EmailTaken => ErrorCode::EmailTaken.into(),
            db::Error::OddDomain => {
                Self::field("email", &Invalid::new("Must end in a domain as it is registered, like example.com."))
            }
            db::Error::GoalExists => ErrorCode::GoalExists.into(),
            db::Error::InvalidToken => ErrorCode::InvalidToken.into(),
            db::Error::TooManyRepeats => ErrorCode::TooManyRepeats.into(),
            db::Error::EndsBeforeStart => Self::field("ends_on", &Invalid::new("Must not be before starts_on.")),
            db::Error::NeverFalls => Self::field("rule", &Invalid::new("Must fall on some day from starts_on on.")),
            db::Error::ForeignCursor => Self::field("cursor", &Invalid::new("Must be a next_cursor of this list.")),
            db::Error::IdempotencyConflict => ErrorCode::IdempotencyConflict.into(),
            db::Error::PasswordChanged => ErrorCode::WrongPassword.into(),
            db::Error::NoUser => ErrorCode::Unauthenticated.into(),
            db::Error::TooSoon(wait) => Self::too_soon(wait),
            db::Error::Stale => ErrorCode::PreconditionFailed.into(),
            db::Error::Unavailable(cause) => Self { cause: Some(cause), ..ErrorCode::Unavailable.into() },
            db::Error::Internal(cause) => Self::internal(cause),
        }
    }
}

impl From<HashError> for ApiError {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => ErrorCode::TooManyRequests.into(),
            HashError::Failed(cause) => Self::internal(cause),
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Only the status: [`observe`](crate::observe) knows the request's id, and writes the problem.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
