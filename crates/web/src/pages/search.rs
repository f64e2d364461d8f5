//! A page to find what was planned and written.

use crate::{
    account::LiveProps,
    browser::location,
    components::{Shape, empty, loaded},
    hooks::{PageEvent, use_effect_with, use_event, use_focus, use_load, use_pause, use_state_eq, use_title},
    search::{Found, Group, find, hits},
    words::words,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A field, and what was found of each kind.
#[component]
pub fn SearchPage(props: &LiveProps) -> Html {
    let words = &words().search;
    let (account, field) = (&props.account, use_node_ref());
    let today = account.today;
    use_title(words.title);
    use_focus(&field);
    let typed = use_state_eq(asked);
    use_event(PageEvent::PopState, {
        let typed = typed.setter();
        move |_| typed.set(asked())
    });
    let wanted = use_pause((*typed).clone());
    let changes = use_pause(props.changes);
    use_effect_with(wanted.clone(), |wanted| location::keep("q", wanted.trim()));
    // How many pages of each kind are shown, as long as the same is looked for.
    let shown = use_state_eq(|| (String::new(), [1_usize; 3]));
    let pages = if shown.0 == wanted { shown.1 } else { [1; 3] };
    let found = use_load(account, (wanted.clone(), pages), changes, {
        let wanted = wanted.clone();
        move |account| find(account.clone(), wanted.clone(), pages, today)
    });
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value());
            }
        })
    };
    let more = |group: &Group| {
        let (shown, wanted, kind) = (shown.setter(), wanted.clone(), group.kind as usize);
        Callback::from(move |_: MouseEvent| {
            let mut pages = pages;
            pages.iter_mut().skip(kind).take(1).for_each(|count| *count += 1);
            shown.set((wanted.clone(), pages));
        })
    };
    let list = |found: &Found| {
        let is_searching = found.words.trim() != typed.trim();
        let count = found.groups.iter().map(|group| group.hits.len()).sum::<usize>();
        let has_more = found.groups.iter().any(|group| group.has_more);
        let news = match (typed.trim(), is_searching) {
            ("", _) => String::new(),
            (_, true) => words.searching.to_owned(),
            (_, false) if count == 0 => words.nothing.to_owned(),
            (_, false) if has_more => words.found_so_far.fill(&count),
            (_, false) => words.found.of(count),
        };
        let groups = found.groups.iter().map(|group| hits(group, &found.words, today, more(group)));
        html! {
            <>
                <p class={if count == 0 && !is_searching { "visually-hidden" } else { "journal-sum" }} role="status">{ news }</p>
                if typed.trim().is_empty() {
                    { empty(Shape::Search, words.untyped, words.untyped_hint) }
                } else if count == 0 && !is_searching {
                    { empty(Shape::Search, words.nothing, words.nothing_hint) }
                } else {
                    <div class="day" aria-busy={is_searching.then_some("true")}>{ for groups }</div>
                }
            </>
        }
    };
    html! {
        <div class="day">
            <h1 tabindex="-1">{ words.title }</h1>
            <search class="add is-search">
                <label class="visually-hidden" for="search">{ words.title }</label>
                <input
                    ref={field}
                    id="search"
                    type="search"
                    autocomplete="off"
                    enterkeyhint="search"
                    maxlength="200"
                    placeholder={words.placeholder}
                    aria-keyshortcuts="/"
                    value={(*typed).clone()}
                    {oninput}
                />
            </search>
            { loaded(&found, list) }
        </div>
    }
}

/// What the address says is looked for.
fn asked() -> String {
    location::parameter("q").unwrap_or_default()
}
