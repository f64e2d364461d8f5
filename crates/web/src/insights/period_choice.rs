//! From month to month and from year to year.

use super::Period;
use crate::{
    browser::intl::{self, DateFormat},
    components::{Shape, icon},
    words::words,
};
use studentos_client::types::Date;
use yew::prelude::*;

/// What a period is called, like “March 2026”.
#[must_use]
pub fn name(period: Period) -> String {
    match period {
        Period::Month(_) => intl::month(period.first()),
        Period::Year(_) => DateFormat::new(&[("year", "numeric")]).write(period.first()),
    }
}

/// Whether it is a month or a year, and which.
pub fn period_choice(period: Period, today: Date, onchoose: &Callback<Period>) -> Html {
    let words = &words().insights;
    let kind = |label: &'static str, of_kind: Period| {
        html! {
            <label>
                <input
                    type="radio"
                    name="period"
                    checked={of_kind == period}
                    onchange={onchoose.reform(move |_| of_kind)}
                />
                <span>{ label }</span>
            </label>
        }
    };
    // What is out of use keeps the keyboard, which a disabled button would lose.
    let step = |shape, label: &'static str, to: Option<Period>| {
        let onchoose = onchoose.clone();
        let onclick = Callback::from(move |_: MouseEvent| to.into_iter().for_each(|to| onchoose.emit(to)));
        html! {
            <button class="icon-button" type="button" aria-disabled={to.is_none().then_some("true")} {onclick}>
                { icon(shape) }
                <span class="visually-hidden">{ label }</span>
            </button>
        }
    };
    let earlier = Some(period.previous()).filter(|previous| *previous != period);
    html! {
        <div class="period">
            <fieldset class="choice">
                <legend class="visually-hidden">{ words.period }</legend>
                <div>{ kind(words.month, period.month(today)) }{ kind(words.year, period.year()) }</div>
            </fieldset>
            <div class="period-steps">
                { step(Shape::Left, words.earlier, earlier) }
                <h2 aria-live="polite">{ name(period) }</h2>
                { step(Shape::Right, words.later, period.next(today)) }
            </div>
        </div>
    }
}
