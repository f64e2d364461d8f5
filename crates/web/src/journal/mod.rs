//! What a person writes about their days: entries, and the form for them.

mod details;
mod draft;
mod duration;
mod entry;
mod excerpt;
mod form;
mod mood;
mod of_day;
mod use_journal;

pub use self::{
    draft::{Draft, Refusal},
    duration::total,
    excerpt::excerpt,
    form::{EntryForm, EntryFormProps},
    of_day::of_day,
    use_journal::{Journal, use_journal},
};
