//! How a client is put together.

use crate::{
    Client, DefaultTransport, Retry, Transport,
    session::{Holder, Session},
    transport::DynTransport,
};
use std::{fmt, time::Duration};
use studentos_api_types::Login;

/// A [`Client`] being put together.
///
/// ```
/// # use std::time::Duration;
/// # use studentos_client::{BuildError, Client, Retry};
/// # fn example(secret: &str) -> Result<(), BuildError> {
/// let client = Client::builder("https://plan.example.com")
///     .api_token(secret)
///     .timeout(Duration::from_secs(10))
///     .user_agent("calendar/1.0")
///     .retry(Retry::default().attempts(3))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[must_use = "it is no client until it is built"]
pub struct ClientBuilder {
    address: String,
    holder: Option<Holder>,
    login: Option<Login>,
    retry: Retry,
    timeout: Duration,
    transport: Option<Box<dyn DynTransport>>,
    #[cfg(not(target_arch = "wasm32"))]
    user_agent: String,
    #[cfg(not(target_arch = "wasm32"))]
    http: Option<reqwest::Client>,
}

/// Why there is no client.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The address is not that of a server.
    #[error("The server's address must be like https://plan.example.com: {0}")]
    Address(String),
    /// What is sent as `User-Agent` must be visible ASCII characters.
    #[error("The user agent must be visible ASCII characters")]
    UserAgent,
    /// A token must be visible ASCII characters.
    #[error("The token must be visible ASCII characters")]
    Token,
}

impl ClientBuilder {
    pub(crate) fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            holder: None,
            login: None,
            retry: Retry::default(),
            timeout: DefaultTransport::TIMEOUT,
            transport: None,
            #[cfg(not(target_arch = "wasm32"))]
            user_agent: DefaultTransport::USER_AGENT.to_owned(),
            #[cfg(not(target_arch = "wasm32"))]
            http: None,
        }
    }

    /// Begins with the access token of a session that is open. White space around it, like the end of a line, is no part of it.
    pub fn access_token(mut self, token: &str) -> Self {
        self.holder = Some(Holder::bearer(token));
        self
    }

    /// Acts for the user who made this API token (`sos_…`), until the server refuses it.
    pub fn api_token(self, secret: &str) -> Self {
        self.access_token(secret)
    }

    /// Logs in when the first call needs it, and again when the session has ended. A logout, a login or signup by
    /// [`Client::auth`] and [`Client::set_token`] forget this, and so does `invalid_credentials`, as after the password was
    /// changed: one call answers that, and the calls after it `unauthenticated`.
    pub fn login(mut self, login: Login) -> Self {
        self.login = Some(login);
        self
    }

    /// What is tried again, and for how long.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// How long an attempt may take, from connecting to the last byte of the answer; 30 seconds when it is not said.
    /// [`Call::timeout`](crate::Call::timeout) says it for one call. A transport of your own has its own.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How the program calls itself, which its user sees in the list of sessions. A browser and a client of your own say it
    /// themselves.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn user_agent(mut self, name: &str) -> Self {
        name.clone_into(&mut self.user_agent);
        self
    }

    /// Sends by this reqwest client, as where there is a proxy or a certificate of one's own. Without a cookie store, a
    /// session that was opened by a login ends with its first access token.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// Sends in this way; the address does not matter then.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// The client.
    ///
    /// # Errors
    /// When the address is not that of a server, or the token or the user agent cannot be sent.
    pub fn build(self) -> Result<Client, BuildError> {
        if self.holder.as_ref().is_some_and(|holder| !holder.is_sendable()) {
            return Err(BuildError::Token);
        }
        let session = Session::default();
        session.set(self.holder.clone());
        if let Some(login) = self.login.clone() {
            session.set_login(login);
        }
        let retry = self.retry;
        Ok(Client::from_parts(self.into_transport()?, session, retry))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn into_transport(self) -> Result<Box<dyn DynTransport>, BuildError> {
        if let Some(transport) = self.transport {
            return Ok(transport);
        }
        let address = reqwest::Url::parse(&self.address).map_err(|error| BuildError::Address(error.to_string()))?;
        if !matches!(address.scheme(), "http" | "https") {
            return Err(BuildError::Address("it is neither http nor https".to_owned()));
        }
        if address.query().is_some() || address.fragment().is_some() {
            return Err(BuildError::Address("it has a query or a fragment".to_owned()));
        }
        if reqwest::header::HeaderValue::from_str(&self.user_agent).is_err() {
            return Err(BuildError::UserAgent);
        }
        Ok(Box::new(DefaultTransport::with(&self.address, self.http, &self.user_agent, self.timeout)))
    }

    #[cfg(target_arch = "wasm32")]
    fn into_transport(self) -> Result<Box<dyn DynTransport>, BuildError> {
        if let Some(transport) = self.transport {
            return Ok(transport);
        }
        // The empty address is where the page came from.
        if !self.address.is_empty() && web_sys::Url::new(&self.address).is_err() {
            return Err(BuildError::Address("it is no absolute address".to_owned()));
        }
        Ok(Box::new(DefaultTransport::with(&self.address, self.timeout)))
    }
}

/// Tokens and passwords are not shown.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("address", &self.address)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}
