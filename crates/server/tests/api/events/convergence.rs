//! Random changes of goals and logs, and a reader that comes and goes: in the end it knows what the server knows.

use super::*;
use fastrand::Rng;
use studentos_client::types::CreateLog;
use tokio::task::JoinHandle;

/// Does something to one of the goals of these days, or adds one, or a log about one.
async fn act(client: &Client, random: &mut Rng, known: &mut Vec<GoalId>, step: usize) {
    let date = day(random.u8(6..9));
    if random.u8(..) < 40 {
        // About a goal that may be in the trash, or go there and come back.
        let goal_id = random.choice(known.iter().copied());
        return drop(client.logs().create(&CreateLog { goal_id, ..new_log("Done.", date) }).await);
    }
    let Some(id) = random.choice(known.iter().copied()).filter(|_| random.u8(..) > 60) else {
        known.push(plan(client, &format!("Goal {step}"), date).await.id);
        return;
    };
    // What is refused, since it is in the trash, changes nothing, and that is told to nobody.
    match random.u8(0..6) {
        0 => drop(client.goals().delete(id).await),
        1 => drop(client.goals().restore(id).await),
        2 => drop(client.goals().update(id, &complete(random.bool())).await),
        3 => drop(client.goals().update(id, &reword(&format!("Reworded {step}"))).await),
        _ => {
            let changes = UpdateGoal { date: Some(date), position: Some(random.u32(0..5)), ..UpdateGoal::default() };
            drop(client.goals().update(id, &changes).await);
        }
    }
}

/// What a reader knows who begins with nothing and hears everything.
fn fold(known: &mut BTreeMap<String, Value>, event: &Event) {
    assert!(matches!(event.name.as_str(), "goal" | "log"), "{event:?}");
    let id = event.data["id"].as_str().unwrap().to_owned();
    match event.data["op"].as_str().unwrap() {
        "upsert" => drop(known.insert(id, event.data["data"].clone())),
        _ => drop(known.remove(&id)),
    }
}

#[apply(on_both)]
async fn whoever_listens_knows_what_the_server_knows_however_often_they_were_away(server: &Server) {
    // SQLite is for one instance.
    let other = if server.database.url().starts_with("postgres") { &server.instance(|_| {}).await } else { server };
    let owner = server.user("owner").await;
    let elsewhere = other.bearer(&owner.token().unwrap());
    let begin = Events::open(server, &owner, None).await.last_id;
    let write = |client: Client, seed: u64| async move {
        let (mut random, mut known) = (Rng::with_seed(seed), Vec::new());
        for step in 0..150 {
            act(&client, &mut random, &mut known, step * 10 + usize::try_from(seed).unwrap()).await;
        }
    };
    let writers = [actix_web::rt::spawn(write(owner.clone(), 1)), actix_web::rt::spawn(write(elsewhere.clone(), 2))];

    let (mut random, mut heard, mut last_id) = (Rng::with_seed(3), BTreeMap::new(), begin);
    while !writers.iter().all(JoinHandle::is_finished) {
        let place = if random.bool() { server } else { other };
        let mut events = Events::open(place, &owner, Some(&last_id)).await;
        for _ in 0..random.usize(0..12) {
            if writers.iter().all(JoinHandle::is_finished) {
                break;
            }
            fold(&mut heard, &next(&mut events).await);
        }
        last_id = events.last_id;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    // One more change, at which everything before it has been told.
    let last = plan(&owner, "The last one", day(20)).await.id.to_string();
    let mut events = Events::open(other, &owner, Some(&last_id)).await;
    while !heard.contains_key(&last) {
        fold(&mut heard, &next(&mut events).await);
    }
    let all = owner.goals().list().send().await.unwrap().data;
    let logs = owner.logs().list().send().await.unwrap().data;
    assert!(logs.iter().any(|log| log.goal_id.is_some()) && logs.iter().any(|log| log.goal_id.is_none()));
    let mut held: BTreeMap<_, _> = all.iter().map(|goal| (goal.id.to_string(), json!(goal))).collect();
    held.extend(logs.iter().map(|log| (log.id.to_string(), json!(log))));
    assert!(all.len() < 100 && all.len() > 20, "one page holds them all: {}", all.len());
    assert_eq!(heard, held);
}
