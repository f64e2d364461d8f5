//! `/api/tasks`: the steps of a goal, and loose to-dos.

mod counts;
mod create;
mod delete;
mod events;
mod list;
mod model;
mod ownership;
mod paging;
mod places;
mod plans;
mod update;
mod with_goal;
