//! What every handler may use.

use crate::{
    auth::{ApiTokens, Hasher, Limits, Origins, RefreshCookie, Sessions, Tokens},
    bulk::Bulk,
    db::Database,
    lists::Lists,
    mail::Bell,
    metrics::Metrics,
    stop::Stopping,
    turns::Turns,
};
use std::sync::Arc;

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
    /// Keeps lists for as long as they are so.
    pub lists: Lists,
    /// Knows which sessions are alive.
    pub sessions: Sessions,
    /// Knows which API tokens are good.
    pub api_tokens: ApiTokens,
    /// Whether people reach the server by https.
    pub is_https: bool,
    /// Makes and reads the refresh cookie.
    pub refresh_cookie: RefreshCookie,
    /// Which pages may use that cookie.
    pub origins: Origins,
    /// What is counted for Prometheus, if anybody asked for that.
    pub metrics: Option<Metrics>,
    /// Rung by who has put a mail into the outbox.
    pub bell: Arc<Bell>,
    /// The password of an account is reset by one after the other: of many who show the same token at once, one has a
    /// password hashed.
    pub resetting: Turns,
    /// Whose turn it is to read or write much.
    pub bulk: Bulk,
    /// Whether the server is about to stop.
    pub stopping: Stopping,
}
