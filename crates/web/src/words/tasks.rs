//! What is said about tasks.

use super::template::Template;

#[derive(Debug)]
pub struct Tasks {
    pub title: &'static str,
    pub overdue: &'static str,
    pub this_week: &'static str,
    pub later: &'static str,
    pub undated: &'static str,
    pub done: &'static str,
    pub show_done: &'static str,
    pub hide_done: &'static str,
    pub nothing_done: &'static str,
    pub due: &'static str,
    pub empty: &'static str,
    pub empty_hint: &'static str,
    pub to_do: Template<1>,
}
