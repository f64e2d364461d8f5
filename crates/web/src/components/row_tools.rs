//! What can be done to a row of any list.

use super::{Shape, icon};
use crate::words::words;
use yew::prelude::*;

/// A box to tick, labelled by the title beside it.
pub fn tick_box(title: &str, is_ticked: bool, shortcuts: &'static str, onchange: Callback<Event>) -> Html {
    html! {
        <label class="goal-label">
            <input type="checkbox" checked={is_ticked} aria-keyshortcuts={shortcuts} {onchange} />
            <span class="goal-box">{ icon(Shape::Check) }</span>
            <span class="goal-title" dir="auto">{ title }</span>
        </label>
    }
}

/// Buttons to edit and delete what is called so; `edit` is where the first one is.
pub fn row_tools(title: &str, edit: &NodeRef, onedit: Callback<MouseEvent>, ondelete: Callback<MouseEvent>) -> Html {
    html! {
        <>
            { tool(edit.clone(), "", words().app.edit_named.fill(&title), Some("e"), Shape::Pencil, onedit) }
            { delete_button(title, Some("d"), ondelete) }
        </>
    }
}

/// The button to delete what is called so, and the key that presses it.
pub fn delete_button(title: &str, key: Option<&'static str>, ondelete: Callback<MouseEvent>) -> Html {
    tool(NodeRef::default(), "is-danger", words().app.delete_named.fill(&title), key, Shape::Trash, ondelete)
}

fn tool(
    reference: NodeRef,
    class: &'static str,
    label: String,
    key: Option<&'static str>,
    shape: Shape,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button
            ref={reference}
            class={classes!("icon-button", "goal-tool", class)}
            type="button"
            aria-label={label}
            aria-keyshortcuts={key}
            {onclick}
        >
            { icon(shape) }
        </button>
    }
}
