//! Changing a repeat changes what is to come.

use super::*;
use studentos_client::types::Limit;

async fn update(client: &Client, id: RepeatId, changes: UpdateRepeat) -> Repeat {
    client.repeats().update(id, &changes).await.unwrap()
}

fn renamed(text: &str) -> UpdateRepeat {
    UpdateRepeat { title: Some(title(text)), ..UpdateRepeat::default() }
}

/// The titles of today and the days after it.
async fn coming(client: &Client, days: i32) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for day in 0..days {
        all.push(titles(client, ahead(day)).await);
    }
    all
}

#[apply(on_both)]
async fn what_nobody_has_touched_changes_where_it_stands(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "First", Missed::Skip).await.id;
    only(&owner, today()).await;
    plan(&owner, "A", today()).await;
    plan(&owner, "B", today()).await;
    let year = async || {
        let request = owner.goals().list().between(today(), ahead(300)).limit(Limit::new(Limit::MAX).unwrap());
        request.send().await.unwrap().data
    };
    let before = year().await;
    assert_eq!(before.len(), 200);
    let changes = [
        json!({ "notes": "One page" }),
        json!({ "title": "One" }),
        json!({ "missed": "carry_over" }),
        json!({ "ends_on": ahead(400) }),
        json!({ "rule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU" }),
        json!({ "starts_on": ahead(-1) }),
    ];
    for change in changes {
        assert_eq!(owner.execute(patch(format!("/api/repeats/{id}"), &change)).await.unwrap().status, 200);
        let now = year().await;
        let named = |goals: &[Goal]| goals.iter().map(|goal| (goal.id, goal.date, goal.position)).collect::<Vec<_>>();
        assert_eq!(named(&now), named(&before), "{change}");
    }
    let now = goals(&owner, today()).await;
    assert_eq!(titles(&owner, today()).await, ["One", "A", "B"]);
    assert_eq!((now[0].notes.as_str(), &titles(&owner, ahead(9)).await[..]), ("One page", &["One".to_owned()][..]));
    assert_eq!(server.database.texts("SELECT id AS text FROM goals WHERE deleted_at IS NOT NULL"), [""; 0]);
    // It is as the repeat made it still.
    owner.repeats().delete(id).await.unwrap();
    assert_eq!(coming(&owner, 2).await, [vec!["A", "B"], vec![]]);
}

#[apply(on_both)]
async fn what_waits_changes_where_it_stands_unless_it_comes_sooner(server: &Server) {
    let owner = server.user("owner").await;
    let new = CreateRepeat { starts_on: ahead(2), ..new_repeat("Water", "FREQ=DAILY", Missed::Wait) };
    let id = owner.repeats().create(&new).await.unwrap().id;
    let goal = only(&owner, ahead(2)).await;
    update(&owner, id, renamed("Drink")).await;
    assert_eq!(only(&owner, ahead(2)).await, Goal { title: title("Drink"), ..goal });
    update(&owner, id, UpdateRepeat { starts_on: Some(today()), ..UpdateRepeat::default() }).await;
    assert_eq!(coming(&owner, 3).await, [vec!["Drink"], vec![], vec![]]);
}

#[apply(on_both)]
async fn a_new_title_that_a_day_has_is_that_goal(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    assert_eq!(coming(&owner, 2).await, vec![["Read"]; 2]);
    let mine = plan(&owner, "write", ahead(1)).await;
    update(&owner, id, renamed("Write")).await;
    assert_eq!(coming(&owner, 3).await, [["Write"], ["write"], ["Write"]]);
    assert_eq!(only(&owner, ahead(1)).await, Goal { position: 0, ..mine });
}

#[apply(on_both)]
async fn what_was_touched_stays_as_it_is(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    assert_eq!(coming(&owner, 7).await, vec![["Read"]; 7]);
    let [done, edited, moved, deleted] = [1, 2, 3, 4].map(ahead);
    owner.goals().update(only(&owner, done).await.id, &complete(true)).await.unwrap();
    owner.goals().update(only(&owner, edited).await.id, &reword("Read twice")).await.unwrap();
    move_to(&owner, only(&owner, moved).await.id, Some(ahead(20)), None).await;
    owner.goals().delete(only(&owner, deleted).await.id).await.unwrap();

    update(&owner, id, UpdateRepeat { notes: Some(Notes::parse("One page").unwrap()), ..renamed("Write") }).await;
    let expected = [vec!["Write"], vec!["Read"], vec!["Read twice"], vec![], vec![], vec!["Write"], vec!["Write"]];
    assert_eq!(coming(&owner, 7).await, expected);
    assert_eq!(only(&owner, today()).await.notes.as_str(), "One page");
    assert_eq!(titles(&owner, ahead(20)).await, ["Read", "Write"]);
}

#[apply(on_both)]
async fn another_rule_holds_from_today(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    assert_eq!(owner.goals().list().between(today(), ahead(9)).send().await.unwrap().count, 10);
    let rule = Rule::parse("FREQ=DAILY;INTERVAL=3").unwrap();
    update(&owner, id, UpdateRepeat { rule: Some(rule), ..UpdateRepeat::default() }).await;
    let dates = async || -> Vec<Date> {
        let goals = owner.goals().list().between(today(), ahead(9)).send().await.unwrap().data;
        goals.into_iter().map(|goal| goal.date).collect()
    };
    assert_eq!(dates().await, [0, 3, 6, 9].map(ahead));
    update(&owner, id, UpdateRepeat { starts_on: Some(ahead(2)), ..UpdateRepeat::default() }).await;
    assert_eq!(dates().await, [2, 5, 8].map(ahead));
}

#[apply(on_both)]
async fn a_deleted_occurrence_does_not_come_back(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    let goal = only(&owner, today()).await;
    owner.goals().delete(goal.id).await.unwrap();
    for changes in [UpdateRepeat::default(), renamed("Write"), renamed("Read")] {
        update(&owner, id, changes).await;
        assert_eq!(goals(&owner, today()).await, []);
        only(&owner, ahead(1)).await;
    }
    // Not when the trash is emptied either.
    server.database.execute("DELETE FROM goals WHERE deleted_at IS NOT NULL");
    assert_eq!(goals(&owner, today()).await, []);
}

#[apply(on_both)]
async fn a_deleted_occurrence_can_be_restored(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    let goal = only(&owner, today()).await;
    owner.goals().delete(goal.id).await.unwrap();
    assert_eq!(owner.goals().restore(goal.id).await.unwrap(), goal);
    assert_eq!(only(&owner, today()).await, goal);
}

#[apply(on_both)]
async fn an_occurrence_that_moved_away_is_not_made_again(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    let goal = only(&owner, today()).await;
    let moved = move_to(&owner, goal.id, Some(ahead(1)), None).await;
    assert_eq!(goals(&owner, today()).await, []);
    assert_eq!(only(&owner, ahead(1)).await, moved, "it stands for the one of that day");
}

#[apply(on_both)]
async fn a_pause_leaves_today_and_is_not_made_up_for(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    assert_eq!(coming(&owner, 3).await, vec![["Read"]; 3]);
    let goal = only(&owner, today()).await;
    let paused = |paused| UpdateRepeat { paused: Some(paused), ..UpdateRepeat::default() };
    update(&owner, id, paused(true)).await;
    assert_eq!(coming(&owner, 3).await, [vec!["Read"], vec![], vec![]]);
    assert_eq!(only(&owner, today()).await, goal);
    pass(&owner, server, 4).await;
    assert_eq!(goals(&owner, today()).await, []);
    update(&owner, id, paused(false)).await;
    assert_eq!(coming(&owner, 3).await, vec![["Read"]; 3]);
    assert_eq!(owner.goals().list().between(ahead(-3), ahead(-1)).send().await.unwrap().count, 0);
    assert!(only(&owner, ahead(-4)).await.skipped);
}

#[apply(on_both)]
async fn a_repeat_that_is_paused_from_the_start_makes_nothing(server: &Server) {
    let owner = server.user("owner").await;
    let new = CreateRepeat { paused: Some(true), ..new_repeat("Read", "FREQ=DAILY", Missed::Wait) };
    owner.repeats().create(&new).await.unwrap();
    assert_eq!(coming(&owner, 3).await, [[""; 0]; 3]);
}

#[apply(on_both)]
async fn a_repeat_ends_on_its_last_day(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    assert_eq!(coming(&owner, 5).await, vec![["Read"]; 5]);
    let ends_on = |date| UpdateRepeat { ends_on: Some(date), ..UpdateRepeat::default() };
    update(&owner, id, ends_on(Some(ahead(1)))).await;
    assert_eq!(coming(&owner, 4).await, [vec!["Read"], vec!["Read"], vec![], vec![]]);
    update(&owner, id, ends_on(None)).await;
    assert_eq!(coming(&owner, 4).await, vec![["Read"]; 4]);
}

#[apply(on_both)]
async fn of_a_deleted_repeat_what_was_touched_stays(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    assert_eq!(coming(&owner, 4).await, vec![["Read"]; 4]);
    let done = owner.goals().update(only(&owner, ahead(1)).await.id, &complete(true)).await.unwrap();
    owner.repeats().delete(id).await.unwrap();
    assert_eq!(coming(&owner, 4).await, [vec![], vec!["Read"], vec![], vec![]]);
    assert_eq!(only(&owner, ahead(1)).await, done);
    assert_eq!(done.repeat_id, Some(id), "it still says where it came from");
    owner.goals().update(done.id, &complete(false)).await.unwrap();
    assert_eq!(coming(&owner, 2).await, [vec![], vec!["Read"]]);
}

#[apply(on_both)]
async fn a_day_that_has_such_a_goal_gets_no_other(server: &Server) {
    let owner = server.user("owner").await;
    let mine = plan(&owner, "rEAD", today()).await;
    daily(&owner, "Read", Missed::Skip).await;
    daily(&owner, "READ", Missed::Skip).await;
    assert_eq!(only(&owner, today()).await, mine);
    owner.goals().delete(mine.id).await.unwrap();
    assert_eq!(goals(&owner, today()).await, [], "it was the occurrence");
    assert_eq!(titles(&owner, ahead(1)).await, ["Read"], "of two repeats of one name, the older makes it");
}

#[apply(on_both)]
async fn what_was_in_the_way_of_the_old_title_is_not_in_that_of_the_new(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    plan(&owner, "Read", ahead(1)).await;
    assert_eq!(coming(&owner, 3).await, vec![["Read"]; 3]);
    update(&owner, id, renamed("Write")).await;
    assert_eq!(coming(&owner, 3).await, [vec!["Write"], vec!["Read", "Write"], vec!["Write"]]);
}
