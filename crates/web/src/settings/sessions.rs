//! Where the user is logged in, and the end of that.

use super::{device::device, section::Section};
use crate::{
    account::{Account, gone},
    browser::intl,
    components::{busy_button, loaded, row_button},
    hooks::{use_action, use_load},
    words::words,
};
use studentos_client::{
    Error,
    types::{List, OpenSession, SessionId},
};
use yew::prelude::*;

fn section() -> Section {
    Section { id: "sessions", title: words().settings.sessions, lead: words().settings.sessions_hint }
}

/// Properties of [`Sessions`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SessionsProps {
    /// The user.
    pub account: Account,
    /// How often something was done that ends sessions.
    pub changes: u32,
}

/// The sessions, each but this one to be ended.
#[component]
pub fn Sessions(props: &SessionsProps) -> Html {
    let sessions = use_load(&props.account, props.changes, 0, |account| account.api().users().sessions());
    let ending = use_action(&sessions);
    let end = {
        let (account, ending) = (props.account.clone(), ending.clone());
        Callback::from(move |ids: Vec<SessionId>| {
            let account = account.clone();
            ending.run(async move { end_all(&account, &ids).await }, Some("#sessions"));
        })
    };
    let is_busy = ending.is_busy();
    let label = if is_busy { words().settings.logging_out } else { words().settings.log_out_others };
    let others = |sessions: &[OpenSession]| -> Vec<_> {
        sessions.iter().filter(|session| !session.current).map(|session| session.id).collect()
    };
    section().view(html! {
        <>
            { ending.failure() }
            {
                loaded(&sessions, |sessions: &List<OpenSession>| {
                    let others = others(&sessions.data);
                    html! {
                        <>
                            <ul class="rows">{ for sessions.data.iter().map(|session| row(session, is_busy, &end)) }</ul>
                            if !others.is_empty() {
                                { busy_button(label, is_busy, end.reform(move |_| others.clone())) }
                            }
                        </>
                    }
                })
            }
        </>
    })
}

/// Ends sessions, one after the other.
async fn end_all(account: &Account, ids: &[SessionId]) -> Result<(), Error> {
    for id in ids {
        gone(account.ask(account.api().users().end_session(*id)).await)?;
    }
    Ok(())
}

fn row(session: &OpenSession, is_busy: bool, end: &Callback<Vec<SessionId>>) -> Html {
    let (id, name) = (session.id, words().settings.device(device(&session.user_agent)));
    let log_out_of = words().settings.log_out_of.fill(&name);
    let seen = if session.current { words().settings.now.to_owned() } else { intl::ago(session.last_seen_at) };
    html! {
        <li key={id.to_string()} class="row">
            <div>
                <p class="row-title">
                    <span>{ &name }</span>
                    if session.current {
                        <span class="tag">{ words().settings.this_device }</span>
                    }
                </p>
                <p class="row-note">{ words().settings.session_times.fill(&seen, &intl::day_of(session.created_at)) }</p>
            </div>
            if !session.current {
                { row_button(words().account.log_out, log_out_of, is_busy, end.reform(move |_| vec![id])) }
            }
        </li>
    }
}
