//! The goals as a person sees them: what the server confirmed with what they did since, at once and honestly.
//!
//! Nothing here knows the page, and only [`Request`] knows how the server is asked: [`Planner`] takes [`Action`]s, says which [`Request`]s to send and takes
//! their [`Answer`]s. The hook that ties it to both is [`crate::hooks::use_planner`].

mod change;
mod day;
mod item;
mod planner;
mod request;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use self::{
    change::Change,
    day::Day,
    item::{Item, Items, Key, Keys},
    planner::{Action, Deed, Deleted, Failure, Planner},
    request::{Answer, Request},
};
