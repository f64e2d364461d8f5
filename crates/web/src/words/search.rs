//! What is said about looking for something.

use super::template::{Plural, Template};

#[derive(Debug)]
pub struct Search {
    pub title: &'static str,
    pub placeholder: &'static str,
    pub tasks: &'static str,
    pub done: &'static str,
    pub step_of: Template<1>,
    pub show_more: Template<1>,
    pub searching: &'static str,
    pub found: Plural,
    pub found_so_far: Template<1>,
    pub untyped: &'static str,
    pub untyped_hint: &'static str,
    pub nothing: &'static str,
    pub nothing_hint: &'static str,
}
