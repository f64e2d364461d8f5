//! Where the mail leads to that shows whose an e-mail address is.

use super::MailPageProps;
use crate::{
    auth::Auth,
    browser::{location, task},
    components::{ButtonKind, Shape, button, icon},
    hooks::{use_effect_with, use_focus, use_state_eq, use_title},
    route::Route,
    words::words,
};
use studentos_client::{
    Error,
    types::{ErrorCode, MailToken},
};
use yew::prelude::*;

/// How far it is.
#[derive(Clone, PartialEq)]
enum Stage {
    Checking,
    Confirmed,
    /// The link is over or not whole.
    Invalid,
    /// It could not be asked.
    Failed(Error),
}

/// Confirms the address at once, whoever is signed in, and says what came of it.
#[component]
pub fn VerifyPage(props: &MailPageProps) -> Html {
    let token = use_state(location::take_token);
    let stage = use_state_eq(|| if token.is_some() { Stage::Checking } else { Stage::Invalid });
    let heading = use_node_ref();
    use_focus(&heading);
    let check = {
        let (auth, token, stage) = (props.auth.clone(), token.clone(), stage.setter());
        Callback::from(move |()| {
            if let Some(token) = (*token).clone() {
                stage.set(Stage::Checking);
                let (auth, stage) = (auth.clone(), stage.clone());
                task::spawn(async move { stage.set(confirm(&auth, &token).await) });
            }
        })
    };
    use_effect_with((), {
        let check = check.clone();
        move |()| check.emit(())
    });
    use_news(&props.auth, *stage == Stage::Confirmed);

    let title = match &*stage {
        Stage::Checking => words().account.verifying,
        Stage::Confirmed => words().account.verified,
        Stage::Invalid => words().account.link_invalid,
        Stage::Failed(_) => words().account.verify_failed,
    };
    use_title(title);
    let is_checking = *stage == Stage::Checking;
    html! {
        <div class="card" aria-busy={is_checking.to_string()}>
            <div class="card-icon">{ icon(if *stage == Stage::Confirmed { Shape::Check } else { Shape::Mail }) }</div>
            <div class="card-news" role="status">
                <h1 ref={heading} tabindex="-1">{ title }</h1>
                { more(&stage) }
            </div>
            {
                match &*stage {
                    Stage::Checking => html! { <div class="bone is-field" /> },
                    Stage::Failed(_) => html! {
                        { button(ButtonKind::Primary, words().app.try_again, check.reform(|_| ())) }
                    },
                    Stage::Confirmed | Stage::Invalid => html! {
                        <a class="button is-primary" href={Route::Today.path()}>{ words().app.to_today }</a>
                    },
                }
            }
        </div>
    }
}

async fn confirm(auth: &Auth, token: &MailToken) -> Stage {
    match auth.api.auth().verify_email(token).await {
        Ok(()) => Stage::Confirmed,
        Err(error) if error.code() == Some(ErrorCode::InvalidToken) => Stage::Invalid,
        Err(error) => Stage::Failed(error),
    }
}

/// What there is to say beyond the heading.
fn more(stage: &Stage) -> Html {
    let text = match stage {
        Stage::Checking => return Html::default(),
        Stage::Confirmed => words().account.verified_hint.to_owned(),
        Stage::Invalid => words().account.verify_link_hint.to_owned(),
        Stage::Failed(error) => words().errors.say(error),
    };
    html! { <p class="card-lead">{ text }</p> }
}

/// Who is signed in here has another account now than they were told of. It may not be theirs that was confirmed, so the
/// server is asked.
#[hook]
fn use_news(auth: &Auth, is_confirmed: bool) {
    let auth = auth.clone();
    let user = auth.status().user().filter(|_| is_confirmed).map(|user| user.id);
    use_effect_with(user, move |user| {
        if let Some(user) = *user {
            task::spawn(async move {
                if auth.ready(user).await.is_ok()
                    && let Ok(user) = auth.api.users().me().await
                {
                    auth.change(user);
                }
            });
        }
    });
}
