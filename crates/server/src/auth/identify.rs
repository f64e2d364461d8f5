//! Finds out who is asking, before anything but the head of a request is looked at: so a request without a right to be answered
//! learns nothing else, whatever is wrong with its query or body.

use super::ApiTokenSecret;
use crate::{
    clock::now,
    db::{Grant, api_tokens::LiveApiToken, sessions::LiveSession},
    error::ApiError,
    state::State,
};
use actix_web::{
    Error, HttpMessage as _, HttpRequest,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header,
    middleware::Next,
    web,
};
use std::sync::Arc;
use studentos_api_types::{ErrorCode, User};

/// What a request has shown, and what that is worth.
#[derive(Clone, Debug)]
pub(super) enum Shown {
    /// An access token, of this session.
    Session(Arc<LiveSession>),
    /// An API token.
    ApiToken(Arc<LiveApiToken>),
}

impl Shown {
    pub(super) fn user(&self) -> &User {
        match self {
            Self::Session(session) => &session.user,
            Self::ApiToken(token) => &token.user,
        }
    }

    pub(super) fn grant(&self) -> Grant {
        match self {
            Self::Session(session) => Grant::Session(session.id),
            Self::ApiToken(token) => Grant::ApiToken(token.id),
        }
    }
}

/// What was found out of a request, until an extractor asks for it.
struct Identity(Result<Shown, ApiError>);

/// The middleware between `observe` and the extractors.
///
/// # Errors
/// None of ours: whether somebody has to be known is for the handler to say.
pub async fn identify<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    // Elsewhere nobody has to be known, so that who asks whether the server is well does not wait for its database twice.
    if request.path().starts_with("/api/")
        && let Some(token) = bearer(request.request())
        && let Some(state) = request.app_data::<web::Data<State>>()
    {
        let identity = Identity(look_up(state, token).await);
        request.extensions_mut().insert(identity);
    }
    next.call(request).await
}

/// The token of `Authorization: Bearer` (RFC 6750, section 2.1), the scheme in any case.
fn bearer(request: &HttpRequest) -> Option<&str> {
    let (scheme, token) = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

async fn look_up(state: &State, token: &str) -> Result<Shown, ApiError> {
    let found = if let Some(secret) = ApiTokenSecret::received(token) {
        state.api_tokens.find(&state.db, &secret).await?.map(Shown::ApiToken)
    } else if let Some((user, session)) = state.tokens.verify(token, now()) {
        state.sessions.find(&state.db, user, session).await?.map(Shown::Session)
    } else {
        None
    };
    found.ok_or_else(|| ErrorCode::Unauthenticated.into())
}

/// What a request has shown.
///
/// # Errors
/// When that is nothing, nothing that is still good, or cannot be found out.
pub(super) fn shown(request: &HttpRequest) -> Result<Shown, ApiError> {
    let mut found = request.extensions_mut();
    if let Some(Identity(Ok(shown))) = found.get::<Identity>() {
        return Ok(shown.clone());
    }
    found.remove::<Identity>().map_or_else(|| Err(ErrorCode::Unauthenticated.into()), |Identity(shown)| shown)
}
