//! What is said about tasks, in English.

use crate::words::{tasks::Tasks, template::Template};

pub const TASKS: Tasks = Tasks {
    title: "Tasks",
    overdue: "Overdue",
    this_week: "This week",
    later: "Later",
    undated: "Without a date",
    done: "Done",
    show_done: "Show done",
    hide_done: "Hide done",
    nothing_done: "Nothing is done yet.",
    due: "Due",
    empty: "Nothing is waiting for you",
    empty_hint: "Write down what must not be forgotten. “Hand in the essay friday” is due on Friday; #goal makes it a step of that goal.",
    to_do: Template::new("{0} to do"),
};
