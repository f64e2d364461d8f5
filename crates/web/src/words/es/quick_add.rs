//! How it is said what was understood, in Spanish.

use crate::{
    quick_add::Rhythm,
    words::quick_add::{DayName, QuickAdd, listed},
};

pub const QUICK_ADD: QuickAdd = QuickAdd { rhythm };

fn rhythm(rhythm: &Rhythm, name: DayName) -> String {
    match rhythm {
        Rhythm::Weekdays => "Cada día laborable".to_owned(),
        Rhythm::Weekends => "Cada fin de semana".to_owned(),
        Rhythm::Days(interval) => every(*interval, "día", "días"),
        Rhythm::Weeks(interval, days) => {
            let days: Vec<_> = days.iter().map(|day| name(*day)).collect();
            match (*interval, days.is_empty()) {
                (1, false) => format!("Cada {}", listed(&days, "y")),
                (_, false) => {
                    let days: Vec<_> = days.iter().map(|day| format!("el {day}")).collect();
                    format!("{} {}", every(*interval, "semana", "semanas"), listed(&days, "y"))
                }
                (_, true) => every(*interval, "semana", "semanas"),
            }
        }
        Rhythm::Months(interval, days) => {
            let days: Vec<_> = days.iter().map(|day| of_month(*day)).collect();
            if days.is_empty() {
                every(*interval, "mes", "meses")
            } else {
                format!("{} {}", every(*interval, "mes", "meses"), listed(&days, "y"))
            }
        }
        Rhythm::MonthsByWeekday(interval, days) => {
            let days: Vec<_> = days.iter().map(|(nth, day)| format!("el {} {}", nth_of(*nth), name(*day))).collect();
            format!("{} {}", every(*interval, "mes", "meses"), listed(&days, "y"))
        }
    }
}

fn every(interval: u16, one: &str, many: &str) -> String {
    if interval == 1 { format!("Cada {one}") } else { format!("Cada {interval} {many}") }
}

fn of_month(day: i8) -> String {
    match day {
        -1 => "el último día".to_owned(),
        ..-1 => format!("el {}.º día desde el final", day.saturating_abs()),
        _ => format!("el día {day}"),
    }
}

/// The first, second … or last.
fn nth_of(nth: i8) -> String {
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
