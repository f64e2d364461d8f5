//! The API, a file for each resource.

mod auth;
mod days;
mod events;
mod export;
mod fallback;
mod goals;
mod health;
mod logs;
mod tasks;
mod users;

pub use self::fallback::Fallback;

use utoipa_actix_web::service_config::ServiceConfig;

/// All operations, with what the OpenAPI document says of them.
pub fn configure(config: &mut ServiceConfig<'_>) {
    config
        .configure(health::configure)
        .configure(auth::configure)
        .configure(users::configure)
        .configure(export::configure)
        .configure(goals::configure)
        .configure(tasks::configure)
        .configure(logs::configure)
        .configure(events::configure);
}
