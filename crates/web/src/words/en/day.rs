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
    deleted: |title| format!("Deleted “{title}”"),
    moved: |title, place, count| format!("{title}: {place} of {count}"),
    done_of: |done, planned| {
        if done == planned { format!("All {planned} done") } else { format!("{done} of {planned} done") }
    },
    left_over,
};

fn left_over(count: usize) -> String {
    match count {
        1 => "1 goal is left from yesterday".to_owned(),
        _ => format!("{count} goals are left from yesterday"),
    }
}
