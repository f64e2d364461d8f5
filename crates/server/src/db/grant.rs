//! What lets a request act for a user: a session, or an API token.

use super::{AnyConnection, Error, api_tokens, sessions};
use std::collections::HashSet;
use studentos_api_types::{ApiTokenId, SessionId, Timestamp};

/// By what somebody is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grant {
    /// They logged in.
    Session(SessionId),
    /// A program of theirs shows a token.
    ApiToken(ApiTokenId),
}

/// Which of these have not ended.
///
/// # Errors
/// When the database fails.
pub fn live(connection: &mut AnyConnection, grants: &[Grant], now: Timestamp) -> Result<HashSet<Grant>, Error> {
    let (mut sessions, mut tokens) = (Vec::new(), Vec::new());
    for grant in grants {
        match grant {
            Grant::Session(id) => sessions.push(*id),
            Grant::ApiToken(id) => tokens.push(*id),
        }
    }
    let mut live: HashSet<_> = sessions::live(connection, &sessions, now)?.into_iter().map(Grant::Session).collect();
    live.extend(api_tokens::live(connection, &tokens, now)?.into_iter().map(Grant::ApiToken));
    Ok(live)
}
