//! How full a day looks, and where it stands in its month.

use crate::calendar::Month;
use studentos_client::types::{Date, DayStats, Weekday};

/// How much of what was planned is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing was planned.
    Free,
    /// Nothing is done.
    None,
    /// At most half of it.
    Some,
    /// More than half.
    Most,
    /// All of it.
    All,
}

impl Level {
    /// All levels, the fullest last.
    pub const ALL: [Self; 5] = [Self::Free, Self::None, Self::Some, Self::Most, Self::All];

    /// The level of a day.
    #[must_use]
    pub const fn of(day: &DayStats) -> Self {
        match (day.planned, day.completed) {
            (0, _) => Self::Free,
            (_, 0) => Self::None,
            (planned, completed) if completed >= planned => Self::All,
            (planned, completed) if completed > planned / 2 => Self::Most,
            _ => Self::Some,
        }
    }

    /// Its class in the style sheet.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Free => "is-free",
            Self::None => "is-none",
            Self::Some => "is-some",
            Self::Most => "is-most",
            Self::All => "is-all",
        }
    }

    /// How wide its square is where there is no room for numbers, of 20: who sees no colours sees that.
    #[must_use]
    pub const fn width(self) -> u32 {
        match self {
            Self::Free => 4,
            Self::None | Self::All => 18,
            Self::Some => 9,
            Self::Most => 13,
        }
    }
}

/// Where a day stands in its month: the column and the row, both from 0.
#[must_use]
pub fn place(date: Date, start: Weekday) -> (u8, u8) {
    let cell = Month::of(date).offset(start) + date.day() - 1;
    (cell % 7, cell / 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_is_done_the_fuller_a_day_looks() {
        let level = |completed, planned| Level::of(&DayStats { date: Date::MIN, planned, completed, minutes: 0 });
        for (completed, planned, expected) in [
            (0, 0, Level::Free),
            (0, 3, Level::None),
            (1, 3, Level::Some),
            (1, 2, Level::Some),
            (2, 3, Level::Most),
            (99, 100, Level::Most),
            (1, 1, Level::All),
            (u32::MAX, u32::MAX, Level::All),
        ] {
            assert_eq!(level(completed, planned), expected, "{completed} of {planned}");
        }
    }

    #[test]
    fn a_month_is_laid_out_in_weeks() {
        // 1 March 2026 is a Sunday.
        let place = |day, start| place(Date::new(2026, 3, day).unwrap(), start);
        assert_eq!(place(1, Weekday::Monday), (6, 0));
        assert_eq!(place(2, Weekday::Monday), (0, 1));
        assert_eq!(place(31, Weekday::Monday), (1, 5));
        assert_eq!(place(1, Weekday::Sunday), (0, 0));
        assert_eq!(place(31, Weekday::Sunday), (2, 4));
    }
}
