//! What the log tells, and what it keeps to itself.

use crate::{
    databases::{Database, Kind},
    process::{Process, day, email, goal, log_in, password, sign_up},
};
use serde_json::Value;
use studentos_client::{
    Method, Request,
    types::{CreateApiToken, Name, Scope},
};

#[test]
fn the_log_has_a_line_for_each_request_and_no_secret() {
    let database = Database::new(Kind::Sqlite);
    let server = Process::start(&database.url());
    let (token, secret, request_id) = actix_web::rt::System::new().block_on(async {
        sign_up(&server).await;
        let client = log_in(&server).await;
        client.goals().create(&goal("What nobody else should read", day(6), 10)).await.unwrap();
        client.auth().refresh().await.unwrap();
        let new = CreateApiToken { name: Name::parse("a program").unwrap(), scope: Scope::Read, expires_at: None };
        let secret = client.users().create_token(&new).await.unwrap().secret;
        let program = server.client();
        program.set_token(Some(&secret));
        program.users().me().await.unwrap();
        let missing = client.execute(Request::new(Method::Get, "/api/goals/x?q=needle")).await.unwrap();
        // A body that is refused may hold a secret as well.
        let typo = format!(r#"{{"email": "{}", "password": "{}",}}"#, email(), password().as_str());
        let refused = Request::new(Method::Post, "/api/auth/login").body(typo);
        client.execute(refused.header("Content-Type", "application/json")).await.unwrap();
        (client.token().unwrap(), secret, missing.header("x-request-id").unwrap().to_owned())
    });
    server.terminate();
    let (_, log) = server.wait();

    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let requests = lines.iter().filter(|line| line["request_id"].is_string());
    assert_eq!(requests.count(), 8, "{log}");
    let line = lines.iter().find(|line| line["request_id"] == request_id).expect("the request is in the log");
    assert_eq!((&line["method"], &line["path"], &line["status"]), (&"GET".into(), &"/api/goals/x".into(), &404.into()));

    let signature = token.rsplit('.').next().unwrap();
    for secret in
        [password().as_str(), email().as_str(), signature, &secret, "What nobody else should read", "sos_", "$2b$"]
    {
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
    }
}
