//! What was understood of what is being typed, before it is saved.

use super::{Shape, icon};
use crate::{
    browser::intl,
    quick_add::{Part, Understood, describe},
    words::words,
};
use studentos_client::types::Date;
use yew::prelude::*;

/// Each thing that was understood beside the title of what is added to `day`, as a note of this id; `goals` are those that can
/// be named.
pub fn understood(id: AttrValue, typed: &Understood, today: Date, day: Date, goals: &[&str]) -> Html {
    let part = |part: Part| {
        let (shape, text) = match part {
            Part::Day(date) => (Shape::Sun, intl::day_with_distance(date, today)),
            Part::Repeat(rhythm, last) => {
                let rhythm = words().quick_add.rhythm(&rhythm, &intl::weekday);
                let told = match last {
                    Some(day) => words().quick_add.until.fill(&rhythm, &intl::long_date(day, today)),
                    None => rhythm,
                };
                (Shape::Repeat, told)
            }
            Part::Goal(goal) => (Shape::Check, goals.get(goal).copied().unwrap_or_default().to_owned()),
        };
        html! { <span class="tag is-understood">{ icon(shape) }{ text }</span> }
    };
    html! {
        <p {id} class="understood" aria-live="polite">{ for describe(typed, day).into_iter().map(part) }</p>
    }
}
