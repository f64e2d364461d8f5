//! The user, and what concerns them rather than their day.

use super::{language_choice, shortcuts_dialog, theme_choice};
use crate::{
    browser::{focus, theme::Theme},
    hooks::use_state_eq,
    route::Route,
    words::{Language, words},
};
use std::rc::Rc;
use studentos_client::types::{Role, User};
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

/// Properties of [`AccountMenu`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AccountMenuProps {
    /// Who it is.
    pub user: Rc<User>,
    /// What the app speaks.
    pub language: Language,
    /// It is to speak another language.
    pub onlanguage: Callback<Language>,
    /// Whether they are about to leave.
    pub is_leaving: bool,
    /// They want to leave.
    pub onlogout: Callback<()>,
}

/// A button named after the user that opens their menu. The browser opens and closes it (`popover`).
#[component]
pub fn AccountMenu(props: &AccountMenuProps) -> Html {
    let (menu, dialog) = (use_node_ref(), use_node_ref());
    let theme = use_state_eq(Theme::chosen);
    let onshortcuts = {
        let dialog = dialog.clone();
        Callback::from(move |_| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // The dialog gives the keyboard back to what had it, and the menu will be closed by then.
                focus::hand_over("#account", "[popovertarget='account']");
                dialog.show_modal().ok();
            }
        })
    };
    // A page that comes without being loaded leaves the menu open.
    let onleave = {
        let menu = menu.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(menu) = menu.cast::<HtmlElement>() {
                menu.hide_popover().ok();
            }
        })
    };
    let name = props.user.name.as_str();
    let initial: String = name.chars().take(1).collect();
    html! {
        <>
            <button class="account" type="button" popovertarget="account" title={name.to_owned()}>
                <span class="account-initial" aria-hidden="true">{ initial }</span>
                <span class="account-name">{ name }</span>
            </button>
            <div ref={menu} id="account" class="menu" popover="auto">
                <p class="menu-who"><strong>{ name }</strong><span>{ props.user.email.as_str() }</span></p>
                { theme_choice(&theme) }
                { language_choice(props.language, &props.onlanguage) }
                <a class="menu-item" href={Route::Settings.path()} onclick={onleave.clone()}>{ words().settings.settings }</a>
                if props.user.role == Role::Admin {
                    <a class="menu-item" href={Route::Users.path()} onclick={onleave}>{ words().admin.accounts }</a>
                }
                <button class="menu-item" type="button" aria-keyshortcuts="?" onclick={onshortcuts}>
                    { words().keys.title }<kbd aria-hidden="true">{ "?" }</kbd>
                </button>
                <button class="menu-item" type="button" disabled={props.is_leaving} onclick={props.onlogout.reform(|_| ())}>
                    { if props.is_leaving { words().settings.logging_out } else { words().account.log_out } }
                </button>
            </div>
            { shortcuts_dialog(&dialog) }
        </>
    }
}
