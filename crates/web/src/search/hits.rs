//! What was found, as a list.

use super::{Group, Hit, Kind, pieces};
use crate::{
    browser::{intl, letters},
    components::{ButtonKind, Shape, button, icon},
    route::Route,
    words::words,
};
use studentos_client::types::Date;
use yew::prelude::*;

/// A group of what was found, each leading to its day, and a button for more of it.
pub fn hits(group: &Group, searched: &str, today: Date, onmore: Callback<MouseEvent>) -> Html {
    let words = words();
    let name = match group.kind {
        Kind::Goals => words.day.goals,
        Kind::Tasks => words.search.tasks,
        Kind::Logs => words.journal.title,
    };
    html! {
        <section class="found">
            <h2>{ name }</h2>
            <ul class="goals" aria-label={name}>
                { for group.hits.iter().map(|found| hit(group.kind, found, searched, today)) }
            </ul>
            if group.has_more {
                { button(ButtonKind::Plain, words.search.show_more.fill(&letters::small(name)), onmore) }
            }
        </section>
    }
}

fn hit(kind: Kind, hit: &Hit, searched: &str, today: Date) -> Html {
    let (comes_back, words) = (words().day.comes_back, &words().search);
    let route = hit.date.map_or(Route::Tasks, |date| Route::of_day(date, today));
    let shape = match kind {
        Kind::Logs => Shape::Note,
        _ if hit.is_done => Shape::Check,
        _ => Shape::Ring,
    };
    let day = hit.date.map(|date| intl::long_date(date, today));
    let of = hit.of.as_ref().map(|goal| words.step_of.fill(&goal));
    let done = hit.is_done.then(|| words.done.to_owned());
    let repeat = hit.comes_back.then(|| comes_back.to_owned());
    let facts: Vec<_> = [day, of, repeat, done].into_iter().flatten().collect();
    html! {
        <li key={hit.id.clone()} class="goal">
            <a class="hit" href={route.path()}>
                { icon(shape) }
                { text("hit-text", &hit.text, searched) }
                if let Some(notes) = &hit.notes {
                    { text("hit-notes", notes, searched) }
                }
                <span class="hit-facts">{ facts.join(" · ") }</span>
            </a>
        </li>
    }
}

/// A text, what was looked for marked in it.
fn text(class: &'static str, text: &str, searched: &str) -> Html {
    html! { <span {class} dir="auto">{ for pieces(text, searched).into_iter().map(marked) }</span> }
}

fn marked((text, is_found): (&str, bool)) -> Html {
    if is_found {
        html! { <mark>{ text }</mark> }
    } else {
        text.into()
    }
}
