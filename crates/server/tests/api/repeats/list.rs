//! `GET /api/repeats`: page by page, in the order in which they were added.

use super::*;
use studentos_client::types::{Cursor, Limit};

async fn page(client: &Client, limit: u8, after: Option<Cursor>) -> List<Repeat> {
    let request = client.repeats().list().limit(Limit::new(limit).unwrap());
    let request = if let Some(cursor) = after { request.after(cursor) } else { request };
    request.send().await.unwrap()
}

#[apply(on_both)]
async fn pages_of_any_size_show_every_repeat_once_and_in_order(server: &Server) {
    let (owner, other) = (server.user("owner").await, server.user("other").await);
    assert_eq!(page(&owner, 1, None).await, List { data: vec![], count: 0, next_cursor: None });
    let mut all = Vec::new();
    for number in 0..13 {
        all.push(daily(&owner, &format!("Repeat {}", 99 - number), Missed::Skip).await);
        daily(&other, "Another's", Missed::Skip).await;
    }
    // Of one instant, the id decides.
    server.database.execute("UPDATE repeats SET created_at = 7 WHERE title LIKE 'Repeat 9%'");
    for limit in [1, 3, 12, 13, 14, 200] {
        let (mut seen, mut next) = (Vec::new(), None);
        loop {
            let list = page(&owner, limit, next).await;
            assert_eq!(list.count, list.data.len());
            assert!(list.count <= usize::from(limit));
            seen.extend(list.data);
            next = list.next_cursor;
            if next.is_none() {
                break;
            }
        }
        assert_eq!(seen, all, "in pages of {limit}");
    }
}

#[apply(on_both)]
async fn pages_stay_whole_while_repeats_are_added_and_deleted(server: &Server) {
    let owner = server.user("owner").await;
    let mut all = Vec::new();
    for number in 0..6 {
        all.push(daily(&owner, &format!("Repeat {number}"), Missed::Skip).await);
    }
    let first = page(&owner, 3, None).await;
    owner.repeats().delete(all[2].id).await.unwrap();
    owner.repeats().delete(all[4].id).await.unwrap();
    let late = daily(&owner, "Late", Missed::Skip).await;
    let second = page(&owner, 200, first.next_cursor).await;
    assert_eq!(second.data, [all[3].clone(), all[5].clone(), late]);
}

#[apply(on_both)]
async fn a_parameter_that_is_wrong_is_named(server: &Server) {
    let owner = server.user("owner").await;
    for (name, value) in [("limit", "0"), ("limit", "201"), ("cursor", "x"), ("q", "read"), ("date", "2026-03-06")] {
        let refused = owner.execute(get(format!("/api/repeats?{name}={value}"))).await.unwrap();
        assert_eq!(refused_field(&refused), name);
    }
}
