//! The time of each day or week, as a chart of columns.

use super::{
    Period, Slice, Totals,
    numbers::numbers,
    sums::{scale, slices},
    svg::{rect, text},
};
use crate::{
    browser::intl::{DateFormat, first_weekday},
    words::{duration, words},
};
use studentos_client::types::DayStats;
use yew::prelude::*;

/// How wide a column is with the space beside it; the column is all but one of it at either side.
const WIDTH: u32 = 8;

/// What the chart is called.
#[must_use]
pub fn time_title(period: Period) -> &'static str {
    match period {
        Period::Month(_) => words().insights.time_per_day,
        Period::Year(_) => words().insights.time_per_week,
    }
}

/// How long each day of a month took, or each week of a year.
pub fn time(period: Period, days: &[DayStats]) -> Html {
    let words = &words().insights;
    let slices = slices(period, days, first_weekday());
    let title = time_title(period);
    let column = if matches!(period, Period::Month(_)) { words.day } else { words.week_from };
    let Some(most) = slices.iter().rev().max_by_key(|slice| slice.totals.minutes).filter(|it| it.totals.minutes > 0)
    else {
        return html! { <p class="chart-note">{ words.no_time }</p> };
    };
    let date = DateFormat::new(&[("day", "numeric"), ("month", "long")]);
    let all = Totals::of(days).minutes;
    let label = words.time.fill(&duration(all), &duration(most.totals.minutes), &date.write(most.first));
    let row = |slice: &Slice| (html! { date.write(slice.first) }, vec![slice.totals.minutes]);
    let rows = slices.iter().filter(|slice| slice.totals.minutes > 0).map(row).collect();
    html! {
        <>
            { chart(format!("{title}. {label}"), period, &slices, scale(most.totals.minutes)) }
            { numbers(title, &[column, words.minutes], rows) }
        </>
    }
}

fn chart(label: String, period: Period, slices: &[Slice], scale: u32) -> Html {
    let date = DateFormat::new(&[("day", "numeric"), ("month", "long")]);
    let column = |(slice, x): (&Slice, u32)| {
        let minutes = slice.totals.minutes;
        let tip = format!("{}: {}", date.write(slice.first), duration(minutes));
        rect("column", [x + 1, scale.saturating_sub(minutes), WIDTH - 2, minutes], Some(tip))
    };
    let columns = slices.iter().zip((0_u32..).map(|at| at * WIDTH));
    let width = columns.clone().map(|(_, x)| x + WIDTH).last().unwrap_or(WIDTH);
    let count = slices.len().max(1);
    let mark = |(at, mark): (usize, String)| text("chart-mark", format!("{}%", at * 100 / count), 182, mark);
    html! {
        <svg class="chart" role="img" aria-label={label}>
            <svg class="chart-lines" height="144" y="16" width="100%" viewBox="0 0 2 2" preserveAspectRatio="none">
                <path d="M0 0h2M0 1h2M0 2h2" />
            </svg>
            <svg
                y="16"
                width="100%"
                height="144"
                viewBox={format!("0 0 {width} {scale}")}
                preserveAspectRatio="none"
            >
                { for columns.filter(|(slice, _)| slice.totals.minutes > 0).map(column) }
            </svg>
            { text("chart-scale", "0".to_owned(), 11, duration(scale)) }
            { for marks(period, slices).into_iter().map(mark) }
        </svg>
    }
}

/// What stands under which columns: the days that weeks begin with in a month, and the months that quarters begin with in a
/// year.
fn marks(period: Period, slices: &[Slice]) -> Vec<(usize, String)> {
    let month = DateFormat::new(&[("month", "short")]);
    let mut last = 0;
    let mark = |(at, slice): (usize, &Slice)| {
        let (day, number) = (slice.first.day(), slice.first.month());
        let is_new = number != last;
        last = number;
        match period {
            Period::Month(_) => (day % 7 == 1).then(|| (at, day.to_string())),
            Period::Year(_) => (is_new && number % 3 == 1).then(|| (at, month.write(slice.first))),
        }
    };
    slices.iter().enumerate().filter_map(mark).collect()
}
