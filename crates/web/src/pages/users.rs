//! The accounts of others, for who looks after them.

use crate::{
    account::AccountProps,
    admin::{Action, Found, find, row},
    components::{ButtonKind, Shape, button, empty, loaded},
    hooks::{use_action, use_focus, use_load, use_pause, use_state_eq, use_title},
    words::words,
};
use studentos_client::types::UserId;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A field to look for accounts, and what was found.
#[component]
pub fn UsersPage(props: &AccountProps) -> Html {
    use_title(words().admin.accounts);
    let account = &props.account;
    let heading = use_node_ref();
    use_focus(&heading);
    let typed = use_state_eq(String::new);
    let wanted = use_pause((*typed).clone());
    // How many pages are shown, as long as the same is looked for.
    let shown = use_state_eq(|| (String::new(), 1_usize));
    let pages = if shown.0 == wanted { shown.1 } else { 1 };
    let found = use_load(account, (wanted.clone(), pages), 0, {
        let wanted = wanted.clone();
        move |account| {
            let (account, wanted) = (account.clone(), wanted.clone());
            async move { find(&account, &wanted, pages).await }
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
        let shown = shown.setter();
        Callback::from(move |_| shown.set((wanted.clone(), pages + 1)))
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
