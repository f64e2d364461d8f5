//! The page, the server and the network between them.
#![expect(clippy::unwrap_used, reason = "what tests are made of may panic")]

use super::server::Server;
use crate::planner::{Action, Answer, Asked, Change, Pending, Planner, Queue, Records, Request, Snapshot, View};
use std::collections::VecDeque;
use studentos_client::{
    Error, TransportError,
    types::{Date, Goal, GoalId, Log, LogBody, Task, Title},
};

pub fn no_connection() -> Error {
    Error::Connection(TransportError::Connection("gone".to_owned()))
}

pub fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

pub fn body(text: &str) -> LogBody {
    LogBody::parse(text).unwrap()
}

pub fn today() -> Date {
    Date::parse("2026-03-06").unwrap()
}

pub fn yesterday() -> Date {
    today().plus_days(-1)
}

/// What the page of today shows.
pub fn views() -> Vec<View> {
    vec![
        View::Goals(yesterday(), today()),
        View::Steps(today()),
        View::Steps(yesterday()),
        View::Tasks(false),
        View::Tasks(true),
        View::GoalsWithSteps,
        View::Due(today()),
        View::Logs(today(), today()),
    ]
}

/// The page, the server and what is on its way between them.
#[derive(Default)]
pub struct World {
    pub planner: Planner,
    pub server: Server,
    pub under_way: VecDeque<(Asked, Request)>,
    /// What the server has answered and the page has not heard.
    answers: VecDeque<(Asked, Result<Answer, Error>)>,
    /// What was known when the page was left.
    seen: Snapshot,
    /// Whether the page shows no other loose tasks than those that are due.
    is_day: bool,
}

impl World {
    /// Today and yesterday on the page, read from a server that has these goals.
    pub fn with(before: &[&str], titles: &[&str]) -> Self {
        let mut world = Self::default();
        for (date, titles) in [(yesterday(), before), (today(), titles)] {
            for text in titles {
                world.elsewhere(Change::add_goal(title(text), date));
            }
        }
        world.server.events.clear();
        world.open();
        world.settle();
        world
    }

    pub fn apply(&mut self, action: Action) {
        self.under_way.extend(self.planner.apply(action));
    }

    pub fn act(&mut self, change: Change) {
        self.apply(Action::Do(change));
    }

    pub fn add(&mut self, text: &str) {
        self.act(Change::add_goal(title(text), today()));
    }

    /// Another device of the same person does something.
    pub fn elsewhere(&mut self, change: Change) {
        self.server.handle(Request::Change(Pending::new(change, &Records::default()))).ok();
    }

    /// Lets one request reach the server, whichever: they may take different ways.
    pub fn serve(&mut self, nth: usize) {
        let nth = nth.checked_rem(self.under_way.len());
        if let Some((asked, request)) = nth.and_then(|nth| self.under_way.remove(nth)) {
            let answer = self.server.handle(request);
            self.answers.push_back((asked, answer));
        }
    }

    /// Lets one answer reach the page, whichever.
    pub fn answer(&mut self, nth: usize) {
        let nth = nth.checked_rem(self.answers.len());
        if let Some((asked, answer)) = nth.and_then(|nth| self.answers.remove(nth)) {
            self.apply(Action::Answered(asked, answer));
        }
    }

    /// Lets one answer reach the page, and before that its request the server.
    pub fn deliver(&mut self) {
        if self.answers.is_empty() {
            self.serve(0);
        }
        self.answer(0);
    }

    /// Whether nothing is on its way.
    pub fn is_quiet(&self) -> bool {
        self.under_way.is_empty() && self.answers.is_empty()
    }

    /// Cuts the connection before or after the server has done what was asked.
    pub fn cut(&mut self, reaches_server: bool) {
        self.fail(reaches_server, no_connection());
    }

    pub fn fail(&mut self, reaches_server: bool, error: Error) {
        if let Some((asked, request)) = self.under_way.pop_front() {
            if reaches_server {
                self.server.handle(request).ok();
            }
            self.apply(Action::Answered(asked, Err(error)));
        }
    }

    /// Cuts it until nothing is asked any more.
    pub fn lose_everything(&mut self) {
        while !self.under_way.is_empty() {
            self.cut(false);
        }
    }

    /// Lets the page hear of one thing that has changed on the server.
    pub fn hear(&mut self) {
        if let Some(event) = self.server.events.pop_front() {
            self.apply(Action::Told(event));
        }
    }

    pub fn settle(&mut self) {
        while !self.is_quiet() {
            self.deliver();
        }
    }

    /// The page is left, whatever is under way, and opened again: what is kept is what can be stored.
    pub fn leave(&mut self) {
        let queue = self.close();
        self.remember();
        self.apply(Action::Adopt(queue));
        self.open();
    }

    /// The page is opened by a browser that knows nothing.
    pub fn open_anew(&mut self) {
        self.close();
        self.open();
    }

    /// From now on the page shows no other loose tasks than those that are due.
    pub fn show_day(&mut self) {
        self.is_day = true;
        self.open();
    }

    fn open(&mut self) {
        let is_shown = |view: &View| !(self.is_day && matches!(view, View::Tasks(_)));
        self.apply(Action::Look(views().into_iter().filter(is_shown).collect()));
    }

    /// The page comes to the front.
    pub fn look(&mut self) {
        self.apply(Action::LookAgain);
    }

    /// The page is left, whatever is under way; what waited is left behind.
    pub fn close(&mut self) -> Queue {
        let stored = serde_json::to_string(&(self.planner.queue().0, self.planner.snapshot())).unwrap();
        let (queue, seen) = serde_json::from_str(&stored).unwrap();
        self.under_way.clear();
        self.answers.clear();
        self.planner = Planner::default();
        self.seen = seen;
        queue
    }

    /// The browser says what was known when the page was left, however late.
    pub fn remember(&mut self) {
        self.apply(Action::Remember(self.seen.clone()));
    }

    pub fn goals(&self, date: Date) -> Vec<Goal> {
        self.planner.shown().day(date).iter().map(|goal| (**goal).clone()).collect()
    }

    pub fn titles(&self) -> Vec<String> {
        self.goals(today()).into_iter().map(|goal| goal.title.into()).collect()
    }

    pub fn goal(&self, nth: usize) -> Option<GoalId> {
        let goals = self.goals(today());
        goals.get(nth.checked_rem(goals.len())?).map(|goal| goal.id)
    }

    pub fn tasks(&self, goal: Option<GoalId>) -> Vec<Task> {
        self.planner.shown().tasks_of(goal).iter().map(|task| (**task).clone()).collect()
    }

    pub fn logs(&self) -> Vec<Log> {
        self.planner.shown().logs_between(today(), today()).iter().map(|log| (**log).clone()).collect()
    }

    /// Everything of these days, as the page shows it and as the server has it.
    pub fn both(&self) -> [(Vec<Goal>, Vec<Task>, Vec<Log>); 2] {
        let days = [yesterday(), today()];
        let goals = |list: &dyn Fn(Date) -> Vec<Goal>| -> Vec<Goal> {
            // When something was done is known to the server alone until it is read.
            days.into_iter().flat_map(list).collect()
        };
        let (page, server) = (goals(&|date| self.goals(date)), goals(&|date| self.server.day(date)));
        let of = |goals: &[Goal]| goals.iter().map(|goal| Some(goal.id)).chain([None]).collect::<Vec<_>>();
        let is_due = |task: &Task| !task.completed && task.due_date.is_some_and(|due| due <= today());
        let is_shown = |task: &Task| !self.is_day || task.goal_id.is_some() || is_due(task);
        let page_tasks = of(&page).into_iter().flat_map(|goal| self.tasks(goal)).filter(is_shown).collect();
        let server_tasks =
            of(&server).into_iter().flat_map(|goal| self.server.tasks_of(goal)).filter(is_shown).collect();
        [(page, page_tasks, self.logs()), (server, server_tasks, self.server.logs(today()))]
    }
}
