//! What every test is given: a server of its own on a database of its own, and short words for what is asked of it.

mod check;
mod events;
mod explain;
mod journal;
mod mail;
mod many;
mod noon;
mod plan;
mod seen;
mod server;
mod wire;

pub use self::{
    check::{code, problem, refused_field},
    events::{Event, Events},
    explain::Explainer,
    journal::{body, new_log, note},
    mail::{EMAIL_CHANGED, PASSWORD_CHANGED, RESET, VERIFY},
    many::fill_goals,
    noon::{Place, ahead, home, today},
    plan::{add, complete, day, loose, move_to, new_goal, new_token, plan, reword, steps, tick, title, titles},
    server::{PASSWORD, SECRET, Server, email},
    wire::wire,
};
pub use crate::{
    databases::Kind,
    seconds::{Stopwatch, until, within_a_second},
};
pub use macro_rules_attribute::apply;
pub use serde_json::{Value, json};
pub use studentos_client::{
    Client, Method, Request, Response,
    types::{
        CreateRepeat, CreateTask, Data, Date, ErrorCode, Goal, GoalId, List, Log, Missed, Problem, Repeat, RepeatId,
        Session, Task, TaskId, UpdateGoal, UpdateRepeat, UpdateTask, User,
    },
};

use crate::databases::Database;
use std::rc::Rc;

/// Runs a test against a fresh server on a fresh database of this kind.
pub fn run(kind: Kind, test: impl AsyncFnOnce(&Server)) {
    let database = Rc::new(Database::new(kind));
    actix_web::rt::System::new().block_on(async {
        let server = Server::start(database).await;
        test(&server).await;
        server.stop().await;
    });
}

/// Shows an `async fn name(server: &Server)` as two tests, `name::sqlite` and `name::postgres`.
macro_rules! on_both {
    ($(#[$attribute:meta])* async fn $name:ident($server:ident: &Server) $body:block) => {
        $(#[$attribute])*
        async fn $name($server: &Server) $body

        mod $name {
            #[test]
            fn sqlite() {
                $crate::harness::run($crate::harness::Kind::Sqlite, super::$name);
            }

            #[test]
            fn postgres() {
                $crate::harness::run($crate::harness::Kind::Postgres, super::$name);
            }
        }
    };
}

/// Shows an `async fn name(server: &Server)` as one test, for what no database has a part in.
macro_rules! without_database {
    ($(#[$attribute:meta])* async fn $name:ident($server:ident: &Server) $body:block) => {
        #[test]
        fn $name() {
            $crate::harness::run($crate::harness::Kind::Sqlite, async |$server: &Server| $body);
        }
    };
}

/// Shows an `async fn name(server: &Server)` as one test, for what only PostgreSQL does.
macro_rules! on_postgres {
    ($(#[$attribute:meta])* async fn $name:ident($server:ident: &Server) $body:block) => {
        #[test]
        fn $name() {
            $crate::harness::run($crate::harness::Kind::Postgres, async |$server: &Server| $body);
        }
    };
}

/// Does the same thing so many times at once, and gives back what came of each.
pub async fn at_once<T: 'static, F: Future<Output = T> + 'static>(times: usize, thing: impl Fn(usize) -> F) -> Vec<T> {
    let running: Vec<_> = (0..times).map(|number| actix_web::rt::spawn(thing(number))).collect();
    let mut results = Vec::with_capacity(times);
    for task in running {
        results.push(task.await.expect("nothing panics on the way"));
    }
    results
}

/// A request without a body.
pub fn get(path: impl Into<String>) -> Request {
    Request::new(Method::Get, path)
}

/// A request without a body.
pub fn delete(path: impl Into<String>) -> Request {
    Request::new(Method::Delete, path)
}

/// A request with a JSON body that need not be one the API knows.
pub fn post(path: impl Into<String>, body: &Value) -> Request {
    Request::new(Method::Post, path).json(body)
}

/// A request with a JSON body that need not be one the API knows.
pub fn patch(path: impl Into<String>, body: &Value) -> Request {
    Request::new(Method::Patch, path).json(body)
}
