//! What the window is called.

use super::use_effect_with;
use crate::{browser::page::document, words};
use yew::prelude::*;

/// Calls the window by the page's title.
#[hook]
pub fn use_title(title: &str) {
    use_effect_with(words::page_title(title), |title| {
        if let Some(document) = document() {
            document.set_title(title);
        }
    });
}
