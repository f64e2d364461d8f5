//! What every handler may use.

use crate::{
    aside::Aside,
    auth::{Hasher, Limits, Origins, RefreshCookie, Sessions, Tokens},
    db::Database,
    stop::Stopping,
};

/// The parts of a running server, shared by its workers.
pub struct State {
    /// Where everything is kept.
    pub db: Database,
    /// Hashes and compares passwords.
    pub hasher: Hasher,
    /// Counts attempts, so that passwords are not guessed.
    pub limits: Limits,
    /// Signs and checks access tokens.
    pub tokens: Tokens,
    /// Knows which sessions are alive.
    pub sessions: Sessions,
    /// Makes and reads the refresh cookie.
    pub refresh_cookie: RefreshCookie,
    /// Which pages may use that cookie.
    pub origins: Origins,
    /// Whose turn it is to read or write much.
    pub aside: Aside,
    /// Whether the server is about to stop.
    pub stopping: Stopping,
}
