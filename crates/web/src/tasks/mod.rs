//! All that is to be done, by when it is.

mod agenda;
mod list;

pub use self::{
    agenda::{Item, When, agenda, at_hand, done, reach},
    list::task_list,
};
