//! How it is said what was understood, in Spanish.

use crate::words::{
    quick_add::QuickAdd,
    template::{Plural, Template},
};

pub const QUICK_ADD: QuickAdd = QuickAdd {
    every_weekday: "Cada día laborable",
    every_weekend: "Cada fin de semana",
    every_day: Plural::new("Cada día", "Cada {0} días"),
    every_week: Plural::new("Cada semana", "Cada {0} semanas"),
    every_month: Plural::new("Cada mes", "Cada {0} meses"),
    every: Template::new("Cada {0}"),
    and: "y",
    on_weekday: Template::new("el {0}"),
    on_weekdays: Template::new("{0} {1}"),
    on_days: Template::new("{0} {1}"),
    nth_weekday: Template::new("el {0} {1}"),
    until: Template::new("{0} hasta el {1}"),
    of_month,
    nth,
};

fn of_month(day: i8) -> String {
    match day {
        -1 => "el último día".to_owned(),
        ..-1 => format!("el {}.º día desde el final", day.saturating_abs()),
        _ => format!("el día {day}"),
    }
}

fn nth(nth: i8) -> String {
    match nth {
        -1 => "último".to_owned(),
        ..-1 => format!("{}.º último", nth.saturating_abs()),
        1 => "primer".to_owned(),
        2 => "segundo".to_owned(),
        3 => "tercer".to_owned(),
        4 => "cuarto".to_owned(),
        _ => "quinto".to_owned(),
    }
}
