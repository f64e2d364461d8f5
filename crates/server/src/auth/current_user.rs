//! The extractors that let a handler act for a user; nothing else can make a [`CurrentUser`], a [`SessionUser`] or an
//! [`Admin`].

use super::identify::{Shown, shown};
use crate::{
    clock::now,
    day,
    db::{Grant, sessions::LiveSession},
    error::ApiError,
    state::State,
};
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::Method};
use std::{
    future::{Ready, ready},
    sync::Arc,
};
use studentos_api_types::{Date, ErrorCode, Role, Scope, SessionId, UserId};

/// The user whose access token or API token came with the request; a token that may only read came with nothing that
/// writes.
#[derive(Clone, Debug)]
pub struct CurrentUser(Shown);

impl CurrentUser {
    /// Who it is.
    #[must_use]
    pub fn id(&self) -> UserId {
        self.0.user().id
    }

    /// By what they are here.
    #[must_use]
    pub fn grant(&self) -> Grant {
        self.0.grant()
    }

    /// What was remembered of them is not so any more: this instance asks the database at their next request.
    pub fn forget(&self, state: &State) {
        match &self.0 {
            Shown::Session(session) => state.sessions.forget(session.id),
            Shown::ApiToken(token) => state.api_tokens.forget(&token.hash),
        }
    }

    /// Which day it is for them.
    #[must_use]
    pub fn today(&self) -> Date {
        day::of(self.0.user(), now())
    }

    /// The same user, if they are here themselves and not by an API token.
    ///
    /// # Errors
    /// `token_not_allowed`.
    pub fn in_person(&self) -> Result<SessionUser, ApiError> {
        match &self.0 {
            Shown::Session(session) => Ok(SessionUser(Arc::clone(session))),
            Shown::ApiToken(_) => Err(ErrorCode::TokenNotAllowed.into()),
        }
    }

    fn of(request: &HttpRequest) -> Result<Self, ApiError> {
        let shown = shown(request)?;
        let is_read = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
        match &shown {
            Shown::ApiToken(token) if token.scope == Scope::Read && !is_read => Err(ErrorCode::Scope.into()),
            _ => Ok(Self(shown)),
        }
    }
}

/// The user whose access token came with the request: who logged in, and is no program that was given an API token. For
/// whatever decides who gets in.
#[derive(Clone, Debug)]
pub struct SessionUser(Arc<LiveSession>);

impl SessionUser {
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

    fn of(request: &HttpRequest) -> Result<Self, ApiError> {
        CurrentUser(shown(request)?).in_person()
    }
}

/// A user who was an administrator half a second ago at most; whatever they decide asks again, where it is done.
#[derive(Clone, Debug)]
pub struct Admin(CurrentUser);

impl Admin {
    /// Who it is.
    #[must_use]
    pub fn id(&self) -> UserId {
        self.0.id()
    }

    fn of(request: &HttpRequest) -> Result<Self, ApiError> {
        let user = CurrentUser::of(request)?;
        if user.0.user().role == Role::Admin { Ok(Self(user)) } else { Err(ErrorCode::Forbidden.into()) }
    }
}

macro_rules! from_request {
    ($($type:ident),*) => {
        $(impl FromRequest for $type {
            type Error = ApiError;
            type Future = Ready<Result<Self, ApiError>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                ready(Self::of(request))
            }
        })*
    };
}

from_request!(CurrentUser, SessionUser, Admin);
