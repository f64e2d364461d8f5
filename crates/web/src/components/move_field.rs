//! A field for the day of what a row shows, which goes there with it.

use crate::browser::focus;
use studentos_client::types::Date;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`MoveField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MoveFieldProps {
    /// The day it is on.
    pub date: Date,
    /// It goes to another one.
    pub onmove: Callback<Date>,
}

/// A day that is picked counts at once, one that is typed by Enter or when the field is left.
#[component]
pub fn MoveField(MoveFieldProps { date, onmove }: &MoveFieldProps) -> Html {
    // Each key makes another date, and most of them are not meant; those that open the calendar make none.
    let (is_typed, is_picked) = (use_mut_ref(|| false), use_mut_ref(|| false));
    let settle = {
        let (date, onmove) = (*date, onmove.clone());
        move |field: &HtmlInputElement, keyboard: Option<&Element>| {
            if let Some(to) = Date::parse(&field.value()).ok().filter(|to| *to != date) {
                focus::leave_from(field, keyboard);
                onmove.emit(to);
            }
        }
    };
    let onkeydown = {
        let (is_typed, is_picked, settle) = (is_typed.clone(), is_picked.clone(), settle.clone());
        move |event: KeyboardEvent| {
            let key = event.key();
            let is_enter = key == "Enter";
            let opens = key == " " || key == "F4" || event.alt_key();
            is_picked.replace(opens);
            if opens {
                return;
            }
            is_typed.replace(!is_enter);
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>().filter(|_| is_enter) {
                settle(&field, Some(&field));
            }
        }
    };
    let onchange = {
        let (is_typed, settle) = (is_typed.clone(), settle.clone());
        move |event: Event| {
            let is_meant = *is_picked.borrow() || !*is_typed.borrow();
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>().filter(|_| is_meant) {
                is_typed.replace(false);
                settle(&field, Some(&field));
            }
        }
    };
    let onblur = move |event: FocusEvent| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        // Who looks something up in another window comes back to the field.
        if focus::active().as_ref() != Some(&*field) && is_typed.take() {
            let next = event.related_target().and_then(|next| next.dyn_into().ok());
            settle(&field, next.as_ref());
        }
    };
    html! { <input type="date" ~value={date.to_string()} {onkeydown} {onchange} {onblur} /> }
}
