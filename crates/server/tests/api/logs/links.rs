//! Logs that are about a goal, and what becomes of them when the goal goes and comes back.

use crate::harness::*;
use studentos_client::types::{CreateLog, UpdateLog};

const NO_GOAL: &str = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f";

async fn note_of(client: &Client, text: &str, goal: GoalId) -> Log {
    client.logs().create(&CreateLog { goal_id: Some(goal), ..new_log(text, day(6)) }).await.unwrap()
}

fn about(goal: Option<GoalId>) -> UpdateLog {
    UpdateLog { goal_id: Some(goal), ..UpdateLog::default() }
}

#[apply(on_both)]
async fn a_log_is_about_a_goal_of_ones_own_alone(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let log = note(&owner, "Went well.", day(6)).await;
    let theirs = plan(&stranger, "Theirs", day(6)).await.id;
    let (gone, gone_elsewhere) = (plan(&owner, "Gone", day(6)).await.id, plan(&stranger, "Gone", day(6)).await.id);
    owner.goals().delete(gone).await.unwrap();
    stranger.goals().delete(gone_elsewhere).await.unwrap();

    for (goal, code) in [
        (theirs, ErrorCode::NotYours),
        (gone, ErrorCode::NotFound),
        (gone_elsewhere, ErrorCode::NotFound),
        (GoalId::parse(NO_GOAL).unwrap(), ErrorCode::NotFound),
    ] {
        let create = json!({ "date": "2026-03-06", "body": "x", "goal_id": goal });
        let update = json!({ "body": "x", "goal_id": goal });
        for request in [
            post("/api/logs", &create),
            patch(format!("/api/logs/{}", log.id), &update),
            get(format!("/api/logs?goal_id={goal}")),
            get(format!("/api/logs?goal_id={goal}&q=x")),
        ] {
            let shown = format!("{request:?}");
            assert_eq!(problem(&owner.execute(request).await.unwrap()).code, code, "{shown}");
        }
    }
    assert_eq!(owner.logs().list().send().await.unwrap().data, [log], "nothing of a refused change is done");
}

#[apply(on_both)]
async fn the_logs_of_a_goal_can_be_asked_for(server: &Server) {
    let owner = server.user("owner").await;
    let (read, write) = (plan(&owner, "Read", day(6)).await.id, plan(&owner, "Write", day(6)).await.id);
    let first = note_of(&owner, "One", read).await;
    note_of(&owner, "Two", write).await;
    note(&owner, "Three", day(6)).await;
    let other = note(&owner, "Four", day(5)).await;
    let other = owner.logs().update(other.id, &about(Some(read))).await.unwrap();
    assert_eq!(owner.logs().list().goal(read).send().await.unwrap().data, [other, first.clone()]);
    assert_eq!(owner.logs().list().goal(read).date(day(6)).send().await.unwrap().data, [first]);
}

#[apply(on_both)]
async fn the_logs_of_a_deleted_goal_stay_and_are_its_own_again_when_it_comes_back(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let log = note_of(&owner, "Went well.", goal).await;
    owner.goals().delete(goal).await.unwrap();
    let unlinked = owner.logs().get(log.id).await.unwrap();
    assert_eq!(unlinked, Log { goal_id: None, ..log.clone() });
    assert_eq!(owner.logs().list().send().await.unwrap().data, [unlinked]);

    owner.goals().restore(goal).await.unwrap();
    assert_eq!(owner.logs().get(log.id).await.unwrap(), log);
    assert_eq!(owner.logs().list().goal(goal).send().await.unwrap().data, [log]);
}

#[apply(on_both)]
async fn a_log_that_found_another_goal_meanwhile_keeps_it(server: &Server) {
    let owner = server.user("owner").await;
    let (read, write) = (plan(&owner, "Read", day(6)).await.id, plan(&owner, "Write", day(6)).await.id);
    let (moved, cleared) = (note_of(&owner, "Moved", read).await.id, note_of(&owner, "Cleared", read).await.id);
    owner.goals().delete(read).await.unwrap();
    owner.logs().update(moved, &about(Some(write))).await.unwrap();
    owner.logs().update(cleared, &about(None)).await.unwrap();
    owner.goals().restore(read).await.unwrap();
    assert_eq!(owner.logs().get(moved).await.unwrap().goal_id, Some(write));
    assert_eq!(owner.logs().get(cleared).await.unwrap().goal_id, None);
}

#[apply(on_both)]
async fn log_and_goal_come_back_in_any_order(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let log = note_of(&owner, "Went well.", goal).await;
    for log_first in [true, false] {
        owner.logs().delete(log.id).await.unwrap();
        owner.goals().delete(goal).await.unwrap();
        if log_first {
            assert_eq!(owner.logs().restore(log.id).await.unwrap().goal_id, None);
            owner.goals().restore(goal).await.unwrap();
        } else {
            owner.goals().restore(goal).await.unwrap();
            assert_eq!(owner.logs().restore(log.id).await.unwrap(), log);
        }
        assert_eq!(owner.logs().get(log.id).await.unwrap(), log);
    }
}

#[apply(on_both)]
async fn logs_outlive_the_goal_that_left_the_trash(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let log = note_of(&owner, "Went well.", goal).await;
    owner.goals().delete(goal).await.unwrap();
    server.database.execute("DELETE FROM goals");
    assert_eq!(owner.logs().get(log.id).await.unwrap(), Log { goal_id: None, ..log });
}
