//! An account in the list.

use super::Action;
use crate::{
    browser::intl,
    components::Confirm,
    words::{self, words},
};
use studentos_client::types::{Role, User, UserId};
use yew::prelude::*;

/// Who it is, and what can be done: nothing to one's own account, for which there are the settings.
pub fn row(user: &User, is_self: bool, onact: &Callback<(UserId, Action)>) -> Html {
    let (id, name) = (user.id, user.name.as_str());
    let confirm = |action: Action| {
        let (text, question, consequence) = action.words(name);
        let label = words::done_to(name, text);
        html! {
            <Confirm
                action={text}
                {label}
                {question}
                {consequence}
                onconfirm={onact.reform(move |()| (id, action))}
            />
        }
    };
    html! {
        <li key={id.to_string()} class="row">
            <div>
                <p class="row-title">
                    <span>{ name }</span>
                    if is_self {
                        <span class="tag">{ words().admin.you }</span>
                    }
                    if user.role == Role::Admin {
                        <span class="tag">{ words().admin.administrator }</span>
                    }
                    if user.disabled {
                        <span class="tag is-open">{ words().admin.is_shut_out }</span>
                    }
                </p>
                <p class="row-note">{ words().admin.account_since.fill(&user.email, &intl::day_of(user.created_at)) }</p>
            </div>
            if !is_self {
                <div class="row-tools">{ for Action::all(user).map(confirm) }</div>
            }
        </li>
    }
}
