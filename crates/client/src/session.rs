//! Whose client it is: the access token, and how another one takes its place.

use crate::{
    Client, Error, Operation, Response,
    answer::Read,
    boxed::BoxFuture,
    json,
    operations::{LOGIN, REFRESH, SIGNUP},
    task, trace,
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use futures_util::{FutureExt, future::WeakShared};
use serde::Deserialize;
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use studentos_api_types::{ApiToken, ErrorCode, Login, Session as Opened, UserId};

/// The session of a client and its clones. Its lock is held for moments, never while anything is waited for.
#[derive(Default)]
pub struct Session(Mutex<State>);

#[derive(Default)]
struct State {
    holder: Option<Holder>,
    /// With what another session is opened when there is none.
    login: Option<Login>,
    /// The search for a successor of the present holder: whoever needs one waits for the same.
    renewal: Option<WeakShared<Renewal>>,
    /// Which session it is: it stays the same when its token is renewed.
    opened: Arc<()>,
}

type Renewal = BoxFuture<'static, Result<Holder, Error>>;

/// How long an answer to a refresh is waited for before it is asked again: shorter than the 10 seconds for which the server
/// still takes the cookie that it has changed.
const REFRESHING: Duration = Duration::from_secs(8);

/// An access token and whose it is, as far as that is known.
#[derive(Clone)]
pub struct Holder {
    pub token: Arc<str>,
    user: Option<UserId>,
}

impl Holder {
    /// Whoever has this token. White space around it, like the end of a line, is no part of it.
    pub fn bearer(token: &str) -> Self {
        let token = token.trim();
        Self { token: token.into(), user: subject(token) }
    }

    /// Whether a header field can hold the token.
    pub fn is_sendable(&self) -> bool {
        !self.token.is_empty() && self.token.bytes().all(|c| c.is_ascii_graphic())
    }

    /// Whether what one asked for may be asked for as the other: a browser's cookie can be another user's by now.
    fn may_stand_for(&self, other: Option<&Self>) -> bool {
        let others = other.and_then(|other| other.user);
        self.user.is_none() || others.is_none() || self.user == others
    }

    /// Whether another one may be asked for when the server refuses it: no session stands behind an API token.
    pub fn is_renewable(&self) -> bool {
        !self.token.starts_with(ApiToken::PREFIX)
    }
}

impl From<&Opened> for Holder {
    fn from(session: &Opened) -> Self {
        Self { token: session.token.as_str().into(), user: Some(session.user.id) }
    }
}

impl Session {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn holder(&self) -> Option<Holder> {
        self.state().holder.clone()
    }

    /// Goes on as somebody else or nobody, whatever is under way for the holder before, and logs nobody in.
    pub fn set(&self, holder: Option<Holder>) {
        *self.state() = State { holder, ..State::default() };
    }

    pub fn set_login(&self, login: Login) {
        self.state().login = Some(login);
    }

    /// Whether a session can be opened where there is none.
    pub fn can_log_in(&self) -> bool {
        self.state().login.is_some()
    }

    /// Puts another holder, or none, in the place of the present one. A login or a logout that came meanwhile counts
    /// for more.
    pub fn replace(&self, present: Option<&Holder>, other: Option<Holder>) {
        let mut state = self.state();
        if state.is_held_by(present) {
            (state.holder, state.renewal) = (other, None);
        }
    }

    /// Goes on as nobody in the place of the present one, and logs nobody in: a wrong password is not tried again, since each time
    /// counts as a guess.
    fn give_up(&self, present: Option<&Holder>) {
        let mut state = self.state();
        if state.is_held_by(present) {
            *state = State::default();
        }
    }

    /// Begins to leave: who logs out is not logged in on the way.
    pub fn leave(&self) -> Leaving<'_> {
        let mut state = self.state();
        state.login = None;
        Leaving { session: self, opened: Arc::clone(&state.opened) }
    }

    /// Which session it is at present.
    pub fn opened(&self) -> Arc<()> {
        Arc::clone(&self.state().opened)
    }

    /// Takes note of what an answer means for the session: some calls open one. `opened` is which it was when they began.
    pub fn observe(&self, operation: &Operation, opened: &Arc<()>, result: &Result<Response, Error>) {
        if ![SIGNUP, LOGIN, REFRESH].contains(operation) {
            return;
        }
        let Some(session) = result.as_ref().ok().and_then(|answer| answer.json::<Opened>().ok()) else { return };
        let (mut state, holder) = (self.state(), Some(Holder::from(&session)));
        if *operation != REFRESH {
            // What the session before was opened with is good for its user alone.
            *state = State { holder, ..State::default() };
        } else if Arc::ptr_eq(&state.opened, opened) {
            // Else somebody has logged in or out meanwhile.
            (state.holder, state.renewal) = (holder, None);
        }
    }
}

/// Somebody who leaves: the session is nobody's when this is dropped, whether the server heard of it or not, and whether or not
/// anybody waited for that. A login that came meanwhile stays.
pub struct Leaving<'a> {
    session: &'a Session,
    opened: Arc<()>,
}

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        let mut state = self.session.state();
        if Arc::ptr_eq(&state.opened, &self.opened) {
            *state = State::default();
        }
    }
}

impl State {
    fn is_held_by(&self, other: Option<&Holder>) -> bool {
        self.holder.as_ref().map(|holder| &holder.token) == other.map(|holder| &holder.token)
    }
}

impl Client {
    /// A holder in the place of the one that was refused, or of nobody. However many ask, it is looked for once.
    pub(crate) async fn successor(&self, refused: Option<&Holder>) -> Result<Holder, Error> {
        let renewal = {
            let mut state = self.session().state();
            if !state.is_held_by(refused) {
                // It was found already, or somebody has logged in or out meanwhile.
                return standing_for(refused, state.holder.clone());
            }
            state.renewal.as_ref().and_then(WeakShared::upgrade).unwrap_or_else(|| {
                let renewal = Box::pin(self.clone().renew(refused.cloned())) as Renewal;
                let renewal = renewal.shared();
                state.renewal = renewal.downgrade();
                // The server changes the refresh cookie as it answers: who gives up waiting must not lose that answer.
                task::spawn(renewal.clone().map(drop));
                renewal
            })
        };
        renewal.await?;
        // Not what was found: it may have been overtaken meanwhile.
        standing_for(refused, self.session().holder())
    }

    /// Looks for a successor and puts it in the place of the refused holder.
    async fn renew(self, refused: Option<Holder>) -> Result<Holder, Error> {
        let opened = match &refused {
            Some(_) => self.refresh().await,
            None => Err(Error::SessionEnded),
        };
        let login = self.session().state().login.clone();
        let opened = match (opened, login) {
            (Err(error), Some(login)) if is_over(&error) => {
                let opened = self.open(&LOGIN, LOGIN.request().json(&login)).await;
                // Who logged out meanwhile stays so.
                if self.session().can_log_in() { opened } else { Err(Error::SessionEnded) }
            }
            (opened, _) => opened,
        };
        let session = self.session();
        match opened {
            Ok(opened) => {
                let holder = Some(Holder::from(&opened)).filter(|holder| holder.may_stand_for(refused.as_ref()));
                session.replace(refused.as_ref(), holder.clone());
                holder.ok_or(Error::SessionEnded)
            }
            Err(error) if is_over(&error) => {
                session.replace(refused.as_ref(), None);
                Err(Error::SessionEnded)
            }
            Err(error) => {
                if error.code() == Some(ErrorCode::InvalidCredentials) {
                    session.give_up(refused.as_ref());
                }
                // The next one who needs a successor looks again.
                session.replace(refused.as_ref(), refused.clone());
                Err(error)
            }
        }
    }

    /// Asks for the session of the refresh cookie, and once more when no answer came: the server may have changed the cookie.
    async fn refresh(&self) -> Result<Opened, Error> {
        trace::renewing();
        match self.open(&REFRESH, REFRESH.request().timeout(REFRESHING)).await {
            Err(Error::Timeout | Error::Connection(_)) => self.open(&REFRESH, REFRESH.request()).await,
            opened => opened,
        }
    }

    async fn open(&self, operation: &'static Operation, request: crate::Request) -> Result<Opened, Error> {
        let opening = async {
            let result = self.send(request, None).await;
            trace::answered(&result);
            Opened::read(result?).inspect_err(trace::failed)
        };
        trace::in_span(&trace::span(operation), opening).await
    }
}

/// Whose access token it is, as a JWT says (RFC 7519, 4.1.2). Whether that is true is for the server to say.
fn subject(token: &str) -> Option<UserId> {
    #[derive(Deserialize)]
    struct Claims {
        sub: UserId,
    }

    let claims = BASE64_URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    json::read(&claims).ok().map(|Claims { sub }| sub)
}

fn is_over(error: &Error) -> bool {
    *error == Error::SessionEnded || error.code() == Some(ErrorCode::SessionEnded)
}

/// Whoever holds the session at present, if that may be asked for as them which was asked for as the other.
pub fn standing_for(other: Option<&Holder>, present: Option<Holder>) -> Result<Holder, Error> {
    present.filter(|present| present.may_stand_for(other)).ok_or(Error::SessionEnded)
}
