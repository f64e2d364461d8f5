//! What stands in place of content: what is the matter and what to do.

use super::{ButtonKind, Shape, button, icon};
use crate::words::words;
use studentos_client::Error;
use yew::prelude::*;

/// There is nothing yet, and here is how to begin.
pub fn empty(shape: Shape, title: &'static str, hint: &'static str) -> Html {
    html! {
        <div class="blank">
            { icon(shape) }
            <p class="blank-title">{ title }</p>
            <p class="blank-hint">{ hint }</p>
        </div>
    }
}

/// It could not be had; one can try again.
pub fn failed(error: &Error, onretry: &Callback<()>) -> Html {
    html! {
        <div class="blank" role="alert">
            <p class="blank-title">{ words().errors.say(error) }</p>
            { button(ButtonKind::Plain, words().app.try_again, onretry.reform(|_| ())) }
        </div>
    }
}
