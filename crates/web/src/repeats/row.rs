//! A goal that comes back, in the list.

use super::Action;
use crate::{
    browser::intl,
    components::{Confirm, row_button},
    quick_add::Rhythm,
    words::{self, words},
};
use studentos_client::types::{Date, Repeat, RepeatId};
use yew::prelude::*;

/// What it is and when it comes, what can be done to it, and `form` in which it is changed while it is open.
pub fn row(
    repeat: &Repeat,
    today: Date,
    form: Option<Html>,
    onopen: &Callback<RepeatId>,
    onact: &Callback<(RepeatId, Action)>,
) -> Html {
    let (id, title, words) = (repeat.id, repeat.title.as_str(), words());
    let from = intl::long_date(repeat.starts_on, today);
    let until = repeat.ends_on.map(|day| intl::long_date(day, today));
    let (pause, action) =
        if repeat.paused { (words.repeats.resume, Action::Resume) } else { (words.repeats.pause, Action::Pause) };
    html! {
        <li key={id.to_string()} class="row">
            <div>
                <p class="row-title">
                    <span dir="auto">{ title }</span>
                    if repeat.paused {
                        <span class="tag">{ words.repeats.paused }</span>
                    }
                </p>
                <p class="row-note">{ rhythm(repeat) }</p>
                <p class="row-note">{ words.repeats.span(&from, until.as_deref()) }</p>
            </div>
            <div class="row-tools">
                { row_button(pause, words::done_to(title, pause), false, onact.reform(move |_| (id, action))) }
                <button
                    class="button"
                    type="button"
                    aria-label={words::done_to(title, words.repeats.change)}
                    aria-expanded={form.is_some().to_string()}
                    onclick={onopen.reform(move |_| id)}
                >
                    { words.repeats.change }
                </button>
                <Confirm
                    action={words.app.delete}
                    label={words.app.delete_named.fill(&title)}
                    question={words.repeats.delete_question.fill(&title)}
                    consequence={words.repeats.delete_hint}
                    onconfirm={onact.reform(move |()| (id, Action::Delete))}
                />
            </div>
            if let Some(form) = form {
                <div class="row-form">{ form }</div>
            }
        </li>
    }
}

/// How often it comes, as one speaks of it.
pub fn rhythm(repeat: &Repeat) -> String {
    words().quick_add.rhythm(&Rhythm::of(&repeat.rule), &intl::weekday)
}
