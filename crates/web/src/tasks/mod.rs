//! All that is to be done, by when it is.

mod agenda;
mod at_hand;
mod due;
mod list;
mod strays;
mod use_task_changes;

pub use self::{
    agenda::{Item, When, agenda, done, due, due_in, is_due, is_due_in},
    at_hand::{at_hand, reach},
    due::DueTasks,
    list::task_list,
    strays::strays,
    use_task_changes::use_task_changes,
};
