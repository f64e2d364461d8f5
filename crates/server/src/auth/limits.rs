//! How often passwords may be tried, and what else costs a hash or a mail: counted before the work is done, for the account
//! and for the address, together and each by itself, whether there is such an account or not.

use super::hasher::{Hasher, Place};
use crate::{
    allowance::Allowance,
    client_ip::{TrustedProxy, client_ip, network},
    clock::{SECOND, now},
    config::{Config, Switch},
    db::{
        self, Database,
        rate_limits::{self, Limit, OnSuccess},
    },
    error::ApiError,
};
use actix_web::HttpRequest;

const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// Guesses at one account from one address. Who mistypes four times notices nothing; who guesses without a rest has about
/// 340 a day. Nobody but who shares the address waits for them, and that for less than five minutes: a stranger who asks
/// without pause takes every turn as soon as there is one, and were it the account's, its owner would never get any.
const GUESSES: Allowance = Allowance { free: 5, doublings: 8, forgiven_after: HOUR };
/// Guesses at one account from everywhere, against who has many addresses: about 1,420 a day after the first fifty. Two
/// minutes forgive more than two addresses can guess, at one guess each in 256 seconds, so that it takes at least three
/// to make the owner wait, about a minute at most, and five to take every turn. Only time forgives them. That the owner
/// has come in says nothing of who guesses elsewhere; it must not give them another fifty.
const ALL_GUESSES: Allowance = Allowance { free: 50, doublings: 6, forgiven_after: 2 * MINUTE };
/// Wrong passwords from one address. A school's hundreds share one and each of them mistypes now and then, in the
/// morning all at once; who tries one password on many accounts has 2,700 a day after the first 300, and makes the
/// school wait for about a minute at a time.
const MISTAKES: Allowance = Allowance { free: 300, doublings: 6, forgiven_after: MINUTE };
/// New accounts from one address. A whole school may sign up in one lesson; who fills the database has about 570 a day
/// after that.
const SIGNUPS: Allowance = Allowance { free: 500, doublings: 8, forgiven_after: 5 * MINUTE };

/// Mails asked for from one address, for whomever: about 570 a day after the first hundred.
const MAILS: Allowance = Allowance { free: 100, doublings: 8, forgiven_after: 5 * MINUTE };

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
    /// Asking for a link to another password.
    Forgot,
    /// Choosing another password by such a link. The account is the token: whose it is, only the database knows.
    Reset,
    /// Showing that an e-mail is one's own, by a link as well.
    Verification,
    /// Having a mail sent to another address by making it one's own.
    EmailChange,
}

impl Action {
    /// What an attempt counts against: of an account by what names it, like the key of an e-mail, and from an address.
    fn limits(self, account: &str, address: &str) -> rate_limits::Limits {
        let (kind, per_address) = match self {
            Self::Login => ("login", MISTAKES),
            Self::Signup => ("signup", SIGNUPS),
            Self::Reauthentication => ("reauthentication", MISTAKES),
            Self::Forgot => ("forgot", MAILS),
            Self::Reset => ("reset", MISTAKES),
            Self::Verification => ("verification", MISTAKES),
            Self::EmailChange => ("e-mail change", MAILS),
        };
        // An address has no NUL in it, so that no two pairs read alike.
        let pair = format!("{address}\0{account}");
        rate_limits::Limits::new([
            Limit::new(&format!("{kind} account from address"), &pair, GUESSES, OnSuccess::Clear),
            Limit::new(&format!("{kind} account"), account, ALL_GUESSES, OnSuccess::Undo),
            Limit::new(&format!("{kind} address"), address, per_address, OnSuccess::Undo),
        ])
    }
}

/// Counts attempts, or lets everything pass.
pub struct Limits {
    policy: Switch,
    trusted: Vec<TrustedProxy>,
}

impl Limits {
    /// As configured.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self { policy: config.rate_limits, trusted: config.trusted_proxies.clone() }
    }

    /// Counts what is tried, before it is.
    ///
    /// # Errors
    /// [`db::Error::TooSoon`], or when the database fails: what cannot be counted is not tried.
    pub async fn count(
        &self,
        db: &Database,
        action: Action,
        account: &str,
        request: &HttpRequest,
    ) -> Result<Counted, db::Error> {
        let limits = self.check(db, action, account, request).await?;
        count(db, limits).await
    }

    /// Counts an attempt for which a password is hashed, before it is made. Its place is taken first, since whoever finds
    /// none has tried nothing; but not by who has to wait, and would take it from others.
    ///
    /// # Errors
    /// When too many are hashed already, or as [`count`](Self::count).
    pub async fn attempt(
        &self,
        db: &Database,
        hasher: &Hasher,
        action: Action,
        account: &str,
        request: &HttpRequest,
    ) -> Result<Attempt, ApiError> {
        let limits = self.check(db, action, account, request).await?;
        let place = hasher.place()?;
        Ok(Attempt { counted: count(db, limits).await?, place })
    }

    /// What something counts against, if it may be tried as far as can be seen.
    async fn check(
        &self,
        db: &Database,
        action: Action,
        account: &str,
        request: &HttpRequest,
    ) -> Result<Option<rate_limits::Limits>, db::Error> {
        if self.policy == Switch::Off {
            return Ok(None);
        }
        let limits = action.limits(account, &network(client_ip(request, &self.trusted)).to_string());
        let checked = limits.clone();
        db.read(move |connection| rate_limits::check(connection, &checked, now())).await?;
        Ok(Some(limits))
    }
}

async fn count(db: &Database, limits: Option<rate_limits::Limits>) -> Result<Counted, db::Error> {
    let Some(limits) = limits else { return Ok(Counted(None)) };
    let counted = limits.clone();
    db.write(move |connection| rate_limits::count(connection, &counted, now())).await?;
    Ok(Counted(Some((db.clone(), limits))))
}

/// Something that may be tried, and counts.
#[must_use]
pub struct Counted(Option<(Database, rate_limits::Limits)>);

impl Counted {
    /// It has succeeded: what was tried at the account from the address is forgiven, and to the other counts it is as if it
    /// had not been tried. What is to count however it ends, like asking for a mail, does not say so.
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

/// An attempt that may be made, and where its password is hashed. Nothing is hashed without one, so forgetting the limit does
/// not compile.
#[must_use]
pub struct Attempt {
    counted: Counted,
    place: Place,
}

impl Attempt {
    /// One that nobody counts.
    #[cfg(test)]
    pub(super) const fn unlimited(place: Place) -> Self {
        Self { counted: Counted(None), place }
    }

    pub(super) fn place(&self) -> Place {
        Place::clone(&self.place)
    }

    /// As [`Counted::succeeded`]; signing up does not say so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn succeeded(self) -> Result<(), db::Error> {
        self.counted.succeeded().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{allowance::Tally, clock::DAY};
    use std::time::Duration;
    use studentos_api_types::Timestamp;

    /// Every second of so many days.
    fn seconds(days: i64) -> impl Iterator<Item = Timestamp> {
        (0..days * DAY / SECOND).map(|second| Timestamp::from_micros(second * SECOND))
    }

    /// How long a newcomer has to wait at most, while so many addresses guess at the account for a week: each asks every
    /// second, and rests for so many hours after every thirteenth guess, when it would wait longest.
    fn longest_wait(addresses: usize, rest: i64) -> Option<Duration> {
        let begin = Timestamp::from_micros(0);
        let mut guessers = vec![(Tally::none(begin), 0, begin); addresses];
        let (mut all, mut longest) = (Tally::none(begin), None);
        for now in seconds(7) {
            for (own, guesses, rested_at) in &mut guessers {
                while now >= *rested_at && GUESSES.wait(*own, now).is_none() && ALL_GUESSES.wait(all, now).is_none() {
                    (*own, all) = (GUESSES.add(*own, now), ALL_GUESSES.add(all, now));
                    longest = longest.max(ALL_GUESSES.wait(all, now));
                    *guesses += 1;
                    if *guesses % 13 == 0 {
                        *rested_at = Timestamp::from_micros(now.as_micros() + rest * HOUR);
                    }
                }
            }
        }
        longest
    }

    #[test]
    fn whoever_guesses_from_one_address_or_two_keeps_nobody_elsewhere_waiting() {
        for addresses in 1..=2 {
            for rest in [0, 1, 5, 13] {
                assert_eq!(longest_wait(addresses, rest), None, "{addresses} addresses that rest for {rest} hours");
            }
        }
    }

    #[test]
    fn whoever_guesses_from_more_makes_everybody_wait_for_about_a_minute() {
        assert_eq!(longest_wait(3, 0), Some(Duration::from_secs(64)));
        assert_eq!(longest_wait(30, 0), Some(Duration::from_secs(64)));
    }

    #[test]
    fn whoever_never_rests_has_so_many_attempts_a_day() {
        let attempts = |allowance: Allowance| {
            let mut tally = Tally::none(Timestamp::from_micros(0));
            let mut counts = [0; 2];
            for now in seconds(2) {
                while allowance.wait(tally, now).is_none() {
                    tally = allowance.add(tally, now);
                    counts[usize::from(now.as_micros() >= DAY)] += 1;
                }
            }
            counts
        };
        // On the first day and on the second one.
        assert_eq!([GUESSES, ALL_GUESSES].map(attempts), [[349, 338], [1471, 1417]]);
        assert_eq!([MISTAKES, SIGNUPS, MAILS].map(attempts), [[3004, 2700], [1079, 572], [679, 572]]);
    }
}
