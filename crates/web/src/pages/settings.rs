//! All that is about the account rather than a day.

use crate::{
    account::AccountProps,
    hooks::{use_focus, use_state_eq, use_title},
    settings::{Data, Delete, EmailAddress, PasswordChange, Profile, Sessions, Tokens},
    words::words,
};
use yew::prelude::*;

/// The settings, section by section.
#[component]
pub fn SettingsPage(props: &AccountProps) -> Html {
    use_title(words().settings.settings);
    let heading = use_node_ref();
    use_focus(&heading);
    // A new password ends sessions, which the list of them has to show.
    let changes = use_state_eq(|| 0_u32);
    let onchange = {
        let changes = changes.clone();
        Callback::from(move |()| changes.set(*changes + 1))
    };
    let account = || props.account.clone();
    html! {
        <div class="page">
            <h1 ref={heading} tabindex="-1">{ words().settings.settings }</h1>
            <Profile account={account()} />
            <EmailAddress account={account()} />
            <PasswordChange account={account()} {onchange} />
            <Sessions account={account()} changes={*changes} />
            <Tokens account={account()} />
            <Data account={account()} />
            <Delete account={account()} />
        </div>
    }
}
