//! What is said about a week.

#[derive(Debug)]
pub struct Week {
    pub weeks: &'static str,
    pub previous_week: &'static str,
    pub this_week: &'static str,
    pub next_week: &'static str,
    pub number: fn(u8) -> String,
    pub progress: &'static str,
    pub add_to: fn(&str) -> String,
    pub empty: &'static str,
    pub empty_past: &'static str,
    pub nothing_due: &'static str,
}
