//! A text that was written in Markdown.

use crate::{
    browser::{markdown, task},
    hooks::{use_effect_with, use_state_eq},
};
use yew::prelude::*;

/// Properties of [`Markdown`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MarkdownProps {
    /// What was written.
    pub text: AttrValue,
}

/// Shows a text as it was typed until it is rendered, and if it cannot be.
#[component]
pub fn Markdown(props: &MarkdownProps) -> Html {
    let rendered = use_state_eq(<(AttrValue, AttrValue)>::default);
    let latest = rendered.setter();
    use_effect_with(props.text.clone(), move |text| {
        let text = text.clone();
        task::spawn(async move {
            if let Some(html) = markdown::render(&text).await {
                latest.set((text, html.into()));
            }
        });
    });
    let (text, html) = &*rendered;
    if *text == props.text {
        return html! { <div class="markdown" dir="auto">{ Html::from_html_unchecked(html.clone()) }</div> };
    }
    html! { <div class="markdown is-raw" dir="auto">{ &props.text }</div> }
}
