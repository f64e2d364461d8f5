//! Where the keyboard is when a page appears.

use super::use_effect_with;
use crate::browser::{
    focus::{arrive, takes_keys},
    page::is_touch,
};
use web_sys::HtmlElement;
use yew::prelude::*;

/// Gives an element the keyboard when the component appears, unless that would bring up one made of glass.
#[hook]
pub fn use_focus(element: &NodeRef) {
    use_effect_with(element.clone(), |element| {
        if let Some(element) = element.cast::<HtmlElement>()
            && !(is_touch() && takes_keys(&element))
        {
            arrive(&element);
        }
    });
}
