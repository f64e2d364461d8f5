//! Lists a client has already: kept by the server while they are so, and not sent again while the client's are.

use crate::harness::*;
use futures_util::future::{join, join_all};
use std::sync::atomic::{AtomicBool, Ordering};
use studentos_client::types::{CarryOver, TimeZone, UpdateLog, UpdateUser};

const DAY: &str = "/api/goals?date=2026-03-06";
/// The lists that hold a goal, its task and its log.
const ALL: [&str; 6] =
    [DAY, "/api/goals", "/api/tasks", "/api/tasks?goal_date=2026-03-06", "/api/logs", "/api/logs?date=2026-03-06"];

fn etag(response: &Response) -> String {
    response.header("etag").expect("the list has an ETag").to_owned()
}

/// What the list holds and its entity tag; asked twice, it is the same both times.
async fn read(client: &Client, path: &str) -> (Vec<u8>, String) {
    let [first, again] = [client.execute(get(path)).await.unwrap(), client.execute(get(path)).await.unwrap()];
    assert_eq!((first.status, &first.body, etag(&first)), (200, &again.body, etag(&again)), "{path}");
    (first.body.clone(), etag(&first))
}

async fn status_if_changed(client: &Client, path: &str, tag: &str) -> u16 {
    client.execute(get(path).header("If-None-Match", tag)).await.unwrap().status
}

#[apply(on_both)]
async fn a_list_that_the_client_has_is_not_sent_again(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    add(&owner, "Find it", goal.id).await;
    note(&owner, "Went well.", day(6)).await;
    for path in ALL {
        let (_, tag) = read(&owner, path).await;
        assert!(tag.starts_with("W/\""), "{tag} names what it says, however it is compressed");
        for known in [tag.clone(), tag.replace("W/", ""), "*".to_owned(), format!("\"x\", {tag}")] {
            let response = owner.execute(get(path).header("If-None-Match", &known)).await.unwrap();
            assert_eq!((response.status, response.body.len(), etag(&response)), (304, 0, tag.clone()), "{path}");
        }
        assert_eq!(status_if_changed(&owner, path, "W/\"x\"").await, 200, "{path}");
    }
}

#[apply(on_both)]
async fn every_change_of_what_is_listed_is_seen_at_once(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    let task = add(&owner, "Find it", goal.id).await;
    let log = note(&owner, "Went well.", day(6)).await;
    let mut before = read(&owner, DAY).await;
    let mut changed = async |what: &str| {
        let now = read(&owner, DAY).await;
        assert!(before.0 != now.0 && before.1 != now.1, "{what}");
        before = now;
    };
    owner.goals().update(goal.id, &complete(true)).await.unwrap();
    changed("ticked").await;
    let second = plan(&owner, "Write", day(6)).await;
    changed("added").await;
    move_to(&owner, second.id, None, Some(0)).await;
    changed("moved within the day").await;
    tick(&owner, task.id, true).await;
    changed("a task ticked").await;
    owner.goals().delete(second.id).await.unwrap();
    changed("deleted").await;
    owner.goals().restore(second.id).await.unwrap();
    changed("restored").await;
    owner.goals().carry_over(&CarryOver { from: day(6), to: day(7) }).await.unwrap();
    changed("carried over").await;
    move_to(&owner, second.id, Some(day(6)), None).await;
    changed("moved back").await;

    let (tasks, logs) = (read(&owner, "/api/tasks").await, read(&owner, "/api/logs").await);
    tick(&owner, task.id, false).await;
    assert_ne!(read(&owner, "/api/tasks").await, tasks);
    owner.logs().update(log.id, &UpdateLog::default().body(body("Went on."))).await.unwrap();
    assert_ne!(read(&owner, "/api/logs").await, logs);
}

#[apply(on_both)]
async fn a_change_of_one_day_is_seen_in_whatever_shows_that_day(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    plan(&owner, "Rest", day(7)).await;
    let shown = [DAY, "/api/goals?from=2026-03-05&to=2026-03-06", "/api/goals?from=2026-03-06", "/api/goals"];
    let others = ["/api/goals?date=2026-03-07", "/api/goals?from=2026-03-07", "/api/goals?to=2026-03-05"];
    for what in ["tick", "add", "reword", "move"] {
        let (before, beside) = (read_all(&owner, &shown).await, read_all(&owner, &others).await);
        match what {
            "tick" => drop(owner.goals().update(goal.id, &complete(true)).await.unwrap()),
            "add" => drop(plan(&owner, "Write", day(6)).await),
            "reword" => drop(owner.goals().update(goal.id, &reword("Read on")).await.unwrap()),
            _ => drop(move_to(&owner, goal.id, None, Some(1)).await),
        }
        for ((path, before), now) in shown.iter().zip(before).zip(read_all(&owner, &shown).await) {
            assert_ne!(before, now, "{what}: {path}");
        }
        assert_eq!(read_all(&owner, &others).await, beside, "{what}");
    }
}

async fn read_all(client: &Client, paths: &[&str]) -> Vec<(Vec<u8>, String)> {
    join_all(paths.iter().map(|path| read(client, path))).await
}

#[apply(on_both)]
async fn what_another_instance_changes_is_seen_at_once_where_there_may_be_others(server: &Server) {
    let (owner, session) = server.sign_up("owner").await;
    let elsewhere = server.instance(|_| ()).await;
    let there = elsewhere.bearer(&session.token);
    // A second server on the file is not what SQLite is for, and does not leave the first one behind for long.
    let (rounds, is_at_once) = match server.kind() {
        Kind::Postgres => (20, true),
        Kind::Sqlite => (2, false),
    };
    for number in 0..rounds {
        read(&owner, DAY).await;
        plan(&there, &format!("Goal {number}"), day(6)).await;
        let is_seen = async || titles(&owner, day(6)).await.len() == number + 1;
        if is_at_once {
            assert!(is_seen().await, "Goal {number}");
        } else {
            within_a_second("the goal is seen", is_seen).await;
        }
    }
}

#[apply(on_both)]
async fn who_changes_something_sees_it_at_once_however_many_read(server: &Server) {
    const CHANGES: usize = 100;
    let owner = server.user("owner").await;
    let done = AtomicBool::new(false);
    let readers = join_all((0..8).map(|_| async {
        while !done.load(Ordering::Relaxed) {
            titles(&owner, day(6)).await;
        }
    }));
    let writer = async {
        for number in 0..CHANGES {
            plan(&owner, &format!("Goal {number}"), day(6)).await;
            assert_eq!(titles(&owner, day(6)).await.len(), number + 1);
        }
        done.store(true, Ordering::Relaxed);
    };
    join(writer, readers).await;
}

#[apply(on_both)]
async fn nobody_is_given_the_list_of_another(server: &Server) {
    let (owner, other) = (server.user("owner").await, server.user("other").await);
    plan(&owner, "Read", day(6)).await;
    let (body, tag) = read(&owner, DAY).await;
    let (others, _) = read(&other, DAY).await;
    assert_ne!(others, body);
    assert_eq!(status_if_changed(&other, DAY, &tag).await, 200);
}

#[apply(on_both)]
async fn a_list_follows_the_calendar_of_its_owner(server: &Server) {
    let owner = server.user("owner").await;
    let [west, east] = Place::west_and_east();
    let in_zone = |zone: TimeZone| UpdateUser::default().timezone(zone);
    owner.users().update_me(&in_zone(west.zone())).await.unwrap();
    let daily = CreateRepeat::new(title("Water the plants"), "FREQ=DAILY".parse().unwrap(), west.today());
    owner.repeats().create(&daily).await.unwrap();
    // In the east it is another day already: one more goal is due there until today.
    let until_today = "/api/goals?from=2026-01-01";
    let before: List<Goal> = serde_json::from_slice(&read(&owner, until_today).await.0).unwrap();
    owner.users().update_me(&in_zone(east.zone())).await.unwrap();
    let after: List<Goal> = serde_json::from_slice(&read(&owner, until_today).await.0).unwrap();
    let behind = east.today().days_since_epoch() - west.today().days_since_epoch();
    assert_eq!(after.count - before.count, usize::try_from(behind).unwrap());
}

#[apply(without_database)]
async fn a_long_list_is_compressed_under_the_same_entity_tag(server: &Server) {
    let (owner, session) = server.sign_up("owner").await;
    for number in 0..10 {
        plan(&owner, &format!("Goal {number}"), day(6)).await;
    }
    let ask = |accepted: &str| {
        let token = &session.token;
        server.wire(format!(
            "GET {DAY} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
             Accept-Encoding: {accepted}\r\n\r\n"
        ))
    };
    let (plain, packed) = (ask("identity").await, ask("gzip").await);
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert_eq!(etag(&plain), etag(&packed));
}

#[apply(on_both)]
async fn programs_ask_by_what_they_have(server: &Server) {
    let owner = server.user("owner").await;
    plan(&owner, "Read", day(6)).await;
    let list = owner.goals().list().date(day(6)).with_etag().await.unwrap();
    let still = || owner.goals().list().date(day(6)).if_none_match(&list.etag);
    assert_eq!(still().await.unwrap(), None);
    plan(&owner, "Write", day(6)).await;
    assert_eq!(still().await.unwrap().map(|list| list.count), Some(2));
}
