//! How it is said what was understood, in English.

use crate::{
    quick_add::Rhythm,
    words::quick_add::{DayName, QuickAdd, listed},
};

pub const QUICK_ADD: QuickAdd = QuickAdd { rhythm };

fn rhythm(rhythm: &Rhythm, name: DayName) -> String {
    match rhythm {
        Rhythm::Weekdays => "Every weekday".to_owned(),
        Rhythm::Weekends => "Every weekend".to_owned(),
        Rhythm::Days(interval) => every(*interval, "day"),
        Rhythm::Weeks(interval, days) => {
            let days: Vec<_> = days.iter().map(|day| name(*day)).collect();
            match (*interval, days.is_empty()) {
                (1, false) => format!("Every {}", listed(&days, "and")),
                (_, false) => format!("{} on {}", every(*interval, "week"), listed(&days, "and")),
                (_, true) => every(*interval, "week"),
            }
        }
        Rhythm::Months(interval, days) => {
            let days: Vec<_> = days.iter().map(|day| of_month(*day)).collect();
            if days.is_empty() {
                every(*interval, "month")
            } else {
                format!("{} on the {}", every(*interval, "month"), listed(&days, "and"))
            }
        }
        Rhythm::MonthsByWeekday(interval, days) => {
            let days: Vec<_> = days.iter().map(|(nth, day)| format!("{} {}", of_month(*nth), name(*day))).collect();
            format!("{} on the {}", every(*interval, "month"), listed(&days, "and"))
        }
    }
}

fn every(interval: u16, unit: &str) -> String {
    if interval == 1 { format!("Every {unit}") } else { format!("Every {interval} {unit}s") }
}

/// The first, second … or last.
fn of_month(nth: i8) -> String {
    match nth {
        -1 => "last".to_owned(),
        ..-1 => format!("{} last", of_month(nth.saturating_abs())),
        11..=13 => format!("{nth}th"),
        _ => match nth % 10 {
            1 => format!("{nth}st"),
            2 => format!("{nth}nd"),
            3 => format!("{nth}rd"),
            _ => format!("{nth}th"),
        },
    }
}
