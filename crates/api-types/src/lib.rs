//! The words that StudentOS's server, client and web app share.
//!
//! Every request and answer of the API is a type here, and every rule about their contents is in how such a type is
//! made: a [`Title`] in hand is a valid title, on whichever side. The crate knows neither HTTP library nor database
//! and builds for `wasm32-unknown-unknown`; the feature `utoipa` adds the OpenAPI schemas.

mod auth;
mod date;
mod email;
mod envelope;
mod events;
mod export;
mod goals;
mod ids;
mod logs;
mod paging;
mod parsed;
mod password;
mod problem;
mod tasks;
mod text;
mod timestamp;
mod timezone;
mod users;

pub use self::{
    auth::{Login, Session, Signup},
    date::{Date, Weekday},
    email::Email,
    envelope::{Data, List},
    events::{Event, GoalChange, LogChange, TaskChange, UserChange},
    export::{Export, ExportVersion, ExportedUser, Imported},
    goals::{CarryOver, CreateGoal, Goal, ListGoals, UpdateGoal},
    ids::{GoalId, LogId, RepeatId, SessionId, TaskId, UserId},
    logs::{CreateLog, ListLogs, Log, Minutes, Mood, UpdateLog},
    paging::{Cursor, Limit},
    parsed::Invalid,
    password::{GivenPassword, Password},
    problem::{ErrorCode, FieldError, Problem},
    tasks::{CreateTask, ListTasks, Task, UpdateTask},
    text::{LogBody, Name, Notes, Search, Title},
    timestamp::Timestamp,
    timezone::TimeZone,
    users::{ChangePassword, DayStart, DeleteAccount, Role, UpdateUser, User},
};
