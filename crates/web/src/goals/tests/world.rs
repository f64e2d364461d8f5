//! The page, the server and the network between them.
#![expect(clippy::unwrap_used, reason = "what tests are made of may panic")]

use super::server::{Server, goal};
use crate::goals::{Action, Deed, Item, Key, Planner, Request};
use std::collections::VecDeque;
use studentos_client::{
    Error, TransportError,
    types::{Date, GoalId, Title},
};

pub fn no_connection() -> Error {
    Error::Connection(TransportError::Connection("gone".to_owned()))
}

pub fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

pub fn today() -> Date {
    Date::parse("2026-03-06").unwrap()
}

/// The page, the server and what is on its way between them.
#[derive(Default)]
pub struct World {
    pub planner: Planner,
    pub server: Server,
    pub under_way: VecDeque<(Date, Request)>,
}

impl World {
    /// Today and yesterday on the page, read from a server that has these goals.
    pub fn with(yesterday: &[&str], titles: &[&str]) -> Self {
        let mut world = Self::default();
        for (date, titles) in [(today().plus_days(-1), yesterday), (today(), titles)] {
            for text in titles {
                world.server.made += 1;
                let goal = goal(world.server.made, title(text), date);
                world.server.insert(date, usize::MAX, goal).unwrap();
            }
            world.apply(Action::Look(date));
        }
        world.settle();
        world
    }

    pub fn apply(&mut self, action: Action) {
        self.under_way.extend(self.planner.apply(action));
    }

    pub fn act(&mut self, deed: Deed) {
        self.apply(Action::Do(today(), deed));
    }

    /// Lets one request reach the server and its answer the page.
    pub fn deliver(&mut self) {
        if let Some((date, request)) = self.under_way.pop_front() {
            let answer = self.server.handle(request);
            self.apply(Action::Answered(date, answer));
        }
    }

    /// Cuts the connection before or after the server has done what was asked.
    pub fn cut(&mut self, reaches_server: bool) {
        if let Some((date, request)) = self.under_way.pop_front() {
            if reaches_server {
                self.server.handle(request).ok();
            }
            self.apply(Action::Answered(date, Err(no_connection())));
        }
    }

    pub fn settle(&mut self) {
        while !self.under_way.is_empty() {
            self.deliver();
        }
    }

    pub fn items(&self, date: Date) -> Vec<Item> {
        self.planner.day(date).unwrap().items()
    }

    pub fn titles(&self) -> Vec<String> {
        self.items(today()).into_iter().map(|item| item.title.into()).collect()
    }

    pub fn key(&self, nth: usize) -> Option<Key> {
        let items = self.items(today());
        items.get(nth.checked_rem(items.len())?).map(|item| item.key)
    }

    /// What the page shows of a day and what the server has.
    pub fn both(&self, date: Date) -> [Vec<(Option<GoalId>, String, bool)>; 2] {
        let page = self.items(date).into_iter().map(|item| (item.id, item.title.into(), item.completed));
        let server = self.server.list(date).into_iter().map(|goal| (Some(goal.id), goal.title.into(), goal.completed));
        [page.collect(), server.collect()]
    }
}
