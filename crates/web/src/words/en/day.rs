//! What is said about a day and its goals, in English.

use crate::words::day::Day;

pub const DAY: Day = Day {
    today: "Today",
    days: "Days",
    previous_day: "Previous day",
    next_day: "Next day",
    add_a_goal: "Add a goal",
    add: "Add",
    title: "Title",
    move_up: "Move up",
    move_down: "Move down",
    goals: "Goals",
    progress: "Progress of the day",
    skipped: "skipped",
    empty: "A fresh page",
    empty_hint: "Write down the one thing that would make this a good day. Two or three more are plenty.",
    empty_past: "Nothing was planned",
    empty_past_hint: "You can still write down what you did.",
    carry_over: "Carry over",
    carrying_over: "Carrying over…",
    carried_over: "Carried over",
    deleted: |title| format!("Deleted “{title}”"),
    moved: |title, place, count| format!("{title}: {place} of {count}"),
    done_of: |done, planned| {
        if done == planned && planned > 1 { format!("All {planned} done") } else { format!("{done} of {planned} done") }
    },
    left_over,
    due: "Tasks due",
    more_about: |title| format!("More about {title}"),
    steps_of: |title| format!("Steps of {title}"),
    steps_done: |done, total| format!("{done} of {total} steps done"),
    add_step: "Add a step",
    add_step_to: |title| format!("Add a step to {title}"),
    add_task: "Add a task",
    has_notes: "has notes",
    comes_back: "comes back",
    notes_on: |title| format!("Notes on {title}"),
    add_notes: "Add notes",
    edit_notes: "Edit notes",
    markdown_hint: "**bold**, *italic*, - lists and links work.",
    move_to: "Move to",
    move_to_today: "Move to today",
    move_to_next_day: "Move to the next day",
    skip: "Skip",
    plan_again: "Plan again",
    change_repeat: "Change how it comes back",
    moved_to_day: |title, day| format!("Moved “{title}” to {day}"),
    set_aside: |title| format!("Skipped “{title}”"),
    planned_for: |title, day| format!("{title}: planned for {day}"),
    coming_back: |title| format!("{title}: comes back from now on"),
};

/// Of a day of the week, or else of yesterday.
fn left_over(count: usize, weekday: Option<&str>) -> String {
    let day = weekday.unwrap_or("yesterday");
    match count {
        1 => format!("1 goal is left from {day}"),
        _ => format!("{count} goals are left from {day}"),
    }
}
