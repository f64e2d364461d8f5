//! All that is to be done, by when it is.

mod agenda;
mod due;
mod list;
mod use_task_changes;

pub use self::{
    agenda::{Item, When, agenda, at_hand, done, due, reach},
    due::DueTasks,
    list::task_list,
    use_task_changes::use_task_changes,
};
