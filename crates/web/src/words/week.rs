//! What is said about a week.

use super::template::Template;

#[derive(Debug)]
pub struct Week {
    pub weeks: &'static str,
    pub previous_week: &'static str,
    pub this_week: &'static str,
    pub next_week: &'static str,
    pub number: Template<1>,
    pub progress: &'static str,
    pub add_to: Template<1>,
    pub empty: &'static str,
    pub empty_past: &'static str,
    pub nothing_due: &'static str,
}
