//! The goals that come back.

use crate::{
    account::LiveProps,
    browser::{focus, location},
    components::{Shape, empty, loaded},
    hooks::{Load, use_action, use_effect_with, use_focus, use_load, use_state_eq, use_title},
    repeats::{Action, RepeatForm, row},
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{List, Repeat, RepeatId};
use yew::prelude::*;

/// A line for another one, and those there are.
#[component]
pub fn RepeatsPage(props: &LiveProps) -> Html {
    let LiveProps { account, changes } = props;
    let words = &words().repeats;
    use_title(words.title);
    let heading = use_node_ref();
    use_focus(&heading);
    let today = account.today;
    let repeats = use_load(account, (), *changes, |account| account.api().repeats().list());
    // Who comes from one of its goals finds it open.
    let open = use_state_eq(|| location::parameter("repeat").and_then(|id| RepeatId::parse(&id).ok()));
    let arrives = use_mut_ref(|| open.is_some());
    use_effect_with(matches!(repeats.state(), Load::Loaded(_)), move |is_there| {
        if *is_there && arrives.take() {
            focus::focus_first(".row [aria-expanded=true]");
        }
    });
    let acting = use_action(&repeats);
    let onact = {
        let (account, acting) = (account.clone(), acting.clone());
        Callback::from(move |(id, action): (RepeatId, Action)| {
            let account = account.clone();
            acting.run(async move { action.take(&account, id).await }, (action == Action::Delete).then_some("h1"));
        })
    };
    let onopen = {
        let open = open.clone();
        Callback::from(move |id| open.set(Some(id).filter(|_| *open != Some(id))))
    };
    let onsaved = repeats.onrefresh();
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
            { acting.failure() }
            { loaded(&repeats, list) }
        </div>
    }
}
