//! Reading logs page by page.

use crate::harness::*;
use studentos_client::types::{Cursor, Limit};

async fn page(client: &Client, limit: u8, after: Option<Cursor>) -> List<Log> {
    let request = client.logs().list().limit(Limit::new(limit).unwrap());
    let request = match after {
        Some(cursor) => request.after(cursor),
        None => request,
    };
    request.send().await.unwrap()
}

/// Every text there is, read in pages of this size.
async fn walk(client: &Client, limit: u8) -> Vec<String> {
    let (mut texts, mut next) = (Vec::new(), None);
    loop {
        let list = page(client, limit, next).await;
        assert!(list.count == list.data.len() && list.count <= usize::from(limit));
        texts.extend(list.data.into_iter().map(|log| String::from(log.body)));
        next = list.next_cursor;
        if next.is_none() {
            return texts;
        }
    }
}

/// Writes so many logs over a few days; their texts are in the order of the list.
async fn write_many(client: &Client, count: u8) -> Vec<String> {
    let mut texts = Vec::new();
    for number in 0..count {
        let log = note(client, &format!("Log {number:03}"), day(6 + number / 7)).await;
        texts.push(log.body.into());
    }
    texts
}

#[apply(on_both)]
async fn pages_of_any_size_show_every_log_once_and_in_order(server: &Server) {
    let owner = server.user("owner").await;
    let texts = write_many(&owner, 20).await;
    for limit in [1, 3, 7, 19, 20, 21, 200] {
        assert_eq!(walk(&owner, limit).await, texts, "in pages of {limit}");
    }
}

#[apply(on_both)]
async fn pages_stay_whole_while_logs_are_inserted_and_deleted(server: &Server) {
    let owner = server.user("owner").await;
    let texts = write_many(&owner, 21).await;
    let first = page(&owner, 10, None).await;
    // Before the cursor, where counting from the start would show a log twice; in its day; and far behind it.
    note(&owner, "Early", day(1)).await;
    note(&owner, "Same day", first.data[9].date).await;
    note(&owner, "Late", day(20)).await;
    let second = page(&owner, 5, first.next_cursor).await;
    // Here counting would leave one out, and the cursor names what is gone.
    owner.logs().delete(first.data[0].id).await.unwrap();
    owner.logs().delete(second.data[4].id).await.unwrap();
    let third = page(&owner, 200, second.next_cursor).await;

    let seen = [first.data, second.data, third.data].concat();
    let seen: Vec<_> = seen.into_iter().map(|log| String::from(log.body)).collect();
    let expected = [&texts[..14], &["Same day".to_owned()], &texts[14..], &["Late".to_owned()]].concat();
    assert_eq!(seen, expected);
}

#[apply(on_both)]
async fn a_page_holds_100_unless_it_is_told_and_the_last_has_no_next_one(server: &Server) {
    let owner = server.user("owner").await;
    assert_eq!(page(&owner, 1, None).await, List { data: vec![], count: 0, next_cursor: None });
    write_many(&owner, 101).await;
    let first = owner.logs().list().send().await.unwrap();
    assert_eq!(first.count, 100);
    let second = page(&owner, 1, first.next_cursor).await;
    assert_eq!((second.count, second.next_cursor), (1, None));
}

#[apply(on_both)]
async fn anothers_cursor_opens_nothing_and_one_that_nobody_gave_out_does_no_harm(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    write_many(&owner, 14).await;
    let cursor = page(&owner, 7, None).await.next_cursor;
    assert_eq!(page(&stranger, 7, cursor).await.count, 0);
    for made_up in ["04".to_owned() + &"0".repeat(54), "04".to_owned() + &"f".repeat(54)] {
        page(&owner, 7, Some(Cursor::parse(&made_up).unwrap())).await;
    }
}
