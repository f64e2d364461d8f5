//! The API's operations as data: what the contract calls each of them, and where it is found.

use crate::{Method, Request};
use std::fmt;

/// One operation of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operation {
    /// The `operationId` in `openapi.json`, like `get_goal`.
    pub id: &'static str,
    /// The method.
    pub method: Method,
    /// The path as a template, like `/api/goals/{id}`.
    pub path: &'static str,
    /// Whether it may be called without an access token: none is sent then.
    pub is_public: bool,
    /// Whether it takes an `Idempotency-Key`.
    pub is_keyed: bool,
}

impl Operation {
    const fn new(id: &'static str, method: Method, path: &'static str) -> Self {
        Self { id, method, path, is_public: false, is_keyed: false }
    }

    const fn public(mut self) -> Self {
        self.is_public = true;
        self
    }

    const fn keyed(mut self) -> Self {
        self.is_keyed = true;
        self
    }

    /// A request of this operation, whose path has no place for an id.
    #[must_use]
    pub fn request(&self) -> Request {
        Request::new(self.method, self.path)
    }

    /// A request of this operation about the thing with this id, which is put into the path as it is.
    #[must_use]
    pub fn request_for(&self, id: impl fmt::Display) -> Request {
        Request::new(self.method, self.path.replace("{id}", &id.to_string()))
    }
}

/// Declares each operation once, as a constant and as a part of the list.
macro_rules! operations {
    ($($name:ident: $id:ident $method:ident $path:literal $($trait:ident)?;)*) => {
        $(
            #[doc = concat!("`", stringify!($method), " ", $path, "`")]
            pub const $name: Operation = Operation::new(stringify!($id), Method::$method, $path)$(.$trait())?;
        )*

        /// Every operation there is.
        pub const ALL: &[Operation] = &[$($name),*];
    };
}

operations! {
    SIGNUP: signup Post "/api/auth/signup" public;
    LOGIN: login Post "/api/auth/login" public;
    REFRESH: refresh Post "/api/auth/refresh" public;
    LOGOUT: logout Post "/api/auth/logout";
    FORGOT_PASSWORD: forgot_password Post "/api/auth/password/forgot" public;
    RESET_PASSWORD: reset_password Post "/api/auth/password/reset" public;
    VERIFY_EMAIL: verify_email Post "/api/auth/email/verify" public;

    GET_ME: get_me Get "/api/users/me";
    UPDATE_ME: update_me Patch "/api/users/me";
    DELETE_ME: delete_me Delete "/api/users/me";
    CHANGE_PASSWORD: change_password Put "/api/users/me/password";
    LIST_SESSIONS: list_sessions Get "/api/users/me/sessions";
    END_SESSION: end_session Delete "/api/users/me/sessions/{id}";
    LIST_API_TOKENS: list_api_tokens Get "/api/users/me/tokens";
    CREATE_API_TOKEN: create_api_token Post "/api/users/me/tokens";
    DELETE_API_TOKEN: delete_api_token Delete "/api/users/me/tokens/{id}";
    GET_STATS: get_stats Get "/api/users/me/stats";
    EXPORT_ME: export_me Get "/api/users/me/export";
    IMPORT_ME: import_me Post "/api/users/me/import";
    LIST_USERS: list_users Get "/api/users";
    GET_USER: get_user Get "/api/users/{id}";
    UPDATE_USER: update_user Patch "/api/users/{id}";
    DELETE_USER: delete_user Delete "/api/users/{id}";

    LIST_GOALS: list_goals Get "/api/goals";
    CREATE_GOAL: create_goal Post "/api/goals" keyed;
    GET_GOAL: get_goal Get "/api/goals/{id}";
    UPDATE_GOAL: update_goal Patch "/api/goals/{id}";
    DELETE_GOAL: delete_goal Delete "/api/goals/{id}";
    RESTORE_GOAL: restore_goal Post "/api/goals/{id}/restore";
    CARRY_OVER_GOALS: carry_over_goals Post "/api/goals/carry-over";

    LIST_REPEATS: list_repeats Get "/api/repeats";
    CREATE_REPEAT: create_repeat Post "/api/repeats" keyed;
    GET_REPEAT: get_repeat Get "/api/repeats/{id}";
    UPDATE_REPEAT: update_repeat Patch "/api/repeats/{id}";
    DELETE_REPEAT: delete_repeat Delete "/api/repeats/{id}";

    LIST_TASKS: list_tasks Get "/api/tasks";
    CREATE_TASK: create_task Post "/api/tasks" keyed;
    GET_TASK: get_task Get "/api/tasks/{id}";
    UPDATE_TASK: update_task Patch "/api/tasks/{id}";
    DELETE_TASK: delete_task Delete "/api/tasks/{id}";
    RESTORE_TASK: restore_task Post "/api/tasks/{id}/restore";

    LIST_LOGS: list_logs Get "/api/logs";
    CREATE_LOG: create_log Post "/api/logs" keyed;
    GET_LOG: get_log Get "/api/logs/{id}";
    UPDATE_LOG: update_log Patch "/api/logs/{id}";
    DELETE_LOG: delete_log Delete "/api/logs/{id}";
    RESTORE_LOG: restore_log Post "/api/logs/{id}/restore";

    WATCH_EVENTS: watch_events Get "/api/events";

    GET_HEALTH: get_health Get "/healthz" public;
    GET_READINESS: get_readiness Get "/readyz" public;
    GET_METRICS: get_metrics Get "/metrics" public;
}
