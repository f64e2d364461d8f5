//! The client itself.

use crate::{
    Auth, ClientBuilder, Error, Events, Goals, Logs, Repeats, Request, Response, Retry, Tasks, Transport,
    TransportError, Users, dispatch,
    session::{Holder, Session},
    transport::{DefaultTransport, DynTransport},
};
use std::{fmt, sync::Arc};

/// A connection to one StudentOS server, as one user or as nobody yet. Clones are cheap and share the session.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    pub(crate) retry: Retry,
}

struct Shared {
    transport: Box<dyn DynTransport>,
    session: Session,
}

impl Client {
    /// A client of the server at this address, like `http://127.0.0.1:8000`, without the `/api` of its paths. In a browser, the
    /// empty address is the server the page came from. What is no address is refused by each call, and by
    /// [`ClientBuilder::build`] at once.
    #[must_use]
    pub fn new(address: &str) -> Self {
        Self::with_transport(DefaultTransport::new(address))
    }

    /// A client of the server at this address, about which there is more to say.
    pub fn builder(address: &str) -> ClientBuilder {
        ClientBuilder::new(address)
    }

    /// A client that sends its requests this way.
    #[must_use]
    pub fn with_transport(transport: impl Transport) -> Self {
        Self::from_parts(Box::new(transport), Session::default(), Retry::default())
    }

    #[cfg_attr(
        target_arch = "wasm32",
        expect(clippy::arc_with_non_send_sync, reason = "it goes from thread to thread where there are threads")
    )]
    pub(crate) fn from_parts(transport: Box<dyn DynTransport>, session: Session, retry: Retry) -> Self {
        Self { shared: Arc::new(Shared { transport, session }), retry }
    }

    /// The same client with the same session, which tries its calls again in this way.
    #[must_use]
    pub fn with_retry(&self, retry: Retry) -> Self {
        Self { shared: Arc::clone(&self.shared), retry }
    }

    /// Signing up, logging in and out.
    #[must_use]
    pub fn auth(&self) -> Auth {
        Auth::new(self)
    }

    /// Goals.
    #[must_use]
    pub fn goals(&self) -> Goals {
        Goals::new(self)
    }

    /// The steps of goals, and loose to-dos.
    #[must_use]
    pub fn tasks(&self) -> Tasks {
        Tasks::new(self)
    }

    /// Logs.
    #[must_use]
    pub fn logs(&self) -> Logs {
        Logs::new(self)
    }

    /// Goals that come back.
    #[must_use]
    pub fn repeats(&self) -> Repeats {
        Repeats::new(self)
    }

    /// The user's own account, and those of others.
    #[must_use]
    pub fn users(&self) -> Users {
        Users::new(self)
    }

    /// Live changes, from when the stream is [open](Events::opened). A first connection that fails is made anew like any later one,
    /// and nothing is said of it: whether the server is there at all, another call tells, like [`Users::me`].
    pub fn events(&self) -> Events {
        Events::new(self)
    }

    /// The access token of the session, if there is one.
    #[must_use]
    pub fn token(&self) -> Option<Arc<str>> {
        self.session().holder().map(|holder| holder.token)
    }

    /// Goes on with a token that was kept, or forgets the one there is; the client logs nobody in by itself then. It may be an
    /// API token, which is used as it is until the server refuses it. An access token that ran out can be renewed only where the
    /// refresh cookie of its user is: in the browser or the client that logged in. White space around it is no part of it, and an empty one
    /// is none; with one that no header field can hold, each call is an [`Error::Request`].
    pub fn set_token(&self, token: Option<&str>) {
        self.session().set(token.map(Holder::bearer).filter(|holder| !holder.token.is_empty()));
    }

    /// Sends any request with the access token, in the place of an `Authorization` that it may have, and gives back any answer: the
    /// door for what has no method here. It is tried once; a token that ran out is not renewed, and nobody is logged in on
    /// the way.
    ///
    /// # Errors
    /// When no answer came, and [`Error::Request`] when the path does not begin with one `/`: it would name another server.
    pub async fn execute(&self, request: Request) -> Result<Response, Error> {
        if !request.is_of_server() {
            return Err(TransportError::Request("its path does not begin with one /".to_owned()).into());
        }
        let request = dispatch::with_token(request, self.token().as_deref());
        Ok(self.transport().send(request).await?)
    }

    pub(crate) fn transport(&self) -> &dyn DynTransport {
        &*self.shared.transport
    }

    pub(crate) fn session(&self) -> &Session {
        &self.shared.session
    }
}

/// The token is not shown.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("retry", &self.retry).finish_non_exhaustive()
    }
}

/// Two handles are equal when they share one session.
impl PartialEq for Client {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }
}

impl Eq for Client {}
