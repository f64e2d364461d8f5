//! More passwords at once than can be hashed: who is turned away has tried nothing.

use super::*;
use std::thread::available_parallelism;

/// A school's worth of requests at once, each for somebody else and all from one address: how many were turned away, and how
/// many counts are left.
async fn morning(server: &Server, request: fn(usize) -> Request, done: u16) -> (usize, usize, usize) {
    let change = |config: &mut studentos_server::Config| {
        config.rate_limits = Switch::On;
        config.bcrypt_cost = 9;
    };
    let client = server.instance(change).await.client();
    // More than may wait, however many cores hash.
    let answers = at_once(32 * available_parallelism().unwrap().get(), move |number| {
        let client = client.clone();
        async move { client.execute(request(number)).await.unwrap().status }
    });
    let answers = answers.await;
    let [done, turned_away] = [done, 429].map(|status| answers.iter().filter(|answer| **answer == status).count());
    assert_eq!(done + turned_away, answers.len(), "{answers:?}");
    (done, turned_away, server.database.texts("SELECT key AS text FROM rate_limits").len())
}

#[apply(on_both)]
async fn of_logins_only_those_count_whose_password_was_looked_at(server: &Server) {
    let login = |number| attempt(email(&format!("student{number}")).as_str(), WRONG);
    let (looked_at, turned_away, counts) = morning(server, login, 401).await;
    assert!(looked_at > 0 && turned_away > 0, "{looked_at} were looked at, {turned_away} turned away");
    // Each for the account, and for the account from the address; all for the address.
    assert_eq!(counts, 2 * looked_at + 1);
}

#[apply(on_both)]
async fn of_signups_only_those_count_that_made_an_account(server: &Server) {
    let signup = |number| {
        let email = email(&format!("student{number}"));
        post("/api/auth/signup", &json!({ "name": "Student", "email": email, "password": PASSWORD }))
    };
    let (made, turned_away, counts) = morning(server, signup, 201).await;
    assert!(made > 0 && turned_away > 0, "{made} were made, {turned_away} turned away");
    assert_eq!(counts, 2 * made + 1);
}
