//! How often something may be tried: a few times freely, then ever more slowly; with time all of it is forgiven.

use crate::clock::SECOND;
use std::time::Duration;
use studentos_api_types::Timestamp;

/// How long one waits after the last free attempt, in microseconds; each attempt after that doubles it.
const FIRST_WAIT: i64 = SECOND;

/// How much is allowed.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// How many attempts are made without waiting.
    pub free: u32,
    /// How often the wait doubles, from one second on. Then it stays as it is, so that nobody is locked out for long.
    pub doublings: u32,
    /// How long until one attempt is forgiven, in microseconds.
    pub forgiven_after: i64,
}

/// What is known of the attempts so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// When the last one was.
    pub last_at: Timestamp,
    /// When all are forgiven, if there are no more of them: each one moves it on by the same time.
    pub forgiven_at: Timestamp,
}

impl Tally {
    /// No attempt yet, or none that is not forgiven.
    #[must_use]
    pub const fn none(now: Timestamp) -> Self {
        Self { last_at: now, forgiven_at: now }
    }
}

impl Allowance {
    /// How long the next attempt has to wait, if it has to.
    #[must_use]
    pub fn wait(self, tally: Tally, now: Timestamp) -> Option<Duration> {
        let over = self.unforgiven(tally, now).checked_sub(self.free)?;
        let wait = FIRST_WAIT << over.min(self.doublings);
        // The clocks of two instances differ; an attempt in the future is one of this moment.
        let elapsed = (now.as_micros() - tally.last_at.as_micros()).max(0);
        u64::try_from(wait - elapsed).ok().filter(|left| *left > 0).map(Duration::from_micros)
    }

    /// The tally with one more attempt.
    #[must_use]
    pub fn add(self, tally: Tally, now: Timestamp) -> Tally {
        let begun = tally.forgiven_at.max(now).as_micros();
        let latest = now.as_micros() + i64::from(self.most()) * self.forgiven_after;
        Tally { last_at: now, forgiven_at: Timestamp::from_micros((begun + self.forgiven_after).min(latest)) }
    }

    /// How many attempts count. Rounded, so that it changes nothing when one instance's clock is a little behind another's.
    fn unforgiven(self, tally: Tally, now: Timestamp) -> u32 {
        let left = (tally.forgiven_at.as_micros() - now.as_micros()).max(0);
        let attempts = (left + self.forgiven_after / 2) / self.forgiven_after;
        u32::try_from(attempts).map_or(self.most(), |attempts| attempts.min(self.most()))
    }

    /// As many as it takes to wait longest. More are not remembered: they would change nothing but how long it takes to be
    /// forgiven.
    const fn most(self) -> u32 {
        self.free + self.doublings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3600 * SECOND;
    const ALLOWANCE: Allowance = Allowance { free: 5, doublings: 8, forgiven_after: HOUR };

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * SECOND)
    }

    /// So many attempts, each as soon as it may be, from the second 0 on; and the second of the last one.
    fn attempts(count: usize) -> (Tally, Timestamp) {
        let mut now = at(0);
        let mut tally = Tally::none(now);
        for _ in 0..count {
            let wait = ALLOWANCE.wait(tally, now).map_or(0, |wait| i64::try_from(wait.as_micros()).unwrap());
            now = Timestamp::from_micros(now.as_micros() + wait);
            assert_eq!(ALLOWANCE.wait(tally, now), None, "who has waited waits no more");
            tally = ALLOWANCE.add(tally, now);
        }
        (tally, now)
    }

    fn wait_after(count: usize) -> u64 {
        let (tally, now) = attempts(count);
        ALLOWANCE.wait(tally, now).map_or(0, |wait| wait.as_secs())
    }

    #[test]
    fn the_first_attempts_are_free_and_then_the_wait_doubles_up_to_its_end() {
        let waits: Vec<_> = (0..16).map(wait_after).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 256, 256]);
    }

    #[test]
    fn whoever_never_rests_tries_a_few_hundred_times_a_day() {
        let in_a_day = (0..1000).take_while(|count| attempts(*count).1 < at(24 * 3600)).count();
        assert!((300..400).contains(&in_a_day), "{in_a_day}");
    }

    #[test]
    fn a_wait_runs_off() {
        let (tally, now) = attempts(5);
        let after = |micros| ALLOWANCE.wait(tally, Timestamp::from_micros(now.as_micros() + micros));
        assert_eq!(after(400_000), Some(Duration::from_millis(600)));
        assert_eq!(after(999_999), Some(Duration::from_micros(1)));
        assert_eq!(after(SECOND), None);
    }

    #[test]
    fn attempts_are_forgiven_one_by_one() {
        let (tally, now) = attempts(500);
        let later = |hours: i64| Timestamp::from_micros(now.as_micros() + hours * HOUR);
        let free_after = |hours| {
            let mut tally = tally;
            let free = (0..10).take_while(|_| {
                let free = ALLOWANCE.wait(tally, later(hours)).is_none();
                tally = ALLOWANCE.add(tally, later(hours));
                free
            });
            free.count()
        };
        // One, since the wait itself is over.
        assert_eq!([0, 1, 8, 9, 12, 13, 100].map(free_after), [0, 1, 1, 1, 4, 5, 5]);
    }

    #[test]
    fn a_clock_that_is_behind_waits_no_longer_than_the_wait() {
        let (tally, _) = attempts(5);
        assert_eq!(ALLOWANCE.wait(tally, at(-60)), Some(Duration::from_secs(1)));
        assert!(ALLOWANCE.wait(ALLOWANCE.add(tally, at(-9_999)), at(-9_999)).is_some_and(|wait| wait.as_secs() <= 256));
    }
}
