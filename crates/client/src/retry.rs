//! Asking again: how often, after how long, and what may be asked twice.

use crate::{Error, timer};
use std::time::Duration;

/// How often and how long a call is tried when the server is busy or away: after an error that
/// [`is_retryable`](crate::Error::is_retryable).
///
/// Only what is safe is tried again: reading, adding under an [`IdempotencyKey`](crate::IdempotencyKey), which the client makes
/// itself, and what was never sent, since no connection could be made
/// ([`TransportError::Unreachable`](crate::TransportError::Unreachable)). Changing and deleting is not, not even with
/// [`if_match`](crate::Call::if_match): where no answer came, it may have been done. Waits grow from one to the next and are partly random, so that many clients do not come
/// back in the same moment; a `Retry-After` is kept, and when it is longer than the time that is left, the error is
/// returned at once.
///
/// The default tries up to 8 times within 45 seconds: it outlasts a server that is away for some seconds, and an
/// attempt that took all of its 30 seconds is followed by one more.
///
/// ```
/// # use std::time::Duration;
/// # use studentos_client::Retry;
/// let patient = Retry::default().attempts(20).total(Duration::from_secs(300));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Retry {
    attempts: u32,
    first_wait: Duration,
    longest_wait: Duration,
    total: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            attempts: 8,
            first_wait: Duration::from_millis(200),
            longest_wait: Duration::from_secs(5),
            total: Duration::from_secs(45),
        }
    }
}

impl Retry {
    /// Nothing is tried again.
    pub fn never() -> Self {
        Self::default().attempts(1)
    }

    /// How often it is tried, the first time included.
    pub const fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// About how long the first wait is; each further one is twice as long.
    pub const fn first_wait(mut self, wait: Duration) -> Self {
        self.first_wait = wait;
        self
    }

    /// How long a wait grows at most.
    pub const fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// For how long after the first attempt another one may begin.
    pub const fn total(mut self, total: Duration) -> Self {
        self.total = total;
        self
    }

    /// How long to wait before the next attempt after so many that failed, the last one so, or that there is none.
    pub(crate) fn wait_after(self, failed: u32, error: &Error, elapsed: Duration) -> Option<Duration> {
        if failed >= self.attempts || !error.is_retryable() || !timer::can_wait() {
            return None;
        }
        let wait = self.backoff(failed).max(error.retry_after().unwrap_or_default());
        (elapsed.saturating_add(wait) <= self.total).then_some(wait)
    }

    /// The wait after so many failures: from half of it to all of it.
    pub(crate) fn backoff(self, failed: u32) -> Duration {
        let doubled = 1_u32.checked_shl(failed.saturating_sub(1)).unwrap_or(u32::MAX);
        let wait = self.first_wait.saturating_mul(doubled).min(self.longest_wait);
        wait.mul_f64(chance::between(0.5, 1.0))
    }
}

/// Chance: fastrand's natively; in a browser, which fastrand knows no seed in, the browser's own.
mod chance {
    #[cfg(not(target_arch = "wasm32"))]
    fn fraction() -> f64 {
        fastrand::f64()
    }

    #[cfg(target_arch = "wasm32")]
    fn fraction() -> f64 {
        js_sys::Math::random()
    }

    pub fn between(low: f64, high: f64) -> f64 {
        low + (high - low) * fraction()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits at least so long in all when nothing answers.
    fn shortest(retry: Retry) -> Duration {
        (1..retry.attempts)
            .map(|failed| retry.first_wait * (1 << (failed - 1)))
            .map(|it| it.min(retry.longest_wait) / 2)
            .sum()
    }

    #[test]
    fn the_default_outlasts_a_server_that_is_away_for_three_seconds() {
        assert!(shortest(Retry::default()) > Duration::from_secs(3));
    }

    #[test]
    fn waits_double_up_to_the_longest_and_half_of_each_is_chance() {
        let retry = Retry::default();
        for (failed, longest) in [(1, 200), (2, 400), (3, 800), (6, 5_000), (200, 5_000)] {
            let longest = Duration::from_millis(longest);
            let wait = retry.backoff(failed);
            assert!(longest / 2 <= wait && wait <= longest, "{wait:?} after {failed}");
        }
    }
}
