//! Charts of bars that lie: each is a list, whose items have a bar under their numbers.

use super::{
    Share, Totals,
    sums::{ShareOf, by_weekday},
    svg::rect,
};
use crate::{
    browser::intl::{DateFormat, first_weekday, percent},
    words::{duration, words},
};
use studentos_client::types::{Date, DayStats};
use yew::prelude::*;

/// A Monday.
const SOME_MONDAY: i32 = 4;

/// How much was done on which day of the week.
pub fn weekdays(days: &[DayStats]) -> Html {
    let words = &words().insights;
    let start = first_weekday();
    let format = DateFormat::new(&[("weekday", "long")]);
    let first = SOME_MONDAY + i32::from(start as u8);
    let item = |(totals, day): (Totals, i32)| {
        let value = match totals.percent() {
            Some(hundredths) => {
                let of = words.done_of.fill(&totals.completed, &totals.planned);
                html! { <><small>{ of }</small>{ " " }<span>{ percent(hundredths) }</span></> }
            }
            None => html! { <small>{ words.nothing_planned }</small> },
        };
        bar(format.write(Date::from_days_since_epoch(day)), value, totals.percent().unwrap_or(0), 100)
    };
    let rows = by_weekday(days, start).into_iter().zip(first..);
    html! { <ul class="bars is-capital" aria-label={words.by_weekday}>{ for rows.map(item) }</ul> }
}

/// How much time which goals took.
pub fn goals(shares: &[Share]) -> Html {
    let words = &words().insights;
    let most = shares.iter().map(|share| share.minutes).max().unwrap_or(0);
    let item = |share: &Share| {
        let name = match &share.of {
            ShareOf::Title(title) => title.clone(),
            ShareOf::Others(count) => words.others.of(*count),
            ShareOf::NoGoal => words.no_goal.to_owned(),
        };
        bar(name, html! { duration(share.minutes) }, share.minutes, most)
    };
    html! { <ul class="bars" aria-label={words.time_per_goal}>{ for shares.iter().map(item) }</ul> }
}

/// An item with its bar, of which `all` would fill the width. The numbers stand over it, so it need not be read.
fn bar(name: String, value: Html, part: u32, all: u32) -> Html {
    let all = all.max(1);
    html! {
        <li>
            <span dir="auto">{ name }</span>
            <span class="bars-value">{ value }</span>
            <svg viewBox={format!("0 0 {all} 1")} preserveAspectRatio="none" aria-hidden="true">
                { rect("bar-all", [0, 0, all, 1], None) }
                { rect("bar-part", [0, 0, part, 1], None) }
            </svg>
        </li>
    }
}
