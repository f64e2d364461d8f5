//! How the app reaches the server.

#[cfg(target_arch = "wasm32")]
use crate::browser::early;
use futures_util::{FutureExt, future::LocalBoxFuture};
use studentos_client::{
    Chunks, Client, DefaultTransport, Error, ListQuery, ListRequest, Listed, Request, Response, Retry, Transport,
    TransportError, types::Limit,
};

/// The server the app was built for: the one it came from, unless `STUDENTOS_API_URL` named another at build time.
const SERVER: &str = match option_env!("STUDENTOS_API_URL") {
    Some(address) => address,
    None => "",
};

/// The typed client, as every part of the app holds it.
pub type Api = Client;

/// The server. The app asks again by itself, and shows that it does.
#[must_use]
pub fn server() -> Api {
    Client::with_transport(Early(DefaultTransport::new(SERVER))).with_retry(Retry::never())
}

/// The address of a path of the API.
#[must_use]
pub fn address(path: &str) -> String {
    format!("{}{path}", SERVER.trim_end_matches('/'))
}

/// The browser's own transport, but what the page has asked for already is not asked for again.
struct Early(DefaultTransport);

impl Transport for Early {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        #[cfg(target_arch = "wasm32")]
        if let Some(answer) = early::answer(&request) {
            return answer.await;
        }
        self.0.send(request).await
    }

    async fn open(&self, request: Request) -> Result<Response<Chunks>, TransportError> {
        let opened = self.0.open(request).await;
        // Who is told of changes from now on reads all of it once more.
        #[cfg(target_arch = "wasm32")]
        early::forget();
        opened
    }
}

/// A list in as few pages as can be.
pub fn in_full_pages<Q: ListQuery, T: Listed>(list: ListRequest<Q, T>) -> ListRequest<Q, T> {
    match Limit::new(Limit::MAX) {
        Ok(most) => list.limit(most),
        Err(_) => list,
    }
}

/// All items of a list, in as few pages as can be.
///
/// # Errors
/// As any call.
pub fn all<Q: ListQuery, T: Listed>(list: ListRequest<Q, T>) -> LocalBoxFuture<'static, Result<Vec<T>, Error>> {
    let list = in_full_pages(list);
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
