//! What went wrong: RFC 9457 problems and the closed list of their codes.

use serde::{Deserialize, Serialize};
use std::{error::Error, fmt};

/// An error answer, `application/problem+json` (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({
    "type": "urn:studentos:error:invalid_input",
    "title": "Invalid input",
    "status": 400,
    "detail": "title: Must be 1 to 200 characters.",
    "code": "invalid_input",
    "request_id": "01980f2e5c5a7d3e9a640f6b1c2d3e4f",
    "errors": [{ "field": "title", "message": "Must be 1 to 200 characters." }],
})))]
pub struct Problem {
    /// A URI that names the kind of problem.
    #[serde(rename = "type")]
    #[cfg_attr(
        feature = "utoipa",
        schema(
            format = "uri",
            max_length = 100,
            pattern = "^urn:studentos:error:[a-z_]+$",
            example = "urn:studentos:error:goal_exists"
        )
    )]
    pub kind: String,
    /// The kind of problem in words, the same for every occurrence.
    #[cfg_attr(feature = "utoipa", schema(max_length = 100, example = "There is such a goal already"))]
    pub title: String,
    /// The HTTP status code.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 400, maximum = 599, example = 409))]
    pub status: u16,
    /// A sentence that a person can act on.
    #[cfg_attr(
        feature = "utoipa",
        schema(max_length = 2000, example = "You have a goal with this title on that day already.")
    )]
    pub detail: String,
    /// The kind of problem for programs.
    pub code: ErrorCode,
    /// Names the request in the server's log; also in the header `X-Request-Id`.
    #[cfg_attr(
        feature = "utoipa",
        schema(
            min_length = 32,
            max_length = 32,
            pattern = "^[0-9a-f]{32}$",
            example = "01980f2e5c5a7d3e9a640f6b1c2d3e4f"
        )
    )]
    pub request_id: String,
    /// Which fields were refused and why, when the problem is about fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "utoipa", schema(required = false, max_items = 100))]
    pub errors: Vec<FieldError>,
}

impl Problem {
    /// What it is sent as.
    pub const MEDIA_TYPE: &str = "application/problem+json";
    /// The longest `detail`, in characters.
    pub const LONGEST_DETAIL: usize = 2000;
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl Error for Problem {}

/// A field that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Where it stood: the name of a field of the body or of the query, like `title`; that of a header, like `Idempotency-Key`; or,
    /// in a file to import, the way to it, like `goals[2].title`.
    #[cfg_attr(feature = "utoipa", schema(max_length = 200, example = "title"))]
    pub field: String,
    /// What is allowed.
    #[cfg_attr(feature = "utoipa", schema(max_length = 1000, example = "Must be 1 to 200 characters."))]
    pub message: String,
}

impl FieldError {
    /// The longest `field`, in characters.
    pub const LONGEST_FIELD: usize = 200;
    /// The longest `message`, in characters.
    pub const LONGEST_MESSAGE: usize = 1000;
}

/// Declares the codes with, for each, its status, its title and its sentence.
macro_rules! error_codes {
    ($($code:ident $name:literal $status:literal $title:literal $detail:literal;)*) => {
        /// Every kind of problem there is, as a stable word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum ErrorCode {
            $(
                #[doc = concat!($status, ": ", $detail)]
                #[serde(rename = $name)]
                $code,
            )*
        }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// The word itself.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$code => $name),* }
            }

            /// The HTTP status it comes with.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$code => $status),* }
            }

            /// The kind of problem in a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$code => $title),* }
            }

            /// A sentence that a person can act on, when there is nothing more precise to say.
            #[must_use]
            pub const fn detail(self) -> &'static str {
                match self { $(Self::$code => $detail),* }
            }
        }
    };
}

error_codes! {
    MalformedRequest "malformed_request" 400 "Malformed request" "The request could not be read.";
    InvalidInput "invalid_input" 400 "Invalid input" "Some fields are not as they should be.";
    InvalidToken "invalid_token" 400 "Link not valid" "This link is not valid or not any more. Ask for a new mail.";
    Unauthenticated "unauthenticated" 401 "Not signed in" "Log in to go on.";
    InvalidCredentials "invalid_credentials" 401 "Wrong e-mail or password" "The e-mail or the password is wrong.";
    SessionEnded "session_ended" 401 "Session ended" "Your session has ended. Log in again.";
    NotYours "not_yours" 403 "Not yours" "This belongs to someone else.";
    WrongPassword "wrong_password" 403 "Wrong password" "The current password is wrong.";
    Forbidden "forbidden" 403 "Not allowed" "Only an administrator may do this.";
    TokenNotAllowed "token_not_allowed" 403 "Not with an API token" "This cannot be done with an API token. Log in to do it.";
    Scope "scope" 403 "API token may only read" "This API token may only read. Use one that may write.";
    BadOrigin "bad_origin" 403 "Origin not allowed" "Requests from this web page are not allowed.";
    NotFound "not_found" 404 "Not found" "There is no such thing.";
    MethodNotAllowed "method_not_allowed" 405 "Method not allowed" "This address does not take this method.";
    RequestTimeout "request_timeout" 408 "Too slow" "The request took too long to arrive. Try again.";
    EmailTaken "email_taken" 409 "E-mail taken" "There is an account with this e-mail already.";
    GoalExists "goal_exists" 409 "There is such a goal already" "You have a goal with this title on that day already.";
    LastAdmin "last_admin" 409 "Last administrator" "Somebody has to look after the accounts. Make somebody else an administrator first.";
    TooManyApiTokens "too_many_api_tokens" 409 "Too many API tokens" "You have 50 API tokens, which is the most. Delete one first.";
    TooManyRepeats "too_many_repeats" 409 "Too many repeats" "There may be 100 repeats, and this would be more. Delete some first.";
    IdempotencyConflict "idempotency_conflict" 409 "Key used already" "This Idempotency-Key was used for another request.";
    PreconditionFailed "precondition_failed" 412 "Changed meanwhile" "It was changed since you read it. Read it again.";
    ContentTooLarge "content_too_large" 413 "Too large" "The request is larger than 256 kB, or a file to import than 20 MB.";
    UnsupportedMediaType "unsupported_media_type" 415 "Not JSON" "Send the body as application/json.";
    TooManyRequests "too_many_requests" 429 "Too many requests" "There were too many attempts, yours or everybody's. Wait a little and try again.";
    HeadersTooLarge "headers_too_large" 431 "Headers too large" "The address and the headers of the request are too long.";
    Internal "internal" 500 "Internal error" "Something went wrong on our side. Try again later.";
    Unavailable "unavailable" 503 "Not able just now" "The server cannot do this just now. Try again in a few seconds.";
}

/// The closed list, with what each code means.
#[cfg(feature = "utoipa")]
impl utoipa::PartialSchema for ErrorCode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        let meanings = Self::ALL.iter().map(|code| format!("| `{code}` | {} | {} |\n", code.status(), code.detail()));
        let table = format!("| code | status | meaning |\n|---|---|---|\n{}", meanings.collect::<String>());
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some(format!("The kind of problem, a stable word.\n\n{table}")))
            .enum_values(Some(Self::ALL.iter().map(|code| code.as_str())))
            .into()
    }
}

#[cfg(feature = "utoipa")]
impl utoipa::ToSchema for ErrorCode {}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
