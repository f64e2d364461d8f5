//! Many who read at once: each occurrence is made once, and everybody sees it.

use super::*;

/// Every occurrence there is, as `title date`, of goals in the trash too.
fn made(server: &Server) -> Vec<String> {
    server.database.texts("SELECT title || ' ' || date AS text FROM goals WHERE repeat_id IS NOT NULL ORDER BY 1")
}

#[apply(on_both)]
async fn of_64_that_read_a_fresh_day_one_makes_it_and_all_see_it(server: &Server) {
    let other = server.instance(|_| {}).await;
    let owner = server.user("owner").await;
    let elsewhere = other.bearer(&owner.token().unwrap());
    for (text, missed) in [("Read", Missed::Skip), ("Write", Missed::CarryOver), ("Draw", Missed::Wait)] {
        daily(&owner, text, missed).await;
    }
    // SQLite is for one instance, but two of them do no harm to each other.
    let seen = at_once(64, |number| {
        let client = if number % 2 == 0 { owner.clone() } else { elsewhere.clone() };
        async move { titles(&client, today()).await }
    })
    .await;
    assert_eq!(seen, vec![["Read", "Write", "Draw"]; 64]);
    assert_eq!(made(server), ["Draw", "Read", "Write"].map(|title| format!("{title} {}", today())));
    assert_eq!(goals(&owner, today()).await.iter().map(|goal| goal.position).collect::<Vec<_>>(), [0, 1, 2]);
}

#[apply(on_both)]
async fn of_64_that_read_different_days_each_makes_what_is_missing(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    let seen = at_once(64, |number| {
        let (owner, date) = (owner.clone(), ahead(i32::try_from(number % 8).unwrap()));
        async move { owner.goals().list().between(today(), date).send().await.unwrap().count == number % 8 + 1 }
    })
    .await;
    assert!(seen.into_iter().all(|is_whole| is_whole));
    let expected: Vec<_> = (0..8).map(|day| format!("Read {}", ahead(day))).collect();
    assert_eq!(made(server), expected);
}

#[apply(on_both)]
async fn what_was_missed_is_carried_over_once(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::CarryOver).await;
    let goal = only(&owner, today()).await;
    pass(&owner, server, 3).await;
    let seen = at_once(64, |_| {
        let owner = owner.clone();
        async move { only(&owner, today()).await.id }
    })
    .await;
    assert_eq!(seen, vec![goal.id; 64]);
    assert_eq!(made(server), [format!("Read {}", today())]);
}

#[apply(on_both)]
async fn whoever_reads_while_the_repeat_changes_sees_its_goal_once(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read 0", Missed::Skip).await.id;
    at_once(8, |number| {
        let owner = owner.clone();
        async move {
            for time in 0..40 {
                if number == 0 {
                    let title = Some(title(&format!("Read {time}")));
                    owner.repeats().update(id, &UpdateRepeat { title, ..UpdateRepeat::default() }).await.unwrap();
                } else {
                    only(&owner, today()).await;
                }
            }
        }
    })
    .await;
    let last = owner.repeats().get(id).await.unwrap();
    assert_eq!(only(&owner, today()).await.title, last.title);
}
