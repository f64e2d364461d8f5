//! The goals that come back: what is said about each, and how one is made and changed.

mod actions;
mod form;
mod row;

pub use self::{
    actions::Action,
    form::{RepeatForm, RepeatFormProps},
    row::row,
};
