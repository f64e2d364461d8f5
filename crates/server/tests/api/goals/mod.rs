//! Goals.

mod carry_over;
mod create;
mod delete;
mod list;
mod model;
mod ownership;
mod places;
mod plans;
mod search;
mod update;
