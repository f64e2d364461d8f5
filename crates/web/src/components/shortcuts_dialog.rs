//! The list of keys.

use super::{Shape, icon_button};
use crate::{browser::storage, words::words};
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

/// What each key does, and a switch for who speaks to their computer or hits keys by chance.
pub fn shortcuts_dialog(dialog: &NodeRef) -> Html {
    let onclose = {
        let dialog = dialog.clone();
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
    let key = |(keys, meaning): (&[&'static str], &'static str)| {
        html! {
            <div>
                <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                <dd>{ meaning }</dd>
            </div>
        }
    };
    html! {
        <dialog ref={dialog.clone()} class="dialog" aria-labelledby="shortcuts">
            <div class="dialog-head">
                <h2 id="shortcuts">{ words().keys.title }</h2>
                { icon_button(Shape::Close, words().app.close, false, onclose) }
            </div>
            <dl>{ for words().keys.all().into_iter().map(key) }</dl>
            <label class="switch">
                <input type="checkbox" checked={storage::get(storage::SHORTCUTS).is_none()} onchange={onswitch} />
                { words().keys.single_keys }
            </label>
        </dialog>
    }
}
