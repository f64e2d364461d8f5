//! What is said about the journal.

use super::template::{Plural, Template};

#[derive(Debug)]
pub struct Journal {
    pub title: &'static str,
    pub write: &'static str,
    pub entry: &'static str,
    pub entries: &'static str,
    pub mood: &'static str,
    pub moods: [&'static str; 5],
    pub no_mood: &'static str,
    pub minutes: &'static str,
    pub minutes_hint: &'static str,
    pub minutes_wrong: &'static str,
    pub goal: &'static str,
    pub no_goal: &'static str,
    pub other_goal: &'static str,
    pub about: &'static str,
    pub day: &'static str,
    pub write_about: Template<1>,
    pub all: &'static str,
    pub months: &'static str,
    pub previous_month: &'static str,
    pub next_month: &'static str,
    pub this_month: &'static str,
    pub count: Plural,
    pub empty: &'static str,
    pub empty_hint: &'static str,
}
