//! A state in place of content: what is the matter and what to do.

use yew::prelude::*;

/// Properties of [`Notice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticeProps {
    /// What is the matter.
    pub title: AttrValue,
    /// More about it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether it is an error, and so is said at once.
    #[prop_or_default]
    pub is_error: bool,
    /// What to do.
    #[prop_or_default]
    pub children: Html,
}

/// Tells why there is nothing to see here.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    html! {
        <div class="blank" role={props.is_error.then_some("alert")}>
            <p class="blank-title">{ &props.title }</p>
            if let Some(hint) = &props.hint {
                <p class="blank-hint">{ hint }</p>
            }
            { props.children.clone() }
        </div>
    }
}
