//! The list of keys.

use super::{Icon, Shape};
use crate::{browser::storage, words};
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`ShortcutsDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShortcutsDialogProps {
    /// The way to open it.
    pub dialog: NodeRef,
}

/// What each key does, and a switch for who speaks to their computer or hits keys by chance.
#[component]
pub fn ShortcutsDialog(props: &ShortcutsDialogProps) -> Html {
    let onclose = {
        let dialog = props.dialog.clone();
        Callback::from(move |_| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let onswitch = Callback::from(|event: Event| {
        let on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
        storage::set(storage::SHORTCUTS, (!on).then_some("off"));
    });
    let key = |(keys, meaning): &(&[&'static str], &'static str)| {
        html! {
            <div>
                <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                <dd>{ *meaning }</dd>
            </div>
        }
    };
    html! {
        <dialog ref={props.dialog.clone()} class="dialog" aria-labelledby="shortcuts">
            <header>
                <h2 id="shortcuts">{ words::SHORTCUTS }</h2>
                <button class="icon-button" type="button" aria-label={words::CLOSE} onclick={onclose}>
                    <Icon shape={Shape::Close} />
                </button>
            </header>
            <dl>{ for words::KEYS.iter().map(key) }</dl>
            <label class="switch">
                <input type="checkbox" checked={storage::get(storage::SHORTCUTS).is_none()} onchange={onswitch} />
                { words::SHORTCUTS_ON }
            </label>
        </dialog>
    }
}
