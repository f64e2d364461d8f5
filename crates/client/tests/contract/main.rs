//! The client and `openapi.json` are the same API: the same operations, and request by request the same method, path, query,
//! headers and body.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "panicking is how a test fails")]

mod calls;
mod document;

use document::{Described, Document};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use studentos_client::{
    Client, Request, Retry,
    fake::{self, Fake},
    operations::ALL,
};

/// The header fields that every request may have.
const OF_EVERY_REQUEST: [&str; 3] = ["Accept", "Authorization", "Content-Type"];

/// Every request that the client can make, under the operation that it is of: one, or as many as are needed to say all there
/// is to say.
async fn requests() -> BTreeMap<&'static str, Vec<Request>> {
    let mut requests = BTreeMap::<_, Vec<_>>::new();
    for (operation, call) in calls::calls() {
        let server = Fake::new(|_| fake::empty(200));
        // It would ask again, and so it adds keys; an answer like this one is not asked for again.
        let client = Client::with_transport(server.clone()).with_retry(Retry::default());
        client.set_token(Some("token"));
        call(&client).await;
        let [request] = server.requests().try_into().expect("one call is one request");
        requests.entry(operation).or_default().push(request);
    }
    requests
}

fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    names.into_iter().collect()
}

fn query_of(request: &Request) -> Vec<(String, String)> {
    let query = request.path.split_once('?').map_or("", |(_, query)| query);
    serde_urlencoded::from_str(query).unwrap()
}

#[test]
fn the_operations_are_those_of_the_document() {
    let document = Document::read();
    let described: BTreeSet<_> = document.operations().map(|it| (it.id, it.method, it.path)).collect();
    let known: BTreeSet<_> =
        ALL.iter().map(|it| (it.id.to_owned(), it.method.as_str().to_owned(), it.path.to_owned())).collect();
    assert_eq!(known, described);
    assert_eq!(ALL.len(), known.len());
}

#[test]
fn who_may_call_and_what_takes_a_key_is_as_the_document_says() {
    let document = Document::read();
    for operation in ALL {
        let described = document.operation(operation.id);
        assert_eq!(operation.is_public, described.is_public, "{}", operation.id);
        assert_eq!(operation.is_keyed, described.headers.contains("Idempotency-Key"), "{}", operation.id);
    }
}

#[tokio::test]
async fn every_operation_has_a_method() {
    let requests = requests().await;
    assert_eq!(names(requests.keys().copied()), names(ALL.iter().map(|operation| operation.id)));
}

#[tokio::test]
async fn all_that_a_query_may_say_can_be_said() {
    let document = Document::read();
    for (id, requests) in requests().await {
        let said: BTreeSet<_> = requests.iter().flat_map(query_of).map(|(name, _)| name).collect();
        assert_eq!(said, document.operation(id).queries.into_keys().collect(), "{id}");
    }
}

#[tokio::test]
async fn a_day_and_a_range_are_not_said_together() {
    for request in requests().await.into_values().flatten() {
        let said: BTreeSet<_> = query_of(&request).into_iter().map(|(name, _)| name).collect();
        assert!(!(said.contains("date") && said.contains("from")), "{request:?}");
    }
}

#[tokio::test]
async fn every_request_is_one_of_its_operation() {
    let document = Document::read();
    for (id, request) in requests().await.into_iter().flat_map(|(id, all)| all.into_iter().map(move |it| (id, it))) {
        let Described { method, path, is_public, queries, headers, body, .. } = document.operation(id);
        assert_eq!(request.method.as_str(), method, "{id}");
        assert!(document::is_at(&request.path, &path), "{} is not at {path}", request.path);
        for (name, value) in query_of(&request) {
            document.check(&queries[&name], &document::plain(&value), &format!("{id}?{name}"));
        }
        let further = request.headers.iter().map(|(name, _)| name.as_str());
        let further = names(further.filter(|name| !OF_EVERY_REQUEST.contains(name)));
        assert_eq!(further, names(headers.iter().map(String::as_str)), "{id}");
        assert_eq!(request.get_header("Authorization").is_none(), is_public, "{id}");
        assert_eq!(request.get_header("Content-Type"), body.as_ref().map(|_| "application/json"), "{id}");
        assert_eq!(request.body.is_some(), body.is_some(), "{id}");
        if let (Some(schema), Some(text)) = (body, request.body) {
            let sent: Value = serde_json::from_str(&text).unwrap();
            document.check(&schema, &sent, id);
            assert_eq!(document::fields(&sent), document.fields_of(&schema), "{id} leaves nothing out");
        }
    }
}
