//! Wrong passwords for one account.

use super::*;

#[apply(on_both)]
async fn the_sixth_wrong_password_waits_and_each_one_after_it_twice_as_long(server: &Server) {
    server.user("owner").await;
    let server = limited(server).await;
    use_up(&server, "owner").await;
    for seconds in [1, 2, 4, 8, 16, 32, 64, 128, 256, 256] {
        assert_eq!(try_login(&server, "owner", WRONG).await, (429, Some(seconds)));
        assert_eq!(try_login(&server, "owner", PASSWORD).await, (429, Some(seconds)), "a right one waits as well");
        wait(&server);
        assert_eq!(try_login(&server, "owner", WRONG).await, REFUSED);
        hold(&server);
    }
    wait(&server);
    assert_eq!(try_login(&server, "owner", PASSWORD).await, DONE, "nobody is locked out");
}

#[apply(on_both)]
async fn however_an_address_is_spelled_it_is_one_account(server: &Server) {
    let server = limited(server).await;
    let spellings = [
        "asha@größe.example",
        "Asha@GRÖSSE.example",
        "asha@grösse.example",
        "ASHA@xn--gre-6ka8i.example",
        "asha@GRÖßE.example",
    ];
    for spelling in spellings {
        assert_eq!(send(&server, attempt(spelling, WRONG)).await, REFUSED, "{spelling}");
    }
    hold(&server);
    for spelling in spellings {
        assert_eq!(send(&server, attempt(spelling, WRONG)).await, (429, Some(1)), "{spelling}");
    }
}

#[apply(on_both)]
async fn an_unknown_e_mail_has_to_wait_like_a_known_one(server: &Server) {
    server.user("owner").await;
    let server = limited(server).await;
    let refusals = async |name: &str| {
        let mut refusals = Vec::new();
        for guess in 1..=12 {
            if guess > 5 {
                hold(&server);
            }
            let response = server.client().execute(attempt(email(name).as_str(), WRONG)).await.unwrap();
            let seconds = response.header("retry-after").map(str::to_owned);
            refusals.push((Problem { request_id: String::new(), ..problem(&response) }, seconds));
            if guess % 2 == 0 {
                wait(&server);
            }
        }
        refusals
    };
    let known = refusals("owner").await;
    assert!(known.iter().any(|(problem, _)| problem.detail.contains("Try again in")), "{known:?}");
    assert_eq!(known, refusals("nobody").await);
}

#[apply(on_both)]
async fn a_right_password_forgives_the_wrong_ones_before_it(server: &Server) {
    server.user("owner").await;
    let server = limited(server).await;
    for _ in 0..3 {
        for _ in 0..4 {
            assert_eq!(try_login(&server, "owner", WRONG).await, REFUSED);
        }
        assert_eq!(try_login(&server, "owner", PASSWORD).await, DONE);
    }
    use_up(&server, "owner").await;
    assert_eq!(try_login(&server, "owner", WRONG).await, (429, Some(1)));
}

#[apply(on_both)]
async fn wrong_passwords_are_forgiven_with_time(server: &Server) {
    let server = limited(server).await;
    use_up(&server, "owner").await;
    assert_eq!(try_login(&server, "owner", WRONG).await, (429, Some(1)));
    server.database.execute("UPDATE rate_limits SET forgiven_at = forgiven_at - 3600000000");
    assert_eq!(try_login(&server, "owner", WRONG).await, REFUSED);
    hold(&server);
    assert_eq!(try_login(&server, "owner", WRONG).await, (429, Some(1)));
}

#[apply(on_both)]
async fn an_e_mail_is_one_account_however_it_is_written(server: &Server) {
    let server = limited(server).await;
    for email in
        ["größe@example.com", "GRÖSSE@example.com", " Größe@Example.Com ", "grösse@example.com", "GRÖßE@EXAMPLE.COM"]
    {
        assert_eq!(send(&server, attempt(email, WRONG)).await, REFUSED, "{email}");
    }
    hold(&server);
    assert_eq!(send(&server, attempt("grÖsse@example.com", WRONG)).await, (429, Some(1)));
    assert_eq!(try_login(&server, "another", WRONG).await, REFUSED, "another account waits for nothing");
}
