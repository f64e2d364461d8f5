//! How the app reaches the server.

use studentos_client::{Client, Retry};

/// The typed client, as every part of the app holds it.
pub type Api = Client;

/// The server the app was built for: the one it came from, unless `STUDENTOS_API_URL` named another at build time. The
/// app asks again by itself, and shows that it does.
#[must_use]
pub fn server() -> Api {
    Client::new(option_env!("STUDENTOS_API_URL").unwrap_or_default()).with_retry(Retry::never())
}
