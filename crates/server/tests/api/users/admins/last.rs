//! The last administrator stays.

use super::*;

/// How many there are who could look after the accounts.
fn admins(server: &Server) -> usize {
    server.database.texts("SELECT id AS text FROM users WHERE role = 'admin' AND NOT disabled").len()
}

#[apply(on_both)]
async fn the_last_administrator_stays_whoever_says_otherwise(server: &Server) {
    let (admin, session) = server.admin("admin").await;
    let id = session.user.id;
    // Who is shut out looks after nothing.
    let (_, other) = server.admin("another").await;
    admin.users().update(other.user.id, &DISABLE).await.unwrap();

    for refused in [admin.users().update(id, &DEMOTE).await, admin.users().update(id, &DISABLE).await] {
        assert_eq!(code(refused), ErrorCode::LastAdmin);
    }
    for refused in [admin.users().delete(id).await, admin.users().delete_me(&confirmed()).await] {
        assert_eq!(code(refused), ErrorCode::LastAdmin);
    }
    assert_eq!(admin.users().me().await.unwrap().role, Role::Admin);
    // Nor does what only seems to be a change.
    assert_eq!(admin.users().update(id, &PROMOTE).await.unwrap().role, Role::Admin);

    admin.users().update(other.user.id, &ENABLE).await.unwrap();
    admin.users().delete_me(&confirmed()).await.unwrap();
    assert_eq!(admins(server), 1);
}

#[apply(on_both)]
async fn one_who_is_shut_out_may_be_demoted_and_deleted(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    let (_, Session { user, .. }) = server.admin("another").await;
    admin.users().update(user.id, &DISABLE).await.unwrap();
    assert_eq!(admin.users().update(user.id, &DEMOTE).await.unwrap().role, Role::User);
    admin.users().delete(user.id).await.unwrap();
}

#[apply(on_both)]
async fn of_two_who_demote_or_delete_each_other_one_succeeds(server: &Server) {
    let other = server.instance(|_| {}).await;
    for round in 0..6 {
        let (one, first) = server.admin(&format!("one{round}")).await;
        let (_, second) = server.admin(&format!("another{round}")).await;
        let clients = [one, other.bearer(&second.token)];
        let whom = [second.user.id, first.user.id];
        let answers = at_once(2, |number| {
            let (client, whom) = (clients[number].clone(), whom[number]);
            async move {
                let request = match round % 3 {
                    0 => patch(path(whom), &json!({ "role": "user" })),
                    1 => patch(path(whom), &json!({ "disabled": true })),
                    _ => delete(path(whom)),
                };
                client.execute(request).await.unwrap().status
            }
        })
        .await;
        let done = answers.iter().filter(|status| matches!(status, 200 | 204)).count();
        let refused = answers.iter().filter(|status| matches!(status, 401 | 403)).count();
        assert_eq!((done, refused, admins(server)), (1, 1, 1), "{answers:?}");
        server.database.execute("UPDATE users SET role = 'user'");
    }
}

#[apply(on_both)]
async fn of_two_who_go_at_once_one_stays(server: &Server) {
    let other = server.instance(|_| {}).await;
    for round in 0..4 {
        let (one, _) = server.admin(&format!("one{round}")).await;
        let (_, second) = server.admin(&format!("another{round}")).await;
        let clients = [one, other.bearer(&second.token)];
        let answers = at_once(2, |number| {
            let client = clients[number].clone();
            async move { client.users().delete_me(&confirmed()).await }
        })
        .await;
        let (gone, stayed): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!((gone.len(), admins(server)), (1, 1));
        assert!(stayed.into_iter().all(|stayed| code(stayed) == ErrorCode::LastAdmin));
        server.database.execute("UPDATE users SET role = 'user'");
    }
}
