//! Going on to another page without being asked.

use crate::{browser::location, hooks::use_effect_with};
use yew::prelude::*;

/// Properties of [`Redirect`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RedirectProps {
    /// The address it leads to.
    pub to: AttrValue,
}

/// Leads to another page; the way back does not lead here again.
#[component]
pub fn Redirect(props: &RedirectProps) -> Html {
    use_effect_with(props.to.clone(), |to| location::replace(to));
    Html::default()
}
