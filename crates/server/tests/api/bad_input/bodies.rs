//! Bodies that are no JSON, no object, or no body at all.

use super::requests::good_requests;
use crate::harness::*;

#[apply(on_both)]
async fn a_body_that_is_no_json_object_is_malformed(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let deep = "[".repeat(100_000);
    let deep_value = format!(r#"{{"title": {deep}}}"#);
    let bodies = [
        "",
        " ",
        "{",
        "}",
        "{]",
        "null",
        "true",
        "17",
        "\"text\"",
        "[]",
        "[{}]",
        "{}{}",
        "{\"title\"}",
        "{title: 1}",
        "{'title': 'x'}",
        "{\"title\": \"x\",}",
        "{\"title\": undefined}",
        "{\"title\": NaN}",
        "{\"title\": \"\\ud800\"}",
        "{\"title\": \"\\x\"}",
        "{\"title\": \"a\nb\"}",
        "\u{feff}{",
        "<title>x</title>",
        "title=x",
        &deep,
        &deep_value,
    ];
    for good in good_requests(goal) {
        for body in bodies {
            let response = owner.execute(good.with(body)).await.unwrap();
            let shown: String = body.chars().take(30).collect();
            let problem = problem(&response);
            assert_eq!(problem.status, 400, "{} {shown:?}", good.path);
        }
    }
}

#[apply(on_both)]
async fn a_body_that_is_no_utf_8_is_malformed(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    for body in [&b"{\"title\": \"\xff\", \"date\": \"2026-03-06\"}"[..], b"\xff\xfe{\0}\0", b"\x1f\x8b\x08"] {
        let head = format!(
            "POST /api/goals HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            session.token,
            body.len()
        );
        let response = server.wire([head.as_bytes(), body].concat()).await;
        assert_eq!(problem(&response).status, 400);
    }
}

#[apply(on_both)]
async fn a_body_of_another_type_is_unsupported(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    for good in good_requests(goal) {
        let request = || Request::new(good.method, &good.path).body(good.body.to_string());
        let wrong = [
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/xml",
            "application",
            "json",
            "text/json",
            "*/*",
            "",
        ];
        for content_type in wrong {
            let response = owner.execute(request().header("Content-Type", content_type)).await.unwrap();
            assert_eq!(problem(&response).code, ErrorCode::UnsupportedMediaType, "{} {content_type}", good.path);
        }
        let response = owner.execute(request()).await.unwrap();
        assert_eq!(problem(&response).code, ErrorCode::UnsupportedMediaType, "{} without a type", good.path);
    }
}

#[apply(on_both)]
async fn json_may_say_its_character_set(server: &Server) {
    let owner = server.user("owner").await;
    for (title, content_type) in [("a", "application/json; charset=utf-8"), ("b", "Application/JSON;charset=UTF-8")] {
        let body = json!({ "title": title, "date": "2026-03-06" }).to_string();
        let request = Request::new(Method::Post, "/api/goals").body(body).header("Content-Type", content_type);
        assert_eq!(owner.execute(request).await.unwrap().status, 201, "{content_type}");
    }
}

#[apply(on_both)]
async fn a_body_over_256_kilobytes_is_too_large(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    for good in good_requests(goal) {
        for size in [256 * 1024 + 1, 1024 * 1024] {
            let response = owner.execute(good.with(" ".repeat(size))).await.unwrap();
            assert_eq!(problem(&response).code, ErrorCode::ContentTooLarge, "{} with {size} bytes", good.path);
        }
    }
}

#[apply(on_both)]
async fn a_body_that_does_not_say_its_size_is_measured_all_the_same(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let head = format!(
        "POST /api/goals HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
        session.token
    );
    let chunk = format!("{:x}\r\n{}\r\n", 64 * 1024, " ".repeat(64 * 1024));
    let response = server.wire(format!("{head}{}0\r\n\r\n", chunk.repeat(6))).await;
    assert_eq!(problem(&response).code, ErrorCode::ContentTooLarge);
}

#[apply(without_database)]
async fn thousands_of_fields_are_refused_at_once(server: &Server) {
    let many: serde_json::Map<_, _> = (0..20_000).map(|number| (number.to_string(), json!(1))).collect();
    let response = server.client().execute(post("/api/auth/login", &Value::Object(many))).await.unwrap();
    assert_eq!(problem(&response).code, ErrorCode::MalformedRequest);
    let many = (0..3_000).map(|number| format!("f{number}=1")).collect::<Vec<_>>().join("&");
    let owner = server.user("owner").await;
    let response = owner.execute(get(format!("/api/goals?{many}"))).await.unwrap();
    assert_eq!(problem(&response).code, ErrorCode::MalformedRequest);
}
