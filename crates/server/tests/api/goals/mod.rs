//! Goals.

mod carry_over;
mod create;
mod delete;
mod list;
mod model;
mod ownership;
mod places;
pub mod plans;
mod search;
mod update;
