//! What is said to who writes something anew that was changed elsewhere meanwhile.

use crate::words::words;
use yew::prelude::*;

/// What the text says now, if that is not what it said when somebody began to write. The place for it is there before, so that it is
/// heard.
pub fn meanwhile(began: &str, now: &str) -> Html {
    let is_changed = began != now;
    html! {
        <div class={if is_changed { "notice" } else { "visually-hidden" }} role="status">
            if is_changed {
                <p>{ words().sync.meanwhile }</p>
                <p dir="auto">{ now }</p>
            }
        </div>
    }
}
