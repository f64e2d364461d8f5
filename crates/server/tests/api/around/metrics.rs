//! Figures for Prometheus.

use crate::harness::*;
use studentos_server::config::Switch;

#[apply(without_database)]
async fn there_are_no_figures_unless_they_are_asked_for(server: &Server) {
    let server = server.instance(|config| config.metrics = Switch::Off).await;
    let response = server.client().execute(get("/metrics")).await.unwrap();
    assert_eq!(problem(&response).code, ErrorCode::NotFound);
}

#[apply(without_database)]
async fn requests_are_counted_by_method_route_and_status(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    for _ in 0..3 {
        owner.goals().get(goal.id).await.unwrap();
    }
    owner.execute(get("/api/goals/none")).await.unwrap();
    server.wire("TRICK /api/goals HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;

    let response = owner.execute(get("/metrics")).await.unwrap();
    assert_eq!(response.status, 200);
    assert!(response.header("content-type").is_some_and(|kind| kind.starts_with("application/openmetrics-text")));
    let text = String::from_utf8(response.body).unwrap();
    for line in [
        r#"studentos_http_requests_total{method="GET",route="/api/goals/{id}",status="200",code=""} 3"#,
        r#"studentos_http_requests_total{method="GET",route="/api/goals/{id}",status="404",code="not_found"} 1"#,
        r#"studentos_http_requests_total{method="POST",route="/api/goals",status="201",code=""} 1"#,
        r#"studentos_http_request_duration_seconds_count{method="GET",route="/api/goals/{id}"} 4"#,
        "# EOF",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
    }
    assert!(text.contains(r#"method="other""#) && !text.contains("TRICK"), "{text}");
    assert!(!text.contains(&goal.id.to_string()), "{text}");
}
