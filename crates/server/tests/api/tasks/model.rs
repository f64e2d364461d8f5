//! A long random day at the planner, held against the simplest model of it there is.

use crate::harness::*;
use fastrand::Rng;
use studentos_client::types::Limit;

const STEPS: usize = 300;
/// The goals, and after them the loose tasks.
const LOOSE: usize = 3;

/// What is known of a task.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    id: TaskId,
    completed: bool,
}

/// The goals as lists, which of them are in the trash, and the trash of tasks with where each was.
#[derive(Debug, Default)]
struct Model {
    goals: [Vec<Known>; LOOSE + 1],
    is_deleted: [bool; LOOSE],
    trash: Vec<(Known, usize, usize)>,
}

impl Model {
    /// Whether tasks may be put here.
    fn is_open(&self, list: usize) -> bool {
        list == LOOSE || !self.is_deleted[list]
    }

    /// Some place for tasks.
    fn any_list(&self, random: &mut Rng) -> usize {
        random.choice((0..=LOOSE).filter(|list| self.is_open(*list)).collect::<Vec<_>>()).unwrap()
    }

    /// Where some task is, if there is one.
    fn any(&self, random: &mut Rng) -> Option<(usize, usize)> {
        let lists = (0..=LOOSE).filter(|list| self.is_open(*list));
        let everywhere = lists.flat_map(|list| (0..self.goals[list].len()).map(move |place| (list, place)));
        random.choice(everywhere.collect::<Vec<_>>())
    }

    fn insert(&mut self, list: usize, place: usize, task: Known) {
        let place = place.min(self.goals[list].len());
        self.goals[list].insert(place, task);
    }
}

/// The world the steps are taken in.
struct World {
    client: Client,
    goals: [GoalId; LOOSE],
    model: Model,
    random: Rng,
}

impl World {
    async fn create(&mut self, step: usize) {
        let to = self.model.any_list(&mut self.random);
        let title = format!("Task {step}");
        let task = match self.goals.get(to) {
            Some(goal) => add(&self.client, &title, *goal).await,
            None => loose(&self.client, &title, None).await,
        };
        self.model.goals[to].push(Known { id: task.id, completed: false });
    }

    async fn tick(&mut self) {
        let Some((list, place)) = self.model.any(&mut self.random) else { return };
        let task = &mut self.model.goals[list][place];
        task.completed = !task.completed;
        tick(&self.client, task.id, task.completed).await;
    }

    async fn shift(&mut self) {
        let Some((from, place)) = self.model.any(&mut self.random) else { return };
        let task = self.model.goals[from].remove(place);
        let to = if self.random.bool() { from } else { self.model.any_list(&mut self.random) };
        let position = self.random.bool().then(|| self.random.u32(0..6));
        let changes = UpdateTask { goal_id: Some(self.goals.get(to).copied()), position, ..UpdateTask::default() };
        self.client.tasks().update(task.id, &changes).await.unwrap();
        // Without a place it comes last, or stays when it is there already.
        let unsaid = if to == from { place } else { usize::MAX };
        self.model.insert(to, position.map_or(unsaid, |position| position as usize), task);
    }

    async fn delete(&mut self) {
        let Some((from, place)) = self.model.any(&mut self.random) else { return };
        let task = self.model.goals[from].remove(place);
        self.client.tasks().delete(task.id).await.unwrap();
        self.model.trash.push((task, from, place));
    }

    async fn restore(&mut self) {
        if self.model.trash.is_empty() {
            return;
        }
        let (task, list, place) = self.model.trash.swap_remove(self.random.usize(0..self.model.trash.len()));
        self.client.tasks().restore(task.id).await.unwrap();
        let (to, place) = if self.model.is_open(list) { (list, place) } else { (LOOSE, usize::MAX) };
        self.model.insert(to, place, task);
    }

    /// Puts a goal into the trash, or takes it out, with all that is in it.
    async fn turn_goal(&mut self) {
        let goal = self.random.usize(0..LOOSE);
        if self.model.is_deleted[goal] {
            self.client.goals().restore(self.goals[goal]).await.unwrap();
        } else {
            self.client.goals().delete(self.goals[goal]).await.unwrap();
        }
        self.model.is_deleted[goal] = !self.model.is_deleted[goal];
    }

    /// Restores by itself what went into the trash with its goal.
    async fn rescue(&mut self) {
        let Some(goal) = (0..LOOSE).find(|goal| self.model.is_deleted[*goal]) else { return };
        if self.model.goals[goal].is_empty() {
            return;
        }
        let task = self.model.goals[goal].remove(self.random.usize(0..self.model.goals[goal].len()));
        self.client.tasks().restore(task.id).await.unwrap();
        self.model.insert(LOOSE, usize::MAX, task);
    }

    /// Holds what the server says against the model.
    async fn check(&self, step: usize) {
        let all = self.client.tasks().list().limit(Limit::new(Limit::MAX).unwrap()).send().await.unwrap();
        assert_eq!(all.next_cursor, None);
        for list in 0..=LOOSE {
            let of = self.goals.get(list).copied();
            let mut tasks: Vec<_> = all.data.iter().filter(|task| task.goal_id == of).collect();
            tasks.sort_by_key(|task| task.position);
            if !self.model.is_open(list) {
                assert!(tasks.is_empty(), "goal {list} is in the trash after step {step}");
                continue;
            }
            let places: Vec<_> = tasks.iter().map(|task| usize::try_from(task.position).unwrap()).collect();
            assert_eq!(places, (0..tasks.len()).collect::<Vec<_>>(), "places of {list} after step {step}");
            let seen: Vec<_> = tasks.iter().map(|task| Known { id: task.id, completed: task.completed }).collect();
            assert_eq!(seen, self.model.goals[list], "list {list} after step {step}");
            let Some(goal) = of else { continue };
            let goal = self.client.goals().get(goal).await.unwrap();
            let done = seen.iter().filter(|task| task.completed).count();
            let counts = [goal.tasks_total, goal.tasks_completed].map(|count| usize::try_from(count).unwrap());
            assert_eq!(counts, [seen.len(), done], "counts of {list} after step {step}");
        }
    }
}

#[apply(on_both)]
async fn after_any_steps_the_tasks_are_as_lists_would_be(server: &Server) {
    let client = server.user("owner").await;
    let goals =
        [plan(&client, "a", day(6)).await.id, plan(&client, "b", day(6)).await.id, plan(&client, "c", day(7)).await.id];
    // Always the same steps: a failure can be looked at again.
    let mut world = World { client, goals, model: Model::default(), random: Rng::with_seed(20_260_306) };
    for step in 0..STEPS {
        match world.random.u8(0..24) {
            0..=5 => world.create(step).await,
            6..=11 => world.shift().await,
            12..=14 => world.delete().await,
            15..=16 => world.restore().await,
            17..=19 => world.tick().await,
            20..=22 => world.turn_goal().await,
            _ => world.rescue().await,
        }
        world.check(step).await;
    }
}
