//! From where a session's changes are told: from what its answer shows on, and nothing before.

use super::*;

#[apply(on_both)]
async fn what_changes_after_a_session_was_opened_is_told_from_its_id_on(server: &Server) {
    let (owner, signed_up) = server.sign_up("owner").await;
    let read = plan(&owner, "Read", day(6)).await.id.to_string();
    let response = log_in(server, "owner").await;
    let logged_in: Session = response.json().unwrap();
    owner.execute(patch("/api/users/me", &json!({ "day_starts_at": 4 }))).await.unwrap();
    let refreshed: Session = server.client().execute(refresh(&refresh_token(&response))).await.unwrap().json().unwrap();
    let swim = plan(&owner, "Swim", day(7)).await.id.to_string();

    assert_eq!(signed_up.last_event_id, "0");
    assert_eq!((i32::from(logged_in.user.day_starts_at), i32::from(refreshed.user.day_starts_at)), (0, 4));
    let user = refreshed.user.id.to_string();
    let told = [("goal", &read), ("user", &user), ("goal", &swim)];
    for (session, missed) in [(signed_up, &told[..]), (logged_in, &told[1..]), (refreshed, &told[2..])] {
        let mut events = Events::open(server, &owner, Some(&session.last_event_id)).await;
        for &(kind, id) in missed {
            let event = events.next().await.expect("the stream goes on");
            assert_eq!((event.name.as_str(), event.data["id"].as_str()), (kind, Some(id.as_str())));
        }
    }
}
