//! The API tokens of the user: those there are, and the end of each.

use super::{new_token::NewToken, secret::Secret, section::Section};
use crate::{
    account::{AccountProps, gone},
    browser::{focus, intl},
    components::{Confirm, loaded},
    hooks::{use_action, use_load},
    words::words,
};
use studentos_client::types::{ApiToken, ApiTokenId, List, NewApiToken, Scope};
use yew::prelude::*;

fn section() -> Section {
    Section { id: "tokens", title: words().settings.tokens, lead: words().settings.tokens_hint }
}

/// The tokens, and a form for another one, whose secret is shown until it is put away.
#[component]
pub fn Tokens(props: &AccountProps) -> Html {
    let tokens = use_load(&props.account, (), 0, |account| account.api().users().tokens());
    let fresh = use_state(|| None::<NewApiToken>);
    let deleting = use_action(&tokens);
    let ondelete = {
        let (account, deleting) = (props.account.clone(), deleting.clone());
        Callback::from(move |id: ApiTokenId| {
            let account = account.clone();
            let deleted = async move { gone(account.ask(account.api().users().delete_token(id)).await) };
            deleting.run(deleted, Some("#tokens"));
        })
    };
    let onmade = {
        let (tokens, fresh) = (tokens.clone(), fresh.setter());
        Callback::from(move |token| {
            tokens.refresh();
            fresh.set(Some(token));
        })
    };
    let onput = {
        let fresh = fresh.setter();
        Callback::from(move |()| {
            focus::focus_first("#tokens");
            fresh.set(None);
        })
    };
    section().view(html! {
        <>
            { deleting.failure() }
            { loaded(&tokens, |tokens: &List<ApiToken>| list(&tokens.data, &ondelete)) }
            if let Some(token) = &*fresh {
                <Secret token={token.clone()} {onput} />
            } else {
                <NewToken account={props.account.clone()} {onmade} />
            }
        </>
    })
}

fn list(tokens: &[ApiToken], ondelete: &Callback<ApiTokenId>) -> Html {
    if tokens.is_empty() {
        return html! { <p class="row-note">{ words().settings.no_tokens }</p> };
    }
    html! { <ul class="rows">{ for tokens.iter().map(|token| row(token, ondelete)) }</ul> }
}

fn row(token: &ApiToken, ondelete: &Callback<ApiTokenId>) -> Html {
    let (id, name) = (token.id, token.name.as_str());
    let used = token.last_used_at.map(intl::ago);
    let ends = token.expires_at.map(intl::day_of);
    html! {
        <li key={id.to_string()} class="row">
            <div>
                <p class="row-title">
                    <span>{ name }</span>
                    <span class="tag">{ scope(token.scope) }</span>
                </p>
                <p class="row-note">{ words().settings.token_times(used.as_deref(), ends.as_deref()) }</p>
            </div>
            <Confirm
                action={words().app.delete}
                label={words().app.delete_named.fill(&name)}
                question={words().settings.delete_token_question.fill(&name)}
                consequence={words().settings.delete_token_hint}
                onconfirm={ondelete.reform(move |()| id)}
            />
        </li>
    }
}

/// What a token may do.
pub fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Read => words().settings.scope_read,
        Scope::Write => words().settings.scope_write,
    }
}
