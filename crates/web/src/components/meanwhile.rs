//! What is said to who writes something anew that was changed elsewhere meanwhile.

use crate::words::words;
use yew::prelude::*;

/// What the text says now, if that is not what it said when somebody began to write.
pub fn meanwhile(began: &str, now: &str) -> Html {
    html! {
        if began != now {
            <div class="notice" role="status">
                <p>{ words().sync.meanwhile }</p>
                <p dir="auto">{ now }</p>
            </div>
        }
    }
}
