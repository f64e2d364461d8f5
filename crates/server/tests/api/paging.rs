//! Reading a list page by page.

use crate::harness::*;
use studentos_client::types::{Cursor, Limit};

/// One page.
async fn page(client: &Client, limit: u8, after: Option<Cursor>) -> List<Goal> {
    let request = client.goals().list().limit(Limit::new(limit).unwrap());
    let request = match after {
        Some(cursor) => request.after(cursor),
        None => request,
    };
    request.send().await.unwrap()
}

/// Every title there is, read in pages of this size.
async fn walk(client: &Client, limit: u8) -> Vec<String> {
    let (mut titles, mut next) = (Vec::new(), None);
    loop {
        let list = page(client, limit, next).await;
        assert_eq!(list.count, list.data.len());
        assert!(list.count <= usize::from(limit));
        titles.extend(list.data.into_iter().map(|goal| String::from(goal.title)));
        next = list.next_cursor;
        if next.is_none() {
            return titles;
        }
    }
}

/// Plans so many goals over a few days; their titles are in the order of the list.
async fn plan_many(client: &Client, count: u8) -> Vec<String> {
    let mut titles = Vec::new();
    for number in 0..count {
        let goal = plan(client, &format!("Goal {number:03}"), day(6 + number / 7)).await;
        titles.push(goal.title.into());
    }
    titles
}

#[apply(on_both)]
async fn pages_of_any_size_show_every_goal_once_and_in_order(server: &Server) {
    let owner = server.user("owner").await;
    let titles = plan_many(&owner, 20).await;
    for limit in [1, 3, 7, 19, 20, 21, 200] {
        assert_eq!(walk(&owner, limit).await, titles, "in pages of {limit}");
    }
}

#[apply(on_both)]
async fn the_last_page_has_no_next_one(server: &Server) {
    let owner = server.user("owner").await;
    assert_eq!(page(&owner, 1, None).await, List { data: vec![], count: 0, next_cursor: None });
    plan_many(&owner, 4).await;
    let first = page(&owner, 2, None).await;
    let second = page(&owner, 2, first.next_cursor).await;
    assert_eq!((second.count, second.next_cursor), (2, None), "a full last page is the last all the same");
}

#[apply(on_both)]
async fn a_page_holds_100_unless_it_is_told(server: &Server) {
    let owner = server.user("owner").await;
    plan_many(&owner, 101).await;
    let list = owner.goals().list().send().await.unwrap();
    assert_eq!(list.count, 100);
    assert_eq!(page(&owner, 200, None).await.count, 101);
    assert_eq!(page(&owner, 100, list.next_cursor).await.count, 1);
}

#[apply(on_both)]
async fn pages_stay_whole_while_goals_are_inserted_and_deleted(server: &Server) {
    let owner = server.user("owner").await;
    let titles = plan_many(&owner, 21).await;
    let first = page(&owner, 10, None).await;

    // Before the cursor, where counting from the start would show a goal twice; and behind it.
    plan(&owner, "Early", day(1)).await;
    plan(&owner, "Late", day(20)).await;
    let second = page(&owner, 10, first.next_cursor).await;
    // Here counting would leave one out.
    owner.goals().delete(first.data[0].id).await.unwrap();
    let third = page(&owner, 10, second.next_cursor).await;

    let seen = [first.data, second.data, third.data].concat();
    let seen: Vec<_> = seen.into_iter().map(|goal| String::from(goal.title)).collect();
    assert_eq!(seen, [titles, vec!["Late".to_owned()]].concat());
}

#[apply(on_both)]
async fn a_page_goes_on_though_its_last_goal_is_gone(server: &Server) {
    let owner = server.user("owner").await;
    let titles = plan_many(&owner, 14).await;
    let first = page(&owner, 7, None).await;
    owner.goals().delete(first.data[6].id).await.unwrap();
    let rest = page(&owner, 200, first.next_cursor).await.data;
    assert_eq!(rest.into_iter().map(|goal| String::from(goal.title)).collect::<Vec<_>>(), titles[7..]);
}

#[apply(on_both)]
async fn pages_keep_to_what_was_asked_for(server: &Server) {
    let owner = server.user("owner").await;
    for number in 0..9 {
        let goal = plan(&owner, &format!("Goal {number}"), day(6)).await;
        owner.goals().update(goal.id, &complete(number % 2 == 0)).await.unwrap();
    }
    let done = || owner.goals().list().date(day(6)).completed(true).limit(Limit::new(3).unwrap());
    let first = done().send().await.unwrap();
    let second = done().after(first.next_cursor.unwrap()).send().await.unwrap();
    assert_eq!((second.count, second.next_cursor), (2, None));
    assert!(second.data.iter().all(|goal| goal.completed));
}

#[apply(on_both)]
async fn anothers_cursor_opens_nothing(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    plan_many(&owner, 14).await;
    let cursor = page(&owner, 7, None).await.next_cursor;
    assert_eq!(page(&stranger, 7, cursor).await.count, 0);
}

#[apply(on_both)]
async fn a_cursor_is_for_the_list_that_gave_it(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    plan_many(&admin, 2).await;
    let cursor = page(&admin, 1, None).await.next_cursor.unwrap();
    for list in ["tasks", "logs", "repeats", "users", "users/me/sessions", "users/me/tokens"] {
        let response = admin.execute(get(format!("/api/{list}?cursor={cursor}"))).await.unwrap();
        assert_eq!(refused_field(&response), "cursor", "{list}");
    }
}
