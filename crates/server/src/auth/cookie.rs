//! The cookie that brings a session back after a page was loaded again.

use super::RefreshToken;
use crate::{clock::SECOND, db::sessions::LiveSession};
use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
};
use studentos_api_types::Timestamp;

/// How the cookie is made: over https it has another name, and is sent over https alone.
#[derive(Clone, Copy, Debug)]
pub struct RefreshCookie {
    secure: bool,
}

impl RefreshCookie {
    /// For a web app that is reached over https, or is not.
    #[must_use]
    pub const fn new(secure: bool) -> Self {
        Self { secure }
    }

    const fn name(self) -> &'static str {
        if self.secure { "__Secure-sos_refresh" } else { "sos_refresh" }
    }

    /// The token that a request brings along.
    #[must_use]
    pub fn read(self, request: &HttpRequest) -> Option<RefreshToken> {
        request.cookie(self.name()).map(|cookie| RefreshToken::received(cookie.value()))
    }

    /// The cookie that keeps a token as long as its session may last.
    #[must_use]
    pub fn keep(self, token: &RefreshToken, session: &LiveSession, now: Timestamp) -> Cookie<'static> {
        let seconds = (session.expires_at.as_micros() - now.as_micros()) / SECOND;
        self.make(token.reveal(), Duration::seconds(seconds))
    }

    /// The cookie that removes the one there is.
    #[must_use]
    pub fn remove(self) -> Cookie<'static> {
        self.make("", Duration::ZERO)
    }

    fn make(self, value: &str, max_age: Duration) -> Cookie<'static> {
        Cookie::build(self.name(), value.to_owned())
            .path("/api/auth")
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(self.secure)
            .max_age(max_age)
            .finish()
    }
}
