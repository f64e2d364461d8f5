//! What a page has to say about what was done on it.

use yew::prelude::*;

/// Something that was done, for who does not see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    text: AttrValue,
    is_out_of_sight: bool,
}

impl News {
    /// It can be seen on the page: it is told to who hears the page.
    #[must_use]
    pub fn heard(text: impl Into<AttrValue>) -> Self {
        Self { text: text.into(), is_out_of_sight: false }
    }

    /// It is elsewhere by now: it is told to everybody.
    #[must_use]
    pub fn seen(text: impl Into<AttrValue>) -> Self {
        Self { text: text.into(), is_out_of_sight: true }
    }

    /// The place where it is told; it has to be there before there is something to tell.
    pub fn told(&self) -> Html {
        let class = if self.is_out_of_sight { "notice" } else { "visually-hidden" };
        html! { <p {class} aria-live="polite">{ &self.text }</p> }
    }
}
