//! The one time that the secret of an API token is shown.

use crate::{
    browser::{clipboard, task},
    components::{ButtonKind, button},
    hooks::{use_effect_with, use_state_eq},
    words::words,
};
use studentos_client::types::NewApiToken;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Secret`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SecretProps {
    /// The token.
    pub token: NewApiToken,
    /// It was copied, and is to be seen no more.
    pub onput: Callback<()>,
}

/// The secret, to be copied.
#[component]
pub fn Secret(props: &SecretProps) -> Html {
    let input = use_node_ref();
    let news = use_state_eq(|| "");
    let select = {
        let input = input.clone();
        move || {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.focus().ok();
                input.select();
            }
        }
    };
    use_effect_with((), {
        let select = select.clone();
        move |()| select()
    });
    let oncopy = {
        let (secret, news) = (props.token.secret.clone(), news.setter());
        Callback::from(move |_| {
            let (secret, news, select) = (secret.clone(), news.clone(), select.clone());
            task::spawn(async move {
                let is_copied = clipboard::copy(&secret).await;
                if !is_copied {
                    select();
                }
                news.set(if is_copied { words().settings.copied } else { words().settings.copy_by_hand });
            });
        })
    };
    html! {
        <div class="secret" role="group" aria-labelledby="secret">
            <p id="secret"><strong>{ words().settings.secret_of.fill(&props.token.name) }</strong></p>
            <p>{ words().settings.secret_hint }</p>
            <div class="secret-line">
                <input
                    ref={input}
                    type="text"
                    readonly=true
                    autocomplete="off"
                    spellcheck="false"
                    aria-label={words().settings.secret}
                    value={props.token.secret.clone()}
                />
                { button(ButtonKind::Primary, words().settings.copy, oncopy) }
            </div>
            <div class="form-foot">
                { button(ButtonKind::Plain, words().app.done, props.onput.reform(|_| ())) }
                <p class="form-saved" role="status">{ *news }</p>
            </div>
        </div>
    }
}
