//! How the app reaches the server.

use futures_util::{FutureExt, future::LocalBoxFuture};
use studentos_client::{Client, Error, ListQuery, ListRequest, Listed, Retry, types::Limit};

/// The typed client, as every part of the app holds it.
pub type Api = Client;

/// The server the app was built for: the one it came from, unless `STUDENTOS_API_URL` named another at build time. The
/// app asks again by itself, and shows that it does.
#[must_use]
pub fn server() -> Api {
    Client::new(option_env!("STUDENTOS_API_URL").unwrap_or_default()).with_retry(Retry::never())
}

/// All items of a list, in as few pages as can be.
///
/// # Errors
/// As any call.
pub fn all<Q: ListQuery, T: Listed>(list: ListRequest<Q, T>) -> LocalBoxFuture<'static, Result<Vec<T>, Error>> {
    let list = match Limit::new(Limit::MAX) {
        Ok(most) => list.limit(most),
        Err(_) => list,
    };
    let paging = async move {
        let (mut items, mut next) = (Vec::new(), Some(list.clone()));
        while let Some(request) = next {
            let mut page = request.await?;
            items.append(&mut page.data);
            next = page.next_cursor.map(|cursor| list.clone().after(cursor));
        }
        Ok(items)
    };
    paging.boxed_local()
}
