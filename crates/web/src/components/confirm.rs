//! Asking once more before something is gone for good.

use super::{ButtonKind, button, row_button};
use crate::words::words;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Properties of [`Confirm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ConfirmProps {
    /// What the button says, and that which does it.
    pub action: &'static str,
    /// What it is called when one does not see what it stands beside.
    pub label: AttrValue,
    /// What is asked.
    pub question: AttrValue,
    /// What follows from it.
    pub consequence: &'static str,
    /// It is meant.
    pub onconfirm: Callback<()>,
}

/// A button that asks before it does what it says. The browser holds the keyboard in the dialog and gives it back.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let dialog = use_node_ref();
    let onopen = on_dialog(&dialog, |dialog| {
        dialog.show_modal().ok();
    });
    let onclose = on_dialog(&dialog, HtmlDialogElement::close);
    let onconfirm = {
        let (onclose, onconfirm) = (onclose.clone(), props.onconfirm.clone());
        Callback::from(move |event| {
            onclose.emit(event);
            onconfirm.emit(());
        })
    };
    html! {
        <>
            { row_button(props.action, &props.label, false, onopen) }
            <dialog ref={dialog} class="dialog is-question" aria-label={&props.question}>
                <h2>{ &props.question }</h2>
                <p>{ props.consequence }</p>
                <div class="dialog-foot">
                    { button(ButtonKind::Plain, words().app.cancel, onclose) }
                    { button(ButtonKind::Danger, props.action, onconfirm) }
                </div>
            </dialog>
        </>
    }
}

fn on_dialog(dialog: &NodeRef, act: impl Fn(&HtmlDialogElement) + 'static) -> Callback<MouseEvent> {
    let dialog = dialog.clone();
    Callback::from(move |_| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            act(&dialog);
        }
    })
}
