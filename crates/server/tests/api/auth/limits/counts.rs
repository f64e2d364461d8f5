//! The counts themselves: many at once, several instances, a restart.

use super::*;
use diesel::Connection as _;
use std::time::Instant;
use studentos_server::{
    clock::now,
    db::purge::{PARTS, purge},
};

#[apply(on_both)]
async fn of_many_guesses_at_once_no_more_get_through_than_one_after_the_other(server: &Server) {
    server.user("owner").await;
    let (one, other) = (limited(server).await, limited(server).await);
    let clients = [one.client(), other.client()];
    let begun = Instant::now();
    let answers = at_once(64, move |number| {
        let client = clients[number % 2].clone();
        async move { client.execute(attempt(email("owner").as_str(), WRONG)).await.unwrap().status }
    });
    let answers = answers.await;
    let through = answers.iter().filter(|status| **status == 401).count();
    assert!(answers.iter().all(|status| matches!(status, 401 | 429)), "{answers:?}");
    // A machine so slow that a wait runs off meanwhile lets another one through.
    let most = 5 + usize::try_from(begun.elapsed().as_secs()).unwrap();
    assert!((5..=most).contains(&through), "{through} guesses got through");
}

#[apply(on_postgres)]
async fn instances_count_together(server: &Server) {
    let (one, other) = (limited(server).await, limited(server).await);
    for server in [&one, &other, &one, &other, &one] {
        assert_eq!(try_login(server, "owner", WRONG).await, REFUSED);
    }
    hold(server);
    assert_eq!(try_login(&other, "owner", WRONG).await, (429, Some(1)));
}

#[apply(on_both)]
async fn a_restart_forgets_nothing(server: &Server) {
    use_up(&limited(server).await, "owner").await;
    server.stop().await;
    assert_eq!(try_login(&limited(server).await, "owner", WRONG).await, (429, Some(1)));
}

#[apply(on_both)]
async fn what_is_kept_of_attempts_names_nobody(server: &Server) {
    let server = behind_a_proxy(server).await;
    assert_eq!(send(&server, forwarded("owner", "198.51.100.1")).await, REFUSED);
    let keys = server.database.texts("SELECT key AS text FROM rate_limits");
    assert_eq!(keys.len(), 3);
    assert!(keys.iter().all(|key| key.len() == 43 && !key.contains("owner") && !key.contains("198.51")), "{keys:?}");
}

#[apply(on_both)]
async fn guesses_at_many_accounts_at_once_do_not_lock_each_other_out(server: &Server) {
    let clients = [limited(server).await.client(), limited(server).await.client()];
    let answers = at_once(64, move |number| {
        let (client, name) = (clients[number % 2].clone(), format!("student{}", number % 8));
        async move { client.execute(attempt(email(&name).as_str(), WRONG)).await.unwrap().status }
    });
    let answers = answers.await;
    assert!(answers.iter().all(|status| matches!(status, 401 | 429)), "{answers:?}");
}

#[apply(on_both)]
async fn what_is_forgiven_is_removed(server: &Server) {
    let before = limited(server).await;
    assert_eq!(try_login(&before, "owner", WRONG).await, REFUSED);
    server.database.execute("UPDATE rate_limits SET forgiven_at = forgiven_at - 3600000000");
    let connection = &mut Explainer::connect(&server.database).connection;
    let tidy_up = async || {
        for part in PARTS {
            // The instances tidy up as well when they start, and one of them all does it.
            connection.transaction(|connection| purge(connection, part, now())).ok();
        }
        server.database.texts("SELECT key AS text FROM rate_limits").is_empty()
    };
    until("what is forgiven is removed", tidy_up).await;
}
