//! What is counted for an address, and whose address it is.

use super::*;

#[apply(on_both)]
async fn an_address_that_has_guessed_at_many_accounts_waits(server: &Server) {
    server.user("owner").await;
    let server = limited(server).await;
    assert_eq!(try_login(&server, "nobody", WRONG).await, REFUSED);
    more_attempts(&server, 299, 1);
    hold(&server);
    assert_eq!(try_login(&server, "somebody", WRONG).await, (429, Some(1)));
    more_attempts(&server, 9999, 1);
    assert_eq!(try_login(&server, "somebody", WRONG).await, (429, Some(64)), "and never for long");
    wait(&server);
    assert_eq!(try_login(&server, "owner", PASSWORD).await, DONE);
}

#[apply(on_both)]
async fn logins_that_succeed_do_not_count_for_the_address(server: &Server) {
    server.user("owner").await;
    let server = limited(server).await;
    assert_eq!(try_login(&server, "nobody", WRONG).await, REFUSED);
    more_attempts(&server, 298, 1);
    for _ in 0..3 {
        assert_eq!(try_login(&server, "owner", PASSWORD).await, DONE);
    }
    assert_eq!(try_login(&server, "somebody", WRONG).await, REFUSED);
    hold(&server);
    assert_eq!(try_login(&server, "owner", PASSWORD).await, (429, Some(1)));
}

#[apply(on_both)]
async fn an_address_is_not_what_a_stranger_says_it_is(server: &Server) {
    let server = limited(server).await;
    assert_eq!(send(&server, forwarded("one", "198.51.100.1")).await, REFUSED);
    more_attempts(&server, 9999, 1);
    hold(&server);
    assert_eq!(send(&server, forwarded("two", "198.51.100.2")).await, (429, Some(64)));
    assert_eq!(send(&server, forwarded("three", "127.0.0.1, 10.0.0.1, 198.51.100.3")).await, (429, Some(64)));
}

#[apply(on_both)]
async fn behind_a_trusted_proxy_each_address_is_counted_by_itself(server: &Server) {
    let server = behind_a_proxy(server).await;
    assert_eq!(send(&server, forwarded("one", "198.51.100.1")).await, REFUSED);
    more_attempts(&server, 9999, 1);
    hold(&server);
    for same in ["198.51.100.1", "203.0.113.9, 198.51.100.1:4711", "::ffff:198.51.100.1, 127.0.0.1", "x, 198.51.100.1"]
    {
        assert_eq!(send(&server, forwarded("two", same)).await, (429, Some(64)), "{same}");
    }
    for other in ["198.51.100.2", "198.51.100.1, 198.51.100.3", "198.51.100.1, garbage", "2001:db8::1"] {
        assert_eq!(send(&server, forwarded("two", other)).await, REFUSED, "{other}");
    }
}

#[apply(on_both)]
async fn a_network_of_ipv6_is_one_address(server: &Server) {
    let server = behind_a_proxy(server).await;
    assert_eq!(send(&server, forwarded("one", "2001:db8:0:1::1")).await, REFUSED);
    more_attempts(&server, 9999, 1);
    hold(&server);
    assert_eq!(send(&server, forwarded("two", "[2001:db8:0:1:ffff::2]:4711")).await, (429, Some(64)));
    assert_eq!(send(&server, forwarded("two", "2001:db8:0:2::1")).await, REFUSED);
}
