//! What administrators see of the accounts of others, and what they can do.

mod actions;
mod row;
mod users;

pub use self::{
    actions::Action,
    row::row,
    users::{Found, find},
};
