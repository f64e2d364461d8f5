//! What is said about a day and its goals.

#[derive(Debug)]
pub struct Day {
    pub today: &'static str,
    pub days: &'static str,
    pub previous_day: &'static str,
    pub next_day: &'static str,
    pub add_a_goal: &'static str,
    pub add: &'static str,
    pub title: &'static str,
    pub move_up: &'static str,
    pub move_down: &'static str,
    pub goals: &'static str,
    pub progress: &'static str,
    pub skipped: &'static str,
    pub empty: &'static str,
    pub empty_hint: &'static str,
    pub empty_past: &'static str,
    pub empty_past_hint: &'static str,
    pub carry_over: &'static str,
    pub carrying_over: &'static str,
    pub deleted: fn(&str) -> String,
    pub moved: fn(&str, usize, usize) -> String,
    pub done_of: fn(usize, usize) -> String,
    pub left_over: fn(usize) -> String,
}
