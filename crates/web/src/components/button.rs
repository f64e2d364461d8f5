//! Buttons, each a text to press.

use super::{Shape, icon};
use yew::prelude::*;

/// How much a button is wanted, which is how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonKind {
    /// One of several.
    Plain,
    /// What most people came for.
    Primary,
    /// Beside something that matters more.
    Quiet,
    /// What cannot be undone.
    Danger,
}

impl ButtonKind {
    /// The classes by which it is styled.
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button is-primary",
            Self::Quiet => "button is-quiet",
            Self::Danger => "button is-danger",
        }
    }
}

/// A button that does something here.
pub fn button(kind: ButtonKind, text: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
    view(kind, text.into(), None, false, onclick)
}

/// A button that cannot be pressed while what it does is on its way.
pub fn busy_button(text: &'static str, is_busy: bool, onclick: Callback<MouseEvent>) -> Html {
    view(ButtonKind::Plain, text.into(), None, is_busy, onclick)
}

/// A button of a row like many others; `name` says of which, to who does not see what it stands beside.
pub fn row_button(
    text: &'static str,
    name: impl Into<AttrValue>,
    is_busy: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    view(ButtonKind::Plain, text.into(), Some(name.into()), is_busy, onclick)
}

fn view(
    kind: ButtonKind,
    text: AttrValue,
    name: Option<AttrValue>,
    is_busy: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button class={kind.class()} type="button" aria-label={name} disabled={is_busy} {onclick}>{ text }</button> }
}

/// A button that sends the form it is in.
pub fn submit_button(kind: ButtonKind, text: &'static str, is_busy: bool) -> Html {
    html! { <button class={kind.class()} type="submit" disabled={is_busy}>{ text }</button> }
}

/// A button that shows what it does as an icon, and says it to who does not see that.
pub fn icon_button(shape: Shape, name: impl Into<AttrValue>, is_disabled: bool, onclick: Callback<MouseEvent>) -> Html {
    let name: AttrValue = name.into();
    html! {
        <button class="icon-button" type="button" aria-label={name} disabled={is_disabled} {onclick}>
            { icon(shape) }
        </button>
    }
}
