//! The days of a month or a year, each as full as what was done of it.

use super::{
    Period, Totals,
    level::{Level, place},
    numbers::numbers,
    period_choice::name,
    svg::{rect, text},
};
use crate::{
    browser::intl::{DateFormat, first_weekday},
    calendar::Month,
    route::Route,
    words::words,
};
use studentos_client::types::{Date, DayStats, Weekday};
use yew::prelude::*;

/// How wide a day is with the space around it.
const CELL: u32 = 20;

/// The map with what its shades mean, and its numbers.
pub fn heat_map(period: Period, days: &[DayStats], today: Date) -> Html {
    let words = &words().insights;
    let start = first_weekday();
    let date = DateFormat::new(&[("day", "numeric"), ("month", "long")]);
    let is_month = matches!(period, Period::Month(_));
    let maps = match period {
        Period::Month(month) => large(month, days, start, today),
        Period::Year(_) => {
            let months = period.months().into_iter().filter(|month| month.first() <= today);
            html! { <div class="year">{ for months.map(|month| small(month, days, start)) }</div> }
        }
    };
    let row = |day: &DayStats| {
        let link = html! { <a href={Route::of_day(day.date, today).path()}>{ date.write(day.date) }</a> };
        (link, vec![day.planned, day.completed])
    };
    let rows = days.iter().filter(|day| day.planned > 0).map(row).collect();
    html! {
        <>
            <div class={classes!("map-body", is_month.then_some("is-month"))}>
                { maps }
                { legend(is_month) }
            </div>
            { numbers(words.day_by_day, &[words.day, words.planned, words.done], rows) }
        </>
    }
}

/// A month with numbers in it.
fn large(month: Month, days: &[DayStats], start: Weekday, today: Date) -> Html {
    let weekday = DateFormat::new(&[("weekday", "short")]);
    let first = month.first().plus_days(-i32::from(month.offset(start)));
    let head = (0_u8..7).map(|column| {
        let name = weekday.write(first.plus_days(7 + i32::from(column)));
        text("map-weekday", center(column), 7, name)
    });
    let cell = |date: Date| {
        let (column, row) = place(date, start);
        let day = found(days, date);
        let level = day.map_or(Level::Free, Level::of);
        let state = if date > today { Some("is-to-come") } else { (date == today).then_some("is-today") };
        let top = u32::from(row) * CELL + 10;
        let fraction = day.filter(|day| day.planned > 0).map(|day| format!("{}/{}", day.completed, day.planned));
        let number = top + if fraction.is_some() { 9 } else { 12 };
        html! {
            <g class={classes!("map-day", level.class(), state)}>
                { full_square(column, top) }
                { text("map-number", center(column), number, date.day().to_string()) }
                { for fraction.map(|fraction| text("map-fraction", center(column), top + 16, fraction)) }
            </g>
        }
    };
    let (_, last_row) = place(month.last(), start);
    let height = u32::from(last_row + 1) * CELL + 11;
    html! {
        <svg class="map is-large" viewBox={format!("0 0 140 {height}")} role="img" aria-label={label(month, days)}>
            { for head }
            { for month.days().map(cell) }
        </svg>
    }
}

/// A month as one of many: the more of a day is done, the wider is its square.
fn small(month: Month, days: &[DayStats], start: Weekday) -> Html {
    let date = DateFormat::new(&[("day", "numeric"), ("month", "long")]);
    let title = DateFormat::new(&[("month", "long")]).write(month.first());
    let cell = |day: &DayStats| {
        let (column, row) = place(day.date, start);
        let level = Level::of(day);
        let tip = format!("{}: {}/{}", date.write(day.date), day.completed, day.planned);
        square(level, column, row, Some(tip))
    };
    let days_of_it = days.iter().filter(|day| Month::of(day.date) == month);
    html! {
        <figure class="map-month">
            <figcaption aria-hidden="true">{ title }</figcaption>
            <svg class="map" viewBox="0 0 140 120" role="img" aria-label={label(month, days)}>
                { for days_of_it.map(cell) }
            </svg>
        </figure>
    }
}

fn full_square(column: u8, top: u32) -> Html {
    rect("map-fill", [u32::from(column) * CELL + 1, top + 1, CELL - 2, CELL - 2], None)
}

fn square(level: Level, column: u8, row: u8, tip: Option<String>) -> Html {
    let width = level.width();
    let inset = (CELL - width) / 2;
    rect(level.class(), [u32::from(column) * CELL + inset, u32::from(row) * CELL + inset, width, width], tip)
}

/// What the squares mean.
fn legend(is_month: bool) -> Html {
    let words = &words().insights;
    let name = |level| match level {
        Level::Free => words.nothing_planned,
        Level::None => words.none_done,
        Level::Some => words.some_done,
        Level::Most => words.most_done,
        Level::All => words.all_done,
    };
    let item = |level: Level| {
        let square = if is_month {
            html! { <g class={classes!("map-day", level.class())}>{ full_square(0, 0) }</g> }
        } else {
            square(level, 0, 0, None)
        };
        html! { <li><svg class="map" viewBox="0 0 20 20" aria-hidden="true">{ square }</svg>{ name(level) }</li> }
    };
    html! { <ul class="legend">{ for Level::ALL.map(item) }</ul> }
}

/// The map in a sentence.
fn label(month: Month, days: &[DayStats]) -> String {
    let days: Vec<_> = days.iter().filter(|day| Month::of(day.date) == month).cloned().collect();
    let totals = Totals::of(&days);
    words().insights.map.fill(&name(Period::Month(month)), &totals.completed, &totals.planned)
}

fn found(days: &[DayStats], date: Date) -> Option<&DayStats> {
    days.iter().find(|day| day.date == date)
}

/// The middle of a column.
fn center(column: u8) -> String {
    (u32::from(column) * CELL + CELL / 2).to_string()
}
