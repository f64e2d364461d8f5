//! Random sequences of what people and networks do.

use super::{
    server::goal,
    world::{World, title, today},
};
use crate::goals::{Action, Deed, Key};
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
enum Step {
    Add(u8),
    Tick(usize, bool),
    Rename(usize, u8),
    Move(usize, usize),
    Delete(usize),
    Undo,
    CarryOver,
    Look,
    Deliver,
    Cut(bool),
    Elsewhere(u8),
}

/// What a person does, while the network does its work.
fn good_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..6_u8).prop_map(Step::Add),
        3 => (0..6_usize, any::<bool>()).prop_map(|(nth, done)| Step::Tick(nth, done)),
        2 => (0..6_usize, 0..6_u8).prop_map(|(nth, name)| Step::Rename(nth, name)),
        3 => (0..6_usize, 0..7_usize).prop_map(|(nth, place)| Step::Move(nth, place)),
        2 => (0..6_usize).prop_map(Step::Delete),
        2 => Just(Step::Undo),
        1 => Just(Step::CarryOver),
        1 => Just(Step::Look),
        8 => Just(Step::Deliver),
    ]
}

/// The same, while connections break and another device changes the same day.
fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        26 => good_step(),
        2 => any::<bool>().prop_map(Step::Cut),
        1 => (0..6_u8).prop_map(Step::Elsewhere),
    ]
}

fn run(world: &mut World, step: Step) {
    let name = |number: u8| title(&format!("Goal {number}"));
    let yesterday = today().plus_days(-1);
    let key = |world: &World, nth| world.key(nth).unwrap_or(Key(0));
    match step {
        Step::Add(number) => world.act(Deed::Add(name(number))),
        Step::Tick(nth, done) => world.act(Deed::Tick(key(world, nth), done)),
        Step::Rename(nth, number) => world.act(Deed::Rename(key(world, nth), name(number))),
        Step::Move(nth, place) => world.act(Deed::Move(key(world, nth), place)),
        Step::Delete(nth) => world.act(Deed::Delete(key(world, nth))),
        Step::Undo => world.apply(Action::Undo),
        Step::CarryOver => world.act(Deed::CarryOver(yesterday)),
        Step::Look => world.apply(Action::Look(today())),
        Step::Deliver => world.deliver(),
        Step::Cut(reaches_server) => world.cut(reaches_server),
        // Another device of the same person.
        Step::Elsewhere(number) => match world.server.list(today()).first() {
            Some(goal) if number < 3 => drop(world.server.take(goal.id)),
            _ => {
                world.server.made += 1;
                let goal = goal(world.server.made, name(number), today());
                world.server.insert(today(), 0, goal).ok();
            }
        },
    }
    let mut keys: Vec<_> = world.items(today()).iter().map(|item| item.key).collect();
    keys.sort();
    assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "a goal is shown twice");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn with_a_good_connection_the_page_is_right_whenever_nothing_waits(steps in prop::collection::vec(good_step(), 0..60)) {
        let mut world = World::with(&["Goal 1", "Old"], &["Goal 0", "Goal 2"]);
        for step in steps {
            run(&mut world, step);
            if world.planner.day(today()).unwrap().is_settled() {
                let [page, server] = world.both(today());
                prop_assert_eq!(page, server);
            }
        }
        world.settle();
        for date in [today(), today().plus_days(-1)] {
            prop_assert!(world.planner.day(date).unwrap().is_settled());
            let [page, server] = world.both(date);
            prop_assert_eq!(page, server);
        }
    }

    #[test]
    fn whatever_is_lost_the_page_is_right_when_it_has_looked_again(steps in prop::collection::vec(any_step(), 0..60)) {
        let mut world = World::with(&["Goal 1", "Old"], &["Goal 0", "Goal 2"]);
        for step in steps {
            run(&mut world, step);
        }
        world.settle();
        for date in [today(), today().plus_days(-1)] {
            world.apply(Action::Look(date));
            world.settle();
            let [page, server] = world.both(date);
            prop_assert_eq!(page, server);
        }
    }
}
