//! What is said about a day and its goals.

use super::template::{Plural, Template};

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
    pub not_now: &'static str,
    pub carried_over: &'static str,
    pub deleted: Template<1>,
    pub moved: Template<3>,
    pub some_done: Template<2>,
    pub all_done: Plural,
    pub left_over: Plural,
    pub left_from_yesterday: Template<1>,
    pub left_from: Template<2>,
    pub due: &'static str,
    pub more_about: Template<1>,
    pub steps_of: Template<1>,
    pub steps_done: Template<2>,
    pub add_step: &'static str,
    pub add_step_to: Template<1>,
    pub add_task: &'static str,
    pub has_notes: &'static str,
    pub comes_back: &'static str,
    pub notes_on: Template<1>,
    pub add_notes: &'static str,
    pub edit_notes: &'static str,
    pub markdown_hint: &'static str,
    pub move_to: &'static str,
    pub move_to_today: &'static str,
    pub move_to_next_day: &'static str,
    pub skip: &'static str,
    pub plan_again: &'static str,
    pub change_repeat: &'static str,
    pub moved_to_day: Template<2>,
    pub set_aside: Template<1>,
    pub planned_for: Template<2>,
    pub coming_back: Template<1>,
}

impl Day {
    /// How many goals are done of those that are planned.
    #[must_use]
    pub fn done_of(&self, done: usize, planned: usize) -> String {
        if done == planned { self.all_done.of(done) } else { self.some_done.fill(&done, &planned) }
    }

    /// How many goals are left, of a day of the week, or else of yesterday.
    #[must_use]
    pub fn left_over(&self, count: usize, weekday: Option<&str>) -> String {
        let count = self.left_over.of(count);
        match weekday {
            Some(weekday) => self.left_from.fill(&count, &weekday),
            None => self.left_from_yesterday.fill(&count),
        }
    }
}
