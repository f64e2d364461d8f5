//! A long random day at the planner, held against the simplest model of it there is.

use crate::harness::*;
use fastrand::Rng;
use studentos_client::types::{CarryOver, Limit};

const DAYS: [u8; 3] = [6, 7, 8];
const STEPS: usize = 250;

/// What is known of a goal.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    id: GoalId,
    title: String,
    completed: bool,
}

/// The days as lists, and the trash with where each goal was.
#[derive(Debug, Default)]
struct Model {
    days: [Vec<Known>; DAYS.len()],
    trash: Vec<(Known, usize, usize)>,
}

impl Model {
    /// The day and place of some goal, if there is one.
    fn any(&self, random: &mut Rng) -> Option<(usize, usize)> {
        let everywhere = (0..DAYS.len()).flat_map(|day| (0..self.days[day].len()).map(move |place| (day, place)));
        random.choice(everywhere.collect::<Vec<_>>())
    }

    fn insert(&mut self, day: usize, place: usize, goal: Known) {
        let place = place.min(self.days[day].len());
        self.days[day].insert(place, goal);
    }
}

async fn create(client: &Client, model: &mut Model, random: &mut Rng, step: usize) {
    let to = random.usize(0..DAYS.len());
    let title = format!("Goal {step}");
    let id = plan(client, &title, day(DAYS[to])).await.id;
    model.days[to].push(Known { id, title, completed: false });
}

async fn complete_one(client: &Client, model: &mut Model, random: &mut Rng) {
    let Some((from, place)) = model.any(random) else { return };
    let goal = &mut model.days[from][place];
    goal.completed = !goal.completed;
    client.goals().update(goal.id, &complete(goal.completed)).await.unwrap();
}

async fn move_one(client: &Client, model: &mut Model, random: &mut Rng) {
    let Some((from, place)) = model.any(random) else { return };
    let goal = model.days[from].remove(place);
    let to = if random.bool() { from } else { random.usize(0..DAYS.len()) };
    let position = random.bool().then(|| random.u32(0..8));
    // Within its day it may move without a word of the day.
    let date = (to != from || random.bool()).then(|| day(DAYS[to]));
    move_to(client, goal.id, date, position).await;
    // Without a place it comes last, or stays when it is in this day already.
    let unsaid = if to == from { place } else { usize::MAX };
    model.insert(to, position.map_or(unsaid, |position| position as usize), goal);
}

async fn delete_one(client: &Client, model: &mut Model, random: &mut Rng) {
    let Some((from, place)) = model.any(random) else { return };
    let goal = model.days[from].remove(place);
    client.goals().delete(goal.id).await.unwrap();
    model.trash.push((goal, from, place));
}

async fn restore_one(client: &Client, model: &mut Model, random: &mut Rng) {
    if model.trash.is_empty() {
        return;
    }
    let (goal, to, place) = model.trash.swap_remove(random.usize(0..model.trash.len()));
    client.goals().restore(goal.id).await.unwrap();
    model.insert(to, place, goal);
}

async fn carry_over(client: &Client, model: &mut Model, random: &mut Rng) {
    let from = random.usize(0..DAYS.len());
    let to = (from + 1) % DAYS.len();
    client.goals().carry_over(&CarryOver { from: day(DAYS[from]), to: day(DAYS[to]) }).await.unwrap();
    let (done, open) = model.days[from].drain(..).partition(|goal| goal.completed);
    model.days[from] = done;
    model.days[to].extend::<Vec<_>>(open);
}

/// What the server says of a day, in the model's words, and says again of all days together.
async fn seen(client: &Client, date: Date) -> Vec<Known> {
    let goals = client.goals().list().date(date).send().await.unwrap().data;
    let all = client
        .goals()
        .list()
        .between(day(DAYS[0]), day(DAYS[2]))
        .limit(Limit::new(Limit::MAX).unwrap())
        .send()
        .await
        .unwrap()
        .data;
    assert_eq!(all.into_iter().filter(|goal| goal.date == date).collect::<Vec<_>>(), goals);
    for (place, goal) in (0_i64..).zip(&goals) {
        assert_eq!(goal.position, place, "places have a gap at {}", goal.title);
    }
    let known = |goal: Goal| Known { id: goal.id, title: goal.title.into(), completed: goal.completed };
    goals.into_iter().map(known).collect()
}

#[apply(on_both)]
async fn after_any_steps_the_days_are_as_a_list_would_be(server: &Server) {
    let client = server.user("owner").await;
    let mut model = Model::default();
    // Always the same steps: a failure can be looked at again.
    let mut random = Rng::with_seed(20_260_306);
    for step in 0..STEPS {
        match random.u8(0..20) {
            0..=4 => create(&client, &mut model, &mut random, step).await,
            5..=11 => move_one(&client, &mut model, &mut random).await,
            12..=14 => delete_one(&client, &mut model, &mut random).await,
            15..=16 => restore_one(&client, &mut model, &mut random).await,
            17..=18 => complete_one(&client, &mut model, &mut random).await,
            _ => carry_over(&client, &mut model, &mut random).await,
        }
        for (number, expected) in DAYS.into_iter().zip(&model.days) {
            assert_eq!(seen(&client, day(number)).await, *expected, "day {number} after step {step}");
        }
    }
}
