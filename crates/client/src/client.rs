//! The client itself: it holds the access token and renews it.

use crate::{
    Auth, DefaultTransport, Error, Goals, Logs, Repeats, Request, Response, Tasks, Transport, Users, auth,
    request::Call,
};
use async_lock::Mutex;
use serde::de::DeserializeOwned;
use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
};
use studentos_api_types::{ApiToken, ErrorCode, Session, UserId};

/// A connection to one StudentOS server, as one user or as nobody yet. Clones share the session.
pub struct Client<T = DefaultTransport> {
    shared: Arc<Shared<T>>,
}

struct Shared<T> {
    transport: T,
    holder: RwLock<Option<Holder>>,
    /// Held while a new token is asked for, so that it is asked for once.
    renewal: Mutex<()>,
}

/// An access token and whose it is, as far as that is known.
#[derive(Clone)]
struct Holder {
    token: Arc<str>,
    user: Option<UserId>,
}

impl Holder {
    /// Whether what one asked for may be asked for as the other: a browser's cookie can be another user's by now.
    fn may_stand_for(&self, other: &Self) -> bool {
        self.user.is_none() || other.user.is_none() || self.user == other.user
    }

    /// Whether another one may be asked for when the server refuses it: no session stands behind an API token.
    fn is_renewable(&self) -> bool {
        !self.token.starts_with(ApiToken::PREFIX)
    }
}

impl From<&Session> for Holder {
    fn from(session: &Session) -> Self {
        Self { token: session.token.as_str().into(), user: Some(session.user.id) }
    }
}

impl Client {
    /// A client of the server at this address, like `http://127.0.0.1:8000`. In a browser, the empty address is the
    /// server the page came from.
    #[must_use]
    pub fn new(address: &str) -> Self {
        Self::with_transport(DefaultTransport::new(address))
    }
}

impl<T: Transport> Client<T> {
    /// A client that sends its requests this way.
    #[must_use]
    pub fn with_transport(transport: T) -> Self {
        let shared = Shared { transport, holder: RwLock::default(), renewal: Mutex::new(()) };
        Self { shared: Arc::new(shared) }
    }

    /// Signing up, logging in and out.
    #[must_use]
    pub fn auth(&self) -> Auth<'_, T> {
        Auth::new(self)
    }

    /// Goals.
    #[must_use]
    pub fn goals(&self) -> Goals<'_, T> {
        Goals::new(self)
    }

    /// The steps of goals, and loose to-dos.
    #[must_use]
    pub fn tasks(&self) -> Tasks<'_, T> {
        Tasks::new(self)
    }

    /// Logs.
    #[must_use]
    pub fn logs(&self) -> Logs<'_, T> {
        Logs::new(self)
    }

    /// Goals that come back.
    #[must_use]
    pub fn repeats(&self) -> Repeats<'_, T> {
        Repeats::new(self)
    }

    /// The user's own account.
    #[must_use]
    pub fn users(&self) -> Users<'_, T> {
        Users::new(self)
    }

    /// The access token of the session, if there is one.
    #[must_use]
    pub fn token(&self) -> Option<Arc<str>> {
        self.holder().map(|holder| holder.token)
    }

    fn holder(&self) -> Option<Holder> {
        self.shared.holder.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_holder(&self, holder: Option<Holder>) {
        *self.shared.holder.write().unwrap_or_else(PoisonError::into_inner) = holder;
    }

    /// Goes on with a token that was kept, or forgets the one there is. It may be an API token, which is used as it is until
    /// the server refuses it.
    pub fn set_token(&self, token: Option<&str>) {
        self.set_holder(token.map(|token| Holder { token: token.into(), user: None }));
    }

    /// Sends any request with the access token and gives back any answer: the door for what has no method here.
    ///
    /// # Errors
    /// When no answer came.
    pub async fn execute(&self, request: Request) -> Result<Response, Error> {
        self.send(request, self.token().as_deref()).await
    }

    async fn send(&self, request: Request, token: Option<&str>) -> Result<Response, Error> {
        let request = match token {
            Some(token) => request.header("Authorization", format!("Bearer {token}")),
            None => request,
        };
        Ok(self.shared.transport.send(request).await?)
    }

    /// Makes a call on behalf of the user; a token that ran out is renewed on the way.
    pub(crate) async fn call<A: DeserializeOwned + 'static>(&self, call: Call<A>) -> Result<A, Error> {
        let holder = self.holder();
        let token = holder.as_ref().map(|holder| &*holder.token);
        let response = self.send(call.request.clone(), token).await?;
        let result = decode(&response);
        match (&result, holder) {
            (Err(error), Some(refused))
                if error.code() == Some(ErrorCode::Unauthenticated) && refused.is_renewable() =>
            {
                let renewed = self.renew(&refused).await?;
                let result = decode(&self.send(call.request, Some(&renewed.token)).await?);
                if result.as_ref().is_err_and(|error| error.code() == Some(ErrorCode::Unauthenticated)) {
                    self.replace(&renewed, None);
                    return Err(Error::SessionEnded);
                }
                result
            }
            _ => result,
        }
    }

    /// Makes a call that opens a session, and keeps its token.
    pub(crate) async fn open_session(&self, call: Call<Session>) -> Result<Session, Error> {
        let session = self.ask_for_session(call).await?;
        self.set_holder(Some(Holder::from(&session)));
        Ok(session)
    }

    async fn ask_for_session(&self, call: Call<Session>) -> Result<Session, Error> {
        decode(&self.send(call.request, None).await?)
    }

    /// A token other than the refused one, of the same user: another call may have got it already.
    async fn renew(&self, refused: &Holder) -> Result<Holder, Error> {
        let _one_at_a_time = self.shared.renewal.lock().await;
        let present = self.holder().ok_or(Error::SessionEnded)?;
        let present = if present.token == refused.token {
            let renewed = match self.ask_for_session(auth::refresh()).await {
                Ok(session) => Some(Holder::from(&session)),
                Err(error) if error.code() == Some(ErrorCode::SessionEnded) => None,
                Err(error) => return Err(error),
            };
            self.replace(refused, renewed.filter(|renewed| renewed.may_stand_for(refused)))
        } else {
            Some(present)
        };
        present.filter(|present| present.may_stand_for(refused)).ok_or(Error::SessionEnded)
    }

    /// Puts another token, or none, in the place of the refused one, and gives back the one there is now. A login or a
    /// logout that came meanwhile counts for more.
    fn replace(&self, refused: &Holder, other: Option<Holder>) -> Option<Holder> {
        let mut present = self.shared.holder.write().unwrap_or_else(PoisonError::into_inner);
        if present.as_ref().is_some_and(|present| present.token == refused.token) {
            *present = other;
        }
        present.clone()
    }
}

fn decode<A: DeserializeOwned + 'static>(response: &Response) -> Result<A, Error> {
    if !response.is_success() {
        return Err(Error::from_response(response));
    }
    // A 204 has no body; `null` is how JSON says the same.
    let body = if response.body.is_empty() { b"null" } else { response.body.as_slice() };
    serde_json::from_slice(body).map_err(|_| Error::Decode { status: response.status })
}

impl<T> Clone for Client<T> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared) }
    }
}

/// The token is not shown.
impl<T> fmt::Debug for Client<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

/// Two handles are equal when they share one session.
impl<T> PartialEq for Client<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }
}
