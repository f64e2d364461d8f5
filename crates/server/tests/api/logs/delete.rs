//! `DELETE /api/logs/{id}` and the way back, `POST /api/logs/{id}/restore`.

use crate::harness::*;
use studentos_client::types::UpdateLog;

#[apply(on_both)]
async fn a_deleted_log_is_gone_but_for_restoring(server: &Server) {
    let owner = server.user("owner").await;
    let log = note(&owner, "Went well.", day(6)).await;
    let deleted = owner.execute(delete(format!("/api/logs/{}", log.id))).await.unwrap();
    assert_eq!((deleted.status, deleted.body.len()), (204, 0));

    assert_eq!(code(owner.logs().get(log.id).await), ErrorCode::NotFound);
    assert_eq!(code(owner.logs().update(log.id, &UpdateLog::default()).await), ErrorCode::NotFound);
    assert_eq!(code(owner.logs().delete(log.id).await), ErrorCode::NotFound);
    assert_eq!(owner.logs().list().send().await.unwrap().count, 0);

    assert_eq!(owner.logs().restore(log.id).await.unwrap(), log);
    assert_eq!(owner.logs().get(log.id).await.unwrap(), log);
}

#[apply(on_both)]
async fn restoring_what_is_not_deleted_changes_nothing(server: &Server) {
    let owner = server.user("owner").await;
    let log = note(&owner, "Went well.", day(6)).await;
    assert_eq!(owner.logs().restore(log.id).await.unwrap(), log);
}

#[apply(on_both)]
async fn the_trash_keeps_a_log_for_thirty_days(server: &Server) {
    let owner = server.user("owner").await;
    let (kept, emptied) = (note(&owner, "Kept", day(6)).await.id, note(&owner, "Emptied", day(6)).await.id);
    let before = Events::open(server, &owner, None).await.last_id;
    for (id, days) in [(kept, 29_i64), (emptied, 31)] {
        owner.logs().delete(id).await.unwrap();
        let micros = days * 86_400 * 1_000_000;
        server.database.execute(&format!("UPDATE logs SET deleted_at = deleted_at - {micros} WHERE id = '{id}'"));
    }
    // The trash is emptied when a server starts, and now and then.
    server.instance(|_| {}).await;
    let is_emptied = async || server.database.texts("SELECT id AS text FROM logs").len() == 1;
    until("the trash is emptied", is_emptied).await;
    assert_eq!(code(owner.logs().restore(emptied).await), ErrorCode::NotFound);
    assert!(owner.logs().restore(kept).await.is_ok());
    // Of the deletion nothing can be told any more.
    let mut events = Events::open(server, &owner, Some(&before)).await;
    assert_eq!(events.next().await.unwrap().name, "reset");
}

#[apply(on_both)]
async fn whose_account_is_deleted_has_no_logs_left(server: &Server) {
    let owner = server.user("owner").await;
    note(&owner, "Went well.", day(6)).await;
    let request = Request::new(Method::Delete, "/api/users/me").json(&json!({ "password": PASSWORD }));
    assert_eq!(owner.execute(request).await.unwrap().status, 204);
    assert!(server.database.texts("SELECT id AS text FROM logs").is_empty());
}
