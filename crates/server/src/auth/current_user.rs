//! The extractor that lets a handler act for a user; nothing else can make a [`CurrentUser`].

use crate::{clock::now, day, db::sessions::LiveSession, error::ApiError, state::State};
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header, web};
use futures_util::future::LocalBoxFuture;
use std::sync::Arc;
use studentos_api_types::{Date, ErrorCode, SessionId, UserId};

/// The user whose access token came with the request.
#[derive(Clone, Debug)]
pub struct CurrentUser(Arc<LiveSession>);

impl CurrentUser {
    /// Who it is.
    #[must_use]
    pub fn id(&self) -> UserId {
        self.0.user.id
    }

    /// By which login they are here.
    #[must_use]
    pub fn session(&self) -> SessionId {
        self.0.id
    }

    /// Which day it is for them.
    #[must_use]
    pub fn today(&self) -> Date {
        day::of(&self.0.user, now())
    }

    async fn identify(request: &HttpRequest) -> Result<Self, ApiError> {
        let unauthenticated = || ApiError::from(ErrorCode::Unauthenticated);
        let state = request.app_data::<web::Data<State>>().ok_or_else(|| ApiError::internal("no state"))?;
        let token = bearer(request).ok_or_else(unauthenticated)?;
        let (user, session) = state.tokens.verify(token, now()).ok_or_else(unauthenticated)?;
        state.sessions.find(&state.db, user, session).await?.map(Self).ok_or_else(unauthenticated)
    }
}

/// The token of `Authorization: Bearer` (RFC 6750, section 2.1), the scheme in any case.
fn bearer(request: &HttpRequest) -> Option<&str> {
    let (scheme, token) = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

impl FromRequest for CurrentUser {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Self::identify(&request).await })
    }
}
