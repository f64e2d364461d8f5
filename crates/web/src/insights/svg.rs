//! What charts are made of: compiled once, however many charts there are.

use yew::prelude::*;

/// A rectangle at `x` and `y`, so wide and so high, and what is said about it to who points at it.
pub fn rect(class: &'static str, [x, y, width, height]: [u32; 4], tip: Option<String>) -> Html {
    html! {
        <rect
            {class}
            x={x.to_string()}
            y={y.to_string()}
            width={width.to_string()}
            height={height.to_string()}
        >
            if let Some(tip) = tip { <title>{ tip }</title> }
        </rect>
    }
}

/// A text at `x`, which may be a part of the width, and `y`.
pub fn text(class: &'static str, x: String, y: u32, text: String) -> Html {
    html! { <text {class} {x} y={y.to_string()}>{ text }</text> }
}
