//! Logs.

mod create;
mod delete;
mod events;
mod links;
mod list;
mod ownership;
mod paging;
mod plans;
mod search;
mod update;
