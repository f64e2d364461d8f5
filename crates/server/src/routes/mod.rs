//! The API, a file for each resource.

mod admins;
mod api_tokens;
mod auth;
pub mod days;
mod events;
mod export;
mod fallback;
mod goals;
mod health;
mod logs;
mod metrics;
mod operations;
mod repeats;
mod sessions;
mod stats;
mod tasks;
mod users;

pub use self::{fallback::Fallback, operations::Operations};

/// All operations there are, said to the app, to the document, and to who knows what is none.
pub fn configure(config: &mut impl Operations) {
    config
        // A path is looked for in this order: what is asked most comes first.
        .configure(goals::configure)
        .configure(tasks::configure)
        .configure(logs::configure)
        .configure(health::configure)
        .configure(metrics::configure)
        .configure(auth::configure)
        .configure(users::configure)
        .configure(stats::configure)
        .configure(export::configure)
        .configure(sessions::configure)
        .configure(api_tokens::configure)
        // After what is under /api/users/me, which an id could stand for.
        .configure(admins::configure)
        .configure(repeats::configure)
        .configure(events::configure);
}
