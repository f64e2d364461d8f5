//! Where the keyboard is.

use super::page::{document, is_touch};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node};

/// What has the keyboard.
#[must_use]
pub fn active() -> Option<Element> {
    document()?.active_element()
}

/// Whether nothing has the keyboard, since what had it is gone or cannot be used any more.
#[must_use]
pub fn is_lost() -> bool {
    active().is_none_or(|active| active.tag_name() == "BODY")
}

/// Gives an element the keyboard.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.focus().ok();
    }
}

/// Gives an element the keyboard because its page appears. A page that only begins anew in another language leaves the
/// keyboard where that is chosen.
pub fn arrive(element: &HtmlElement) {
    let is_choosing = active().is_some_and(|active| active.matches("[name=language]").unwrap_or_default());
    if !is_choosing {
        element.focus().ok();
    }
}

/// Gives an element of a row the keyboard back, or if it is disabled by now the field of its row.
pub fn focus_again(element: &Element) {
    let is_disabled = element.matches(":disabled").unwrap_or_default();
    let row = element.closest("li").ok().flatten().filter(|_| is_disabled);
    let field = row.and_then(|row| row.query_selector("input").ok().flatten());
    focus(field.as_ref().unwrap_or(element));
}

/// Gives the first element that fits the keyboard; whether there is one.
pub fn focus_first(selector: &str) -> bool {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    element.iter().for_each(focus);
    element.is_some()
}

/// Gives the first element inside of another one that fits the keyboard.
pub fn focus_first_in(outside: &Element, selector: &str) {
    if let Some(element) = outside.query_selector(selector).ok().flatten() {
        focus(&element);
    }
}

/// Hands the keyboard from a row that is about to go to the next one, to the one before or else to the field that makes
/// new ones, unless that would bring up a keyboard made of glass.
pub fn leave(row: &Element) {
    leave_for(row, "input", if is_touch() { "h1" } else { "[aria-keyshortcuts~='n']" });
}

/// The same, to what fits `inside` in another row or else to the first element that fits `otherwise`.
pub fn leave_for(row: &Element, inside: &str, otherwise: &str) {
    let sibling = row.next_element_sibling().or_else(|| row.previous_element_sibling());
    match sibling.and_then(|row| row.query_selector(inside).ok().flatten()) {
        Some(target) => focus(&target),
        None => drop(focus_first(otherwise)),
    }
}

/// The same, from the row of an element and only if the keyboard is there, or about to be.
pub fn leave_from(element: &Element, keyboard: Option<&Element>) {
    let row = element.closest("li").ok().flatten();
    if let Some(row) = row.filter(|row| row.contains(keyboard.map(AsRef::as_ref))) {
        leave(&row);
    }
}

/// Hands the keyboard from inside of what fits `from`, and is about to go, to the first element that fits `to`.
pub fn hand_over(from: &str, to: &str) {
    if active().and_then(|active| active.closest(from).ok().flatten()).is_some() {
        focus_first(to);
    }
}

/// Whether keys pressed in this element are text or choose among values.
#[must_use]
pub fn takes_keys(element: &Element) -> bool {
    match element.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.type_() != "checkbox",
        None => {
            matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
                || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
        }
    }
}

/// Whether the keyboard is in a form that somebody has written in.
#[must_use]
pub fn is_writing() -> bool {
    let fields = || {
        let form = active()?.closest("form").ok()??;
        form.query_selector_all("textarea, input[type=text]").ok()
    };
    let is_filled = |field: Node| match field.dyn_ref::<HtmlInputElement>() {
        Some(input) => !input.value().is_empty(),
        None => field.dyn_ref::<HtmlTextAreaElement>().is_some_and(|field| !field.value().is_empty()),
    };
    fields().is_some_and(|fields| (0..fields.length()).filter_map(|nth| fields.get(nth)).any(is_filled))
}
