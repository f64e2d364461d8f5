//! An export on its way out, and one on its way in. What stands in the file is between it and the server.

use crate::account::Account;
use studentos_client::{
    Error, Method, Request, Response,
    types::{Data, Imported, Problem},
};

/// All that is the user's, as the server writes it.
///
/// # Errors
/// As any call.
pub async fn export(account: &Account) -> Result<Vec<u8>, Error> {
    Ok(ask(account, Request::new(Method::Get, "/api/users/me/export")).await?.body)
}

/// Adds what is in such a file.
///
/// # Errors
/// When the server does not take something in it, and says where that stands, or as any call.
pub async fn import(account: &Account, file: String) -> Result<Imported, Error> {
    let request = Request::new(Method::Post, "/api/users/me/import").body(file);
    let response = ask(account, request.header("Content-Type", "application/json")).await?;
    let added = response.json::<Data<Imported>>().map_err(|_| Error::Decode { status: response.status })?;
    Ok(added.data)
}

async fn ask(account: &Account, request: Request) -> Result<Response, Error> {
    // A request of our own goes with the token there is. Asking who it is renews one that ran out.
    account.heard(account.api().users().me().await)?;
    let response = account.heard(account.api().execute(request).await)?;
    if response.is_success() {
        return Ok(response);
    }
    let refusal = |problem: Problem| Error::Api(Box::new(problem));
    account.heard(Err(response.json().map_or(Error::Decode { status: response.status }, refusal)))
}
