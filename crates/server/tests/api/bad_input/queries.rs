//! Queries of which one parameter is wrong.

use crate::harness::*;

#[apply(on_both)]
async fn a_parameter_that_is_wrong_is_named(server: &Server) {
    let owner = server.user("owner").await;
    let too_long = "x".repeat(201);
    let cases: &[(&str, &[&str])] = &[
        ("date", &["", "today", "2026-02-30", "2026-3-6", "null", "2026-03-06%00"]),
        ("from", &["", "x", "2026-13-01"]),
        ("to", &["", "x", "10000-01-01"]),
        ("completed", &["", "yes", "1", "TRUE", "null"]),
        ("q", &["", "%20", "a%0Ab", "%00", &too_long]),
        ("limit", &["", "0", "201", "-1", "1.5", "x", "99999999999999999999", "0x10"]),
        ("cursor", &["", "x", &"0".repeat(55), &"0".repeat(57), &"g".repeat(56), &"F".repeat(56)]),
        ("unknown", &["", "x"]),
        ("Date", &["2026-03-06"]),
    ];
    for (name, values) in cases {
        for value in *values {
            let response = owner.execute(get(format!("/api/goals?{name}={value}"))).await.unwrap();
            assert_eq!(response.status, 400, "{name}={value}");
            assert_eq!(refused_field(&response), *name, "{name}={value}");
        }
    }
}

#[apply(on_both)]
async fn a_parameter_that_stands_there_twice_is_refused(server: &Server) {
    let owner = server.user("owner").await;
    for query in ["date=2026-03-06&date=2026-03-07", "completed=true&completed=true", "q=a&limit=1&q=b"] {
        let response = owner.execute(get(format!("/api/goals?{query}"))).await.unwrap();
        assert_eq!(problem(&response).code, ErrorCode::MalformedRequest, "{query}");
    }
}

#[apply(on_both)]
async fn no_list_takes_a_parameter_twice(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    for list in ["/api/users", "/api/users/me/sessions", "/api/users/me/tokens"] {
        let response = admin.execute(get(format!("{list}?limit=1&limit=1"))).await.unwrap();
        assert_eq!(problem(&response).code, ErrorCode::MalformedRequest, "{list}");
    }
}

#[apply(on_both)]
async fn a_query_that_is_no_list_of_parameters_is_refused(server: &Server) {
    let owner = server.user("owner").await;
    for query in ["limit", "=", "=x", "&&&=&", "date[]=2026-03-06", "%FF=x"] {
        let response = owner.execute(get(format!("/api/goals?{query}"))).await.unwrap();
        assert_eq!(problem(&response).code, ErrorCode::InvalidInput, "{query}");
    }
}

#[apply(on_both)]
async fn a_cursor_that_nobody_gave_out_does_no_harm(server: &Server) {
    let owner = server.user("owner").await;
    plan(&owner, "Read", day(6)).await;
    for digit in ["0", "7", "8", "f"] {
        let response = owner.execute(get(format!("/api/goals?cursor=00{}", digit.repeat(54)))).await.unwrap();
        assert_eq!(response.status, 200, "{digit}: {response:?}");
    }
}

#[apply(on_both)]
async fn an_operation_without_parameters_takes_no_query(server: &Server) {
    let owner = server.user("owner").await;
    for query in ["?x=1", "?%FF", "?q=%00"] {
        refused_field(&owner.execute(get(format!("/api/users/me{query}"))).await.unwrap());
        for path in ["/healthz", "/readyz", "/metrics", "/api/openapi.json"] {
            assert_eq!(owner.execute(get(format!("{path}{query}"))).await.unwrap().status, 200, "{path}{query}");
        }
    }
    assert_eq!(owner.execute(get("/api/users/me?")).await.unwrap().status, 200);
    let many = "x&".repeat(1000);
    assert_eq!(problem(&owner.execute(get(format!("/api/users/me?{many}"))).await.unwrap()).errors.len(), 50);
    assert_eq!(problem(&owner.execute(get("/api/nothing?x=1")).await.unwrap()).code, ErrorCode::NotFound);
    let put = Request::new(Method::Put, "/api/goals?x=1");
    assert_eq!(problem(&owner.execute(put).await.unwrap()).code, ErrorCode::MethodNotAllowed);
}
