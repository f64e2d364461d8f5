//! Wrong passwords for one account from elsewhere, which are not its owner's.

use super::*;

const HOME: &str = "198.51.100.1";
const STRANGER: &str = "203.0.113.1";

#[apply(on_both)]
async fn whoever_guesses_without_a_rest_from_one_address_keeps_the_owner_elsewhere_from_nothing(server: &Server) {
    server.user("owner").await;
    let server = behind_a_proxy(server).await;
    for guess in 1..=100 {
        if guess > 5 {
            hold(&server);
            let (status, seconds) = send(&server, forwarded("owner", STRANGER)).await;
            assert_eq!(status, 429, "guess {guess} has to wait");
            pass(&server, seconds.unwrap());
        }
        assert_eq!(send(&server, forwarded("owner", STRANGER)).await, REFUSED, "guess {guess}");
    }
    hold(&server);
    assert_eq!(send(&server, forwarded("owner", STRANGER)).await, (429, Some(256)));
    assert_eq!(send(&server, forwarded_with("owner", PASSWORD, HOME)).await, DONE);
    // Nor is the stranger let in by that.
    hold(&server);
    assert_eq!(send(&server, forwarded("owner", STRANGER)).await, (429, Some(256)));
}

#[apply(on_both)]
async fn whoever_signs_up_without_a_rest_keeps_nobody_elsewhere_from_it(server: &Server) {
    let server = behind_a_proxy(server).await;
    let sign_up = async |password: &str, address: &str| {
        let body = json!({ "name": "owner", "email": email("owner"), "password": password });
        send(&server, post("/api/auth/signup", &body).header("X-Forwarded-For", address)).await
    };
    assert_eq!(sign_up(WRONG, STRANGER).await, (201, None));
    for _ in 0..4 {
        assert_eq!(sign_up(WRONG, STRANGER).await, (409, None));
    }
    hold(&server);
    assert_eq!(sign_up(WRONG, STRANGER).await, (429, Some(1)));
    assert_eq!(sign_up(PASSWORD, HOME).await, (409, None), "nobody waits for a stranger's attempts");
}

#[apply(on_both)]
async fn whoever_guesses_within_a_session_keeps_the_owner_elsewhere_from_nothing(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let server = behind_a_proxy(server).await;
    let client = server.bearer(&session.token);
    let change = async |password: &str, address: &str| {
        let changes = json!({ "email": "new@example.com", "current_password": password });
        let request = patch("/api/users/me", &changes).header("X-Forwarded-For", address);
        client.execute(request).await.unwrap().status
    };
    for _ in 0..5 {
        assert_eq!(change(WRONG, STRANGER).await, 403);
    }
    hold(&server);
    assert_eq!(change(WRONG, STRANGER).await, 429);
    assert_eq!(change(PASSWORD, HOME).await, 200);
}

#[apply(on_both)]
async fn guesses_from_many_addresses_wait_for_each_other(server: &Server) {
    server.user("owner").await;
    let server = behind_a_proxy(server).await;
    let mut hosts = 1..;
    let mut guess = async || send(&server, forwarded("owner", &format!("192.0.2.{}", hosts.next().unwrap()))).await;
    for _ in 0..50 {
        assert_eq!(guess().await, REFUSED);
    }
    for seconds in [1, 2, 4, 8, 16, 32, 64, 64] {
        hold(&server);
        assert_eq!(guess().await, (429, Some(seconds)), "an address that has tried nothing yet");
        wait(&server);
        assert_eq!(guess().await, REFUSED);
    }
    assert_eq!(send(&server, forwarded("another", "192.0.2.1")).await, REFUSED, "another account waits for nothing");
}

#[apply(on_both)]
async fn the_owner_waits_for_many_addresses_but_not_for_long_and_forgives_them_nothing(server: &Server) {
    server.user("owner").await;
    let server = behind_a_proxy(server).await;
    for host in 1..=52 {
        wait(&server);
        assert_eq!(send(&server, forwarded("owner", &format!("192.0.2.{host}"))).await, REFUSED);
    }
    for _ in 0..3 {
        hold(&server);
        assert_eq!(send(&server, forwarded_with("owner", PASSWORD, HOME)).await, (429, Some(4)));
        wait(&server);
        assert_eq!(send(&server, forwarded_with("owner", PASSWORD, HOME)).await, DONE);
    }
    hold(&server);
    assert_eq!(send(&server, forwarded("owner", STRANGER)).await, (429, Some(4)));
}

#[apply(on_both)]
async fn an_unknown_e_mail_has_to_wait_for_many_addresses_like_a_known_one(server: &Server) {
    server.user("owner").await;
    let server = behind_a_proxy(server).await;
    for name in ["owner", "nobody"] {
        for host in 1..=51 {
            wait(&server);
            assert_eq!(send(&server, forwarded(name, &format!("192.0.2.{host}"))).await, REFUSED, "{name}");
        }
        hold(&server);
        assert_eq!(send(&server, forwarded(name, STRANGER)).await, (429, Some(2)), "{name}");
    }
}
