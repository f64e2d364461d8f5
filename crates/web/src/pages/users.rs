//! The accounts of others, for who looks after them.

use crate::{
    account::AccountProps,
    admin::{Action, Found, find, row},
    components::{ButtonKind, Shape, button, empty, loaded},
    hooks::{use_action, use_effect_with, use_focus, use_load, use_state_eq, use_title},
    words::words,
};
use gloo_timers::callback::Timeout;
use studentos_client::types::UserId;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// How long nothing is typed until it is looked for, in milliseconds.
const PAUSE: u32 = 200;

/// A field to look for accounts, and what was found.
#[component]
pub fn UsersPage(props: &AccountProps) -> Html {
    use_title(words().admin.accounts);
    let account = &props.account;
    let heading = use_node_ref();
    use_focus(&heading);
    let typed = use_state_eq(String::new);
    // What is looked for, and how many pages of it are shown.
    let wanted = use_state_eq(|| (String::new(), 1_usize));
    use_effect_with((*typed).clone(), {
        let wanted = wanted.clone();
        move |typed| {
            let is_new = wanted.0 != *typed;
            let typed = typed.clone();
            let timer = is_new.then(|| Timeout::new(PAUSE, move || wanted.set((typed, 1))));
            move || drop(timer)
        }
    });
    let found = use_load(account, (*wanted).clone(), {
        let wanted = (*wanted).clone();
        move |account| {
            let (account, (words, pages)) = (account.clone(), wanted.clone());
            async move { find(&account, &words, pages).await }
        }
    });
    let acting = use_action(&found);
    let onact = {
        let (account, acting) = (account.clone(), acting.clone());
        Callback::from(move |(id, action): (UserId, Action)| {
            let account = account.clone();
            acting.run(async move { action.take(&account, id).await }, (action == Action::Delete).then_some("h1"));
        })
    };
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value().trim().to_owned());
            }
        })
    };
    let onmore = {
        let wanted = wanted.clone();
        Callback::from(move |_| wanted.set((wanted.0.clone(), wanted.1 + 1)))
    };
    let list = |found: &Found| {
        if found.users.is_empty() {
            return empty(Shape::Sun, words().admin.nobody, words().admin.nobody_hint);
        }
        let rows = found.users.iter().map(|user| row(user, user.id == account.user.id, &onact));
        html! {
            <div class="panel">
                <ul class="rows" aria-label={words().admin.accounts}>{ for rows }</ul>
                if found.has_more {
                    { button(ButtonKind::Plain, words().admin.show_more, onmore) }
                }
            </div>
        }
    };
    html! {
        <div class="page">
            <div class="section-head">
                <h1 ref={heading} tabindex="-1">{ words().admin.accounts }</h1>
                <p>{ words().admin.accounts_hint }</p>
            </div>
            <search class="field">
                <label for="search">{ words().admin.find_account }</label>
                <input id="search" type="search" autocomplete="off" {oninput} />
            </search>
            { acting.failure() }
            { loaded(&found, list) }
        </div>
    }
}
