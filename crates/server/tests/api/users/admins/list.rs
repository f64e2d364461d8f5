//! `GET /api/users`.

use super::*;
use studentos_client::types::{Limit, Search};

/// Signs somebody up whose name and e-mail have nothing to do with each other.
async fn sign_up(server: &Server, name: &str, email: &str) {
    let body = json!({ "name": name, "email": email, "password": PASSWORD });
    assert_eq!(server.client().execute(post("/api/auth/signup", &body)).await.unwrap().status, 201);
}

/// The names of who is found by these words.
async fn found(admin: &Client, words: &str) -> Vec<String> {
    let list = admin.users().list().matching(Search::parse(words).unwrap()).send().await.unwrap();
    list.data.into_iter().map(|user| user.name.into()).collect()
}

#[apply(on_both)]
async fn accounts_come_page_by_page_as_they_were_made(server: &Server) {
    let (admin, Session { user, .. }) = server.admin("0").await;
    for name in ["1", "2", "3", "4"] {
        server.user(name).await;
    }
    let page = || admin.users().list().limit(Limit::new(2).unwrap());
    let first = page().send().await.unwrap();
    assert_eq!((first.count, first.data[0].clone()), (2, User { role: Role::Admin, ..user }));
    server.user("5").await;
    // The one at the end of a page may go.
    admin.users().delete(first.data[1].id).await.unwrap();
    let second = page().after(first.next_cursor.unwrap()).send().await.unwrap();
    let third = page().after(second.next_cursor.unwrap()).send().await.unwrap();
    assert_eq!(third.next_cursor, None);
    let seen = [first.data, second.data, third.data].concat();
    assert_eq!(seen.iter().map(|user| user.name.as_str()).collect::<Vec<_>>(), ["0", "1", "2", "3", "4", "5"]);
}

#[apply(on_both)]
async fn somebody_is_found_by_a_part_of_the_name_or_the_e_mail_in_any_case(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    sign_up(server, "Jörg Straße", "jo@one.example").await;
    sign_up(server, "Ann 100%", "ANN@two.example").await;
    for (words, names) in [
        ("STRASSE", vec!["Jörg Straße"]),
        ("JÖRG", vec!["Jörg Straße"]),
        ("One.Exa", vec!["Jörg Straße"]),
        ("ann@", vec!["Ann 100%"]),
        ("0%", vec!["Ann 100%"]),
        (".example", vec!["Jörg Straße", "Ann 100%"]),
        ("_", vec![]),
    ] {
        assert_eq!(found(&admin, words).await, names, "{words}");
    }
    let renamed = UpdateUser { name: Some(Name::parse("Ärmel").unwrap()), ..UpdateUser::default() };
    admin.users().update_me(&renamed).await.unwrap();
    assert_eq!(found(&admin, "äRMEL").await, ["Ärmel"]);
    assert!(found(&admin, "admin").await.contains(&"Ärmel".to_owned()), "by the e-mail");
}

#[apply(on_both)]
async fn who_signed_up_before_names_were_folded_is_found_after_the_next_start(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    sign_up(server, "Ärmel", "someone@example.com").await;
    server.database.execute("UPDATE users SET name_key = ''");
    assert!(found(&admin, "äRMEL").await.is_empty());
    let next = server.instance(|_| {}).await;
    assert_eq!(found(&next.bearer(&admin.token().unwrap()), "äRMEL").await, ["Ärmel"]);
}

#[apply(on_both)]
async fn a_question_that_is_none_is_refused_by_its_field(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    for (query, field) in [("limit=0", "limit"), ("cursor=x", "cursor"), ("q=", "q"), ("role=admin", "role")] {
        assert_eq!(refused_field(&admin.execute(get(format!("/api/users?{query}"))).await.unwrap()), field);
    }
}
