//! The goals that come back.

use crate::{
    account::AccountProps,
    browser::{focus, task},
    components::{Shape, empty, loaded},
    hooks::{use_focus, use_load, use_state_eq, use_title, use_today},
    repeats::{Action, RepeatForm, row},
    words::words,
};
use std::rc::Rc;
use studentos_client::{
    Error,
    types::{List, Repeat, RepeatId},
};
use yew::prelude::*;

/// A line for another one, and those there are.
#[component]
pub fn RepeatsPage(props: &AccountProps) -> Html {
    let account = &props.account;
    let words = &words().repeats;
    use_title(words.title);
    let heading = use_node_ref();
    use_focus(&heading);
    let today = use_today(&account.user);
    let repeats = use_load(account, (), |account| account.api().repeats().list());
    let (open, failure) = (use_state_eq(|| None::<RepeatId>), use_state_eq(|| None::<Error>));
    let onact = {
        let (account, repeats, failure) = (account.clone(), repeats.clone(), failure.setter());
        Callback::from(move |(id, action): (RepeatId, Action)| {
            let (account, repeats, failure) = (account.clone(), repeats.clone(), failure.clone());
            task::spawn(async move {
                let done = action.take(&account, id).await;
                if action == Action::Delete {
                    // What had the keyboard is about to go.
                    focus::focus_first("h1");
                }
                repeats.refresh();
                failure.set(done.err());
            });
        })
    };
    let onopen = {
        let open = open.clone();
        Callback::from(move |id| open.set(Some(id).filter(|_| *open != Some(id))))
    };
    let onsaved = {
        let repeats = repeats.clone();
        Callback::from(move |()| repeats.refresh())
    };
    let form = |repeat: Option<&Repeat>| {
        let key = repeat.map(|repeat| repeat.id.to_string()).unwrap_or_default();
        let repeat = repeat.cloned().map(Rc::new);
        html! { <RepeatForm {key} account={account.clone()} {today} {repeat} onsaved={onsaved.clone()} /> }
    };
    let list = |repeats: &List<Repeat>| {
        if repeats.data.is_empty() {
            return empty(Shape::Repeat, words.empty, words.empty_hint);
        }
        let item = |repeat: &Repeat| {
            let form = (*open == Some(repeat.id)).then(|| form(Some(repeat)));
            row(repeat, today, form, &onopen, &onact)
        };
        html! {
            <div class="panel">
                <ul class="rows" aria-label={words.title}>{ for repeats.data.iter().map(item) }</ul>
            </div>
        }
    };
    html! {
        <div class="page">
            <div class="section-head">
                <h1 ref={heading} tabindex="-1">{ words.title }</h1>
                <p>{ words.lead }</p>
            </div>
            <div class="panel">{ form(None) }</div>
            if let Some(error) = &*failure {
                <p class="notice is-error" role="alert">{ crate::words::words().errors.say(error) }</p>
            }
            { loaded(&repeats, list) }
        </div>
    }
}
