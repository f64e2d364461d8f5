//! The page, and how much of it is on the screen.

use web_sys::{Document, Element};

/// How high a row and the pages at the bottom are together, in CSS pixels.
const ROOM: f64 = 125.0;

/// The page, when there is one.
#[must_use]
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// What all of the page is in.
#[must_use]
pub fn root() -> Option<Element> {
    document()?.document_element()
}

/// Whether it is to be seen.
#[must_use]
pub fn is_in_front() -> bool {
    document().is_some_and(|document| !document.hidden())
}

/// Scrolls down to the first element that fits, unless it begins in the upper half of the screen: what is above it is worth seeing.
pub fn bring_up(selector: &str) {
    if let Some((element, height)) = on_screen(selector)
        && element.get_bounding_client_rect().top() > height / 2.0
    {
        element.scroll_into_view();
    }
}

/// Whether one more row after what fits is off the screen, or behind the pages at its bottom.
#[must_use]
pub fn ends_below(selector: &str) -> bool {
    on_screen(selector).is_some_and(|(element, height)| element.get_bounding_client_rect().bottom() + ROOM > height)
}

/// The first element that fits, and how high the screen is.
fn on_screen(selector: &str) -> Option<(Element, f64)> {
    let element = document()?.query_selector(selector).ok()??;
    Some((element, web_sys::window()?.inner_height().ok()?.as_f64()?))
}

/// Whether the main pointer is a finger, to whom a focused field means a keyboard over half of the screen.
#[must_use]
pub fn is_touch() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
    query.is_some_and(|query| query.matches())
}
