//! The words that StudentOS's server, client and web app share.
//!
//! Every request and answer of the API is a type here, and every rule about their contents is in how such a type is
//! made: a [`Title`] in hand is a valid title, on whichever side. The crate knows neither HTTP library nor database
//! and builds for `wasm32-unknown-unknown`; the feature `utoipa` adds the OpenAPI schemas.

mod api_tokens;
mod auth;
mod builder;
mod date;
mod digits;
mod email;
mod envelope;
mod events;
mod export;
mod goals;
mod idempotency;
mod ids;
mod logs;
mod mail_token;
mod paging;
mod parsed;
mod password;
mod problem;
mod repeats;
mod rule;
mod sessions;
mod stats;
mod tasks;
mod text;
mod timestamp;
mod timezone;
mod users;

pub use self::{
    api_tokens::{ApiToken, CreateApiToken, NewApiToken, Scope},
    auth::{ForgotPassword, Login, ResetPassword, Session, Signup, VerifyEmail},
    date::{Date, Weekday},
    email::Email,
    envelope::{All, Data, List},
    events::{Event, GoalChange, LogChange, RepeatChange, TaskChange, UserChange},
    export::{Export, ExportVersion, ExportedOccurrence, ExportedRepeat, ExportedUser, Imported},
    goals::{CarryOver, CreateGoal, Goal, ListGoals, UpdateGoal},
    idempotency::IdempotencyKey,
    ids::{ApiTokenId, GoalId, LogId, RepeatId, SessionId, TaskId, UserId},
    logs::{CreateLog, ListLogs, Log, Minutes, Mood, UpdateLog},
    mail_token::MailToken,
    paging::{Cursor, Limit, Paging},
    parsed::Invalid,
    password::{GivenPassword, Password},
    problem::{ErrorCode, FieldError, Problem},
    repeats::{CreateRepeat, ListRepeats, Missed, Repeat, UpdateRepeat},
    rule::{Cycle, Rule},
    sessions::OpenSession,
    stats::{DayStats, GetStats, Stats},
    tasks::{CreateTask, ListTasks, Task, UpdateTask},
    text::{LogBody, Name, Notes, Search, Title},
    timestamp::Timestamp,
    timezone::TimeZone,
    users::{ChangePassword, DayStart, DeleteAccount, ListUsers, Role, UpdateAccess, UpdateUser, User},
};
