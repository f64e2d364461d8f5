//! Where a user is logged in.

use crate::{SessionId, Timestamp};
use serde::{Deserialize, Serialize};

/// One login that has not ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct OpenSession {
    /// Its id.
    pub id: SessionId,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last renewed, which happens every quarter of an hour while it is used.
    pub last_seen_at: Timestamp,
    /// When it ends, unless it is renewed before.
    pub expires_at: Timestamp,
    /// The browser or program that logged in, as it calls itself; empty when it did not say.
    #[cfg_attr(
        feature = "utoipa",
        schema(
            max_length = 200,
            pattern = r"^[\t -~]*$",
            example = "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0"
        )
    )]
    pub user_agent: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

impl OpenSession {
    /// How many a user has at most.
    pub const MOST: u8 = 100;
}
