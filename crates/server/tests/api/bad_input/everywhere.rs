//! What no operation takes, tried on each of them: the document says which take a body and which a query.

use crate::harness::*;

/// The one that takes more than others; its own tests try how much.
const LARGE: &str = "import_me";

#[apply(on_both)]
async fn no_operation_takes_what_cannot_be_read(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    let document: Value = admin.execute(get("/api/openapi.json")).await.unwrap().json().unwrap();
    for (path, operations) in document["paths"].as_object().unwrap() {
        let address = path.replace("{id}", "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f");
        for (method, operation) in operations.as_object().unwrap() {
            let method = match method.as_str() {
                "get" => Method::Get,
                "post" => Method::Post,
                "patch" => Method::Patch,
                "put" => Method::Put,
                "delete" => Method::Delete,
                other => panic!("{other} is no method of the API"),
            };
            let refused = async |request: Request, code| {
                let response = admin.execute(request).await.unwrap();
                assert_eq!(problem(&response).code, code, "{} {path}", method.as_str());
            };
            let long = Request::new(method, &address).header("X-Long", "x".repeat(33_000));
            refused(long, ErrorCode::HeadersTooLarge).await;
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            if path.starts_with("/api/") {
                let unknown = Request::new(method, format!("{address}?x=1"));
                let response = admin.execute(unknown).await.unwrap();
                let refused = problem(&response);
                let is_named = refused.errors.iter().any(|error| error.field == "x");
                assert!(refused.code == ErrorCode::InvalidInput && is_named, "{} {path}: {refused:?}", method.as_str());
            }
            if let Some(query) = parameters.clone().find(|parameter| parameter["in"] == "query") {
                let name = query["name"].as_str().unwrap();
                let twice = Request::new(method, format!("{address}?{name}=1&{name}=1"));
                refused(twice, ErrorCode::MalformedRequest).await;
            }
            if operation["requestBody"].is_null() {
                continue;
            }
            let request = |body: &str| Request::new(method, &address).body(body);
            let json = |body: &str| request(body).header("Content-Type", "application/json");
            refused(json("{"), ErrorCode::MalformedRequest).await;
            refused(request("{}").header("Content-Type", "text/plain"), ErrorCode::UnsupportedMediaType).await;
            if operation["operationId"] != LARGE {
                refused(json(&" ".repeat(256 * 1024 + 1)), ErrorCode::ContentTooLarge).await;
            }
        }
    }
}
