//! Random goals and logs, made through the API, and the stats held against the oracle.

use super::oracle::{Planned, expected};
use crate::harness::*;
use fastrand::Rng;
use studentos_client::types::{CreateLog, LogId, Minutes, UpdateLog};

const STEPS: usize = 300;

/// What is known of what the user owns; the second of each is whether it is in the trash.
#[derive(Default)]
struct Model {
    goals: Vec<(GoalId, bool, Planned)>,
    logs: Vec<(LogId, bool, (Date, u32))>,
}

/// A day around today, sooner than later.
fn any_day(today: Date, random: &mut Rng) -> Date {
    today.plus_days(random.i32(-25..4))
}

async fn plan_some(client: &Client, model: &mut Model, today: Date, random: &mut Rng) {
    let date = any_day(today, random);
    let id = plan(client, &format!("Goal {}", model.goals.len()), date).await.id;
    let completed = random.u8(0..10) < 9;
    client.goals().update(id, &complete(completed)).await.unwrap();
    model.goals.push((id, false, Planned { date, completed, skipped: false }));
}

async fn change_a_goal(client: &Client, model: &mut Model, today: Date, random: &mut Rng) {
    let Some((id, in_trash, goal)) = random.choice(&mut model.goals) else { return };
    if *in_trash {
        client.goals().restore(*id).await.unwrap();
        *in_trash = false;
        return;
    }
    let changes = match random.u8(0..5) {
        0 => {
            client.goals().delete(*id).await.unwrap();
            *in_trash = true;
            return;
        }
        1 => {
            goal.skipped = !goal.skipped;
            UpdateGoal { skipped: Some(goal.skipped), ..UpdateGoal::default() }
        }
        2 => {
            goal.date = any_day(today, random);
            UpdateGoal { date: Some(goal.date), ..UpdateGoal::default() }
        }
        _ => {
            goal.completed = !goal.completed;
            // Whoever ticks it did not set it aside.
            goal.skipped &= !goal.completed;
            complete(goal.completed)
        }
    };
    client.goals().update(*id, &changes).await.unwrap();
}

async fn write_some(client: &Client, model: &mut Model, today: Date, random: &mut Rng) {
    let (date, minutes) = (any_day(today, random), random.u16(0..=Minutes::MAX));
    let said = random.bool().then(|| Minutes::new(minutes).unwrap());
    let log = client.logs().create(&CreateLog { minutes: said, ..new_log("Done.", date) }).await.unwrap();
    model.logs.push((log.id, false, (date, said.map_or(0, |minutes| minutes.get().into()))));
}

async fn change_a_log(client: &Client, model: &mut Model, today: Date, random: &mut Rng) {
    let Some((id, in_trash, (date, minutes))) = random.choice(&mut model.logs) else { return };
    if *in_trash {
        client.logs().restore(*id).await.unwrap();
        *in_trash = false;
    } else if random.bool() {
        client.logs().delete(*id).await.unwrap();
        *in_trash = true;
    } else {
        (*date, *minutes) = (any_day(today, random), 0);
        let changes = UpdateLog { date: Some(*date), minutes: Some(None), ..UpdateLog::default() };
        client.logs().update(*id, &changes).await.unwrap();
    }
}

/// Holds what the server says of some range against what is known.
async fn check(client: &Client, model: &Model, today: Date, random: &mut Rng, step: usize) {
    let goals: Vec<_> = model.goals.iter().filter(|(_, in_trash, _)| !in_trash).map(|(_, _, goal)| *goal).collect();
    let logs: Vec<_> = model.logs.iter().filter(|(_, in_trash, _)| !in_trash).map(|(_, _, log)| *log).collect();
    let from = today.plus_days(random.i32(-40..10));
    let to = from.plus_days(random.i32(0..45));
    let stats = client.users().stats(from, to).await.unwrap();
    assert_eq!(stats, expected(&goals, &logs, [from, to], today), "after step {step}, {from} to {to}");
}

#[apply(on_both)]
async fn after_any_steps_the_stats_are_as_if_counted_by_hand(server: &Server) {
    let (client, today) = (server.user("owner").await, today());
    // What others do is nothing to it.
    let other = server.user("other").await;
    let mut model = Model::default();
    // Always the same steps, around whichever day it is: a failure can be looked at again.
    let mut random = Rng::with_seed(20_260_306);
    for step in 0..STEPS {
        match random.u8(0..20) {
            0..=8 => plan_some(&client, &mut model, today, &mut random).await,
            9..=14 => change_a_goal(&client, &mut model, today, &mut random).await,
            15..=16 => write_some(&client, &mut model, today, &mut random).await,
            17..=18 => change_a_log(&client, &mut model, today, &mut random).await,
            _ => drop(plan(&other, &format!("Goal {step}"), any_day(today, &mut random)).await),
        }
        if step % 3 == 0 {
            check(&client, &model, today, &mut random, step).await;
        }
    }
}
