//! How much of PostgreSQL an instance takes, and how long a request waits for the database.

use crate::bounded_number::bounded_number;
use std::time::Duration;

/// What may be said of the database beside where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct Settings {
    /// How many connections to PostgreSQL this instance opens at most; all instances together need fewer than
    /// PostgreSQL's `max_connections`.
    #[arg(
        id = "database_pool_size",
        long = "database-pool-size",
        env = "DATABASE_POOL_SIZE",
        value_name = "DATABASE_POOL_SIZE",
        default_value = "16",
        value_parser = pool_size,
        global = true
    )]
    pub pool_size: u32,

    /// How many seconds a request waits for a connection to the database.
    #[arg(
        id = "database_connect_timeout",
        long = "database-connect-timeout",
        env = "DATABASE_CONNECT_TIMEOUT",
        value_name = "DATABASE_CONNECT_TIMEOUT",
        default_value = "4",
        value_parser = connect_timeout,
        global = true
    )]
    pub connect_timeout: Duration,

    /// How many seconds a query may take; PostgreSQL then ends it. The default lets a request be told to come back
    /// within five seconds, before its client gives up.
    #[arg(
        id = "database_statement_timeout",
        long = "database-statement-timeout",
        env = "DATABASE_STATEMENT_TIMEOUT",
        value_name = "DATABASE_STATEMENT_TIMEOUT",
        default_value = "4",
        value_parser = statement_timeout,
        global = true
    )]
    pub statement_timeout: Duration,
}

impl Settings {
    /// How long one question may keep a request waiting, for a connection and the answer together, before it is told to come
    /// back later. Who asks two may wait twice.
    #[must_use]
    pub fn patience(&self) -> Duration {
        self.connect_timeout.max(self.statement_timeout)
    }
}

fn pool_size(text: &str) -> Result<u32, String> {
    bounded_number(text, 1..=500, " of connections")
}

fn connect_timeout(text: &str) -> Result<Duration, String> {
    bounded_number(text, 1..=60, " of seconds").map(|seconds| Duration::from_secs(seconds.into()))
}

fn statement_timeout(text: &str) -> Result<Duration, String> {
    bounded_number(text, 1..=600, " of seconds").map(|seconds| Duration::from_secs(seconds.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_stop_every_request_is_refused() {
        assert_eq!(connect_timeout("60"), Ok(Duration::from_mins(1)));
        for text in ["", "0", "-1", "61", "4s", "1.5"] {
            assert_eq!(connect_timeout(text), Err("must be a whole number of seconds from 1 to 60".to_owned()));
        }
        assert_eq!(pool_size("1"), Ok(1));
        assert!(pool_size("0").is_err() && pool_size("501").is_err());
    }
}
