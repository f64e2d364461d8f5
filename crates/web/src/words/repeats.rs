//! What is said about the goals that come back.

use super::template::Template;

#[derive(Debug)]
pub struct Repeats {
    pub title: &'static str,
    pub lead: &'static str,
    pub add: &'static str,
    pub add_hint: &'static str,
    pub says_no_rule: &'static str,
    pub how_often: &'static str,
    pub how_often_hint: &'static str,
    pub no_rule: &'static str,
    pub ends: &'static str,
    pub missed: &'static str,
    pub missed_skip: &'static str,
    pub missed_carry_over: &'static str,
    pub missed_wait: &'static str,
    pub paused: &'static str,
    pub pause: &'static str,
    pub resume: &'static str,
    pub change: &'static str,
    pub delete_hint: &'static str,
    pub empty: &'static str,
    pub empty_hint: &'static str,
    pub delete_question: Template<1>,
    pub span: Template<2>,
    pub from: Template<1>,
}

impl Repeats {
    /// From which day to which, or on and on.
    #[must_use]
    pub fn span(&self, from: &str, until: Option<&str>) -> String {
        until.map_or_else(|| self.from.fill(&from), |until| self.span.fill(&from, &until))
    }
}
