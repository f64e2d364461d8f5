//! Single keys that press what is on the page.
//!
//! What a key presses says so itself by `aria-keyshortcuts`. Inside a list item it is meant for that item only, and so
//! for the one that has the keyboard; `j` and `k` move it from item to item.

use super::{PageEvent, use_event};
use crate::{
    browser::{
        focus::{focus, takes_keys},
        location,
        page::document,
        storage,
    },
    route::Route,
};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, KeyboardEvent, NodeList};
use yew::prelude::*;

/// Lets keys press what is on the page. None does while the person types, or when they have switched it off.
#[hook]
pub fn use_shortcuts() {
    use_event(PageEvent::KeyDown, |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>()
            && press(event).is_some()
        {
            event.prevent_default();
        }
    });
}

fn press(event: &KeyboardEvent) -> Option<()> {
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return None;
    }
    let document = document()?;
    let active = document.active_element();
    let is_busy = active.as_ref().is_some_and(takes_keys) || document.query_selector("dialog[open]").ok()?.is_some();
    if is_busy || storage::get(storage::SHORTCUTS).is_some() {
        return None;
    }
    let row = active.and_then(|active| active.closest("li").ok().flatten());
    match event.key().as_str() {
        // A key held down walks on, but presses once.
        key if event.repeat() && !matches!(key, "j" | "k") => None,
        "j" => step(&document, row.as_ref(), 1),
        "k" => step(&document, row.as_ref(), -1),
        key if key.chars().all(char::is_alphanumeric) || matches!(key, "?" | "/") => {
            match find(&document, row.as_ref(), key) {
                Some(element) => activate(&element)?,
                None => location::push(&page_for(key)?.path()),
            }
            Some(())
        }
        _ => None,
    }
}

/// Moves the keyboard to the goal after this one or before it, or to the first or last.
fn step(document: &Document, row: Option<&Element>, by: i32) -> Option<()> {
    let boxes = elements(&document.query_selector_all("li input[type='checkbox']").ok()?);
    let last = i32::try_from(boxes.len()).ok()? - 1;
    let here = boxes.iter().position(|element| row.is_some_and(|row| row.contains(Some(element))));
    let to = match here.and_then(|here| i32::try_from(here).ok()) {
        Some(here) => (here + by).clamp(0, last),
        None if by > 0 => 0,
        None => last,
    };
    focus(boxes.get(usize::try_from(to).ok()?)?);
    Some(())
}

/// The page to go to when a key finds nothing on this one. Both have a field that has the keyboard when they appear.
fn page_for(key: &str) -> Option<Route> {
    match key {
        "/" => Some(Route::Search),
        "n" | "t" => Some(Route::Today),
        _ => None,
    }
}

fn find(document: &Document, row: Option<&Element>, key: &str) -> Option<Element> {
    let named = document.query_selector_all(&format!("[aria-keyshortcuts~='{key}']")).ok()?;
    elements(&named).into_iter().find(|element| {
        let its_row = element.closest("li").ok().flatten();
        its_row.is_none() || its_row.as_ref() == row
    })
}

/// A text field is for typing, everything else for pressing.
fn activate(element: &Element) -> Option<()> {
    match element.dyn_ref::<HtmlInputElement>() {
        Some(input) if matches!(input.type_().as_str(), "text" | "search") => focus(element),
        _ => element.dyn_ref::<HtmlElement>()?.click(),
    }
    Some(())
}

fn elements(nodes: &NodeList) -> Vec<Element> {
    (0..nodes.length()).filter_map(|index| nodes.get(index)?.dyn_into().ok()).collect()
}
