//! How often passwords may be tried, and what else costs a hash: counted before the work is done, for the account and
//! for the address, whether there is such an account or not.

use crate::{
    allowance::Allowance,
    client_address::{TrustedProxy, client_address, network},
    clock::{SECOND, now},
    config::{Config, RateLimits},
    db::{
        self, Database,
        rate_limits::{self, Limit, OnSuccess},
    },
    fold::fold,
};
use actix_web::HttpRequest;

const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// Guesses at one account. Who mistypes four times notices nothing; who guesses without a rest has about 340 a day; and
/// whose account is being guessed at waits for less than five minutes.
const GUESSES: Allowance = Allowance { free: 5, doublings: 8, forgiven_after: HOUR };
/// Wrong passwords from one address. A school's hundreds share one and each of them mistypes now and then, in the
/// morning all at once; who tries one password on many accounts has 1,440 a day after the first 300, and makes the
/// school wait for about a minute at a time.
const MISTAKES: Allowance = Allowance { free: 300, doublings: 6, forgiven_after: MINUTE };
/// New accounts from one address. A whole school may sign up in one lesson; who fills the database has 340 a day after
/// that.
const SIGNUPS: Allowance = Allowance { free: 500, doublings: 8, forgiven_after: 5 * MINUTE };

/// What is limited, each by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Beginning a session with a password.
    Login,
    /// Making an account.
    Signup,
    /// Showing the password again within a session. Apart from logins, so that who is logged in can go on while a
    /// stranger guesses.
    Reauthentication,
}

impl Action {
    /// What an attempt counts against, of an account as it was typed and from an address.
    fn limits(self, account: &str, address: &str) -> rate_limits::Limits {
        let (kind, per_address) = match self {
            Self::Login => ("login", MISTAKES),
            Self::Signup => ("signup", SIGNUPS),
            Self::Reauthentication => ("reauthentication", MISTAKES),
        };
        rate_limits::Limits::new([
            Limit::new(&format!("{kind} account"), &fold(account), GUESSES, OnSuccess::Clear),
            Limit::new(&format!("{kind} address"), address, per_address, OnSuccess::Undo),
        ])
    }
}

/// Counts attempts, or lets everything pass.
pub struct Limits {
    policy: RateLimits,
    trusted: Vec<TrustedProxy>,
}

impl Limits {
    /// As configured.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self { policy: config.rate_limits, trusted: config.trusted_proxies.clone() }
    }

    /// Counts an attempt before it is made.
    ///
    /// # Errors
    /// [`db::Error::TooSoon`], or when the database fails: what cannot be counted is not tried.
    pub async fn attempt(
        &self,
        db: &Database,
        action: Action,
        account: &str,
        request: &HttpRequest,
    ) -> Result<Attempt, db::Error> {
        if self.policy == RateLimits::Off {
            return Ok(Attempt::unlimited());
        }
        let limits = action.limits(account, &network(client_address(request, &self.trusted)).to_string());
        let (checked, counted) = (limits.clone(), limits.clone());
        db.read(move |connection| rate_limits::check(connection, &checked, now())).await?;
        db.write(move |connection| rate_limits::count(connection, &counted, now())).await?;
        Ok(Attempt(Some((db.clone(), limits))))
    }
}

/// An attempt that may be made. Nothing is hashed without one, so forgetting the limit does not compile.
#[must_use]
pub struct Attempt(Option<(Database, rate_limits::Limits)>);

impl Attempt {
    /// One that nobody counts.
    pub(super) const fn unlimited() -> Self {
        Self(None)
    }

    /// The attempt has succeeded: the account's count is cleared, and the address is as if it had not been made. What is
    /// to count however it ends, like signing up, does not say so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn succeeded(self) -> Result<(), db::Error> {
        match self.0 {
            Some((db, limits)) => db.write(move |connection| rate_limits::succeed(connection, &limits)).await,
            None => Ok(()),
        }
    }
}
