//! How it is said what was understood, in English.

use crate::words::{
    quick_add::QuickAdd,
    template::{Plural, Template},
};

pub const QUICK_ADD: QuickAdd = QuickAdd {
    every_weekday: "Every weekday",
    every_weekend: "Every weekend",
    every_day: Plural::new("Every day", "Every {0} days"),
    every_week: Plural::new("Every week", "Every {0} weeks"),
    every_month: Plural::new("Every month", "Every {0} months"),
    every: Template::new("Every {0}"),
    and: "and",
    on_weekday: Template::new("{0}"),
    on_weekdays: Template::new("{0} on {1}"),
    on_days: Template::new("{0} on the {1}"),
    nth_weekday: Template::new("{0} {1}"),
    until: Template::new("{0} until {1}"),
    of_month,
    nth,
};

fn of_month(day: i8) -> String {
    if day < 0 { format!("{} day", nth(day)) } else { nth(day) }
}

fn nth(nth: i8) -> String {
    match nth {
        -1 => "last".to_owned(),
        ..-1 => format!("{} last", self::nth(nth.saturating_abs())),
        11..=13 => format!("{nth}th"),
        _ => match nth % 10 {
            1 => format!("{nth}st"),
            2 => format!("{nth}nd"),
            3 => format!("{nth}rd"),
            _ => format!("{nth}th"),
        },
    }
}
