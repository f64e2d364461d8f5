//! What is said about looking for something.

#[derive(Debug)]
pub struct Search {
    pub title: &'static str,
    pub placeholder: &'static str,
    pub tasks: &'static str,
    pub done: &'static str,
    pub step_of: fn(&str) -> String,
    pub show_more: fn(&str) -> String,
    pub searching: &'static str,
    pub found: fn(usize, bool) -> String,
    pub untyped: &'static str,
    pub untyped_hint: &'static str,
    pub nothing: &'static str,
    pub nothing_hint: &'static str,
}
