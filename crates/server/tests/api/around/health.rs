//! `/healthz` and `/readyz`: what those who run the server ask it.

use crate::harness::*;

#[apply(on_both)]
async fn a_server_that_has_started_is_alive_and_ready(server: &Server) {
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server.client().execute(get(path)).await.unwrap().status, 200, "{path}");
    }
}

#[apply(on_both)]
async fn a_server_whose_schema_is_gone_is_alive_but_not_ready(server: &Server) {
    server.database.execute("DELETE FROM __diesel_schema_migrations");
    let response = server.client().execute(get("/readyz")).await.unwrap();
    assert_eq!(problem(&response).code, ErrorCode::Unavailable);
    assert_eq!(server.client().execute(get("/healthz")).await.unwrap().status, 200);
}

#[apply(on_postgres)]
async fn a_database_that_hung_up_is_found_again(server: &Server) {
    let owner = server.user("owner").await;
    server.database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    let is_found = async || {
        assert_eq!(server.client().execute(get("/healthz")).await.unwrap().status, 200);
        let response = owner.execute(get("/api/goals")).await.unwrap();
        let is_found = response.status == 200;
        assert!(is_found || problem(&response).code == ErrorCode::Unavailable, "it is nobody's fault and passes");
        is_found
    };
    until("the database is found", is_found).await;
}
