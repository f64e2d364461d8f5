//! What is said about the goals that come back, in English.

use crate::words::{repeats::Repeats, template::Template};

pub const REPEATS: Repeats = Repeats {
    title: "Goals that come back",
    lead: "Each makes a goal on its days by itself. What you change holds from today on.",
    add: "Add a goal that comes back",
    add_hint: "Say how often, too: “Gym every Monday” or “Water the plants every 3 days”.",
    says_no_rule: "Say how often as well, like “every Monday”.",
    how_often: "How often",
    how_often_hint: "Like “every weekday”, “every 2 weeks on Friday” or “every month on the 1st”.",
    no_rule: "This is not understood. Try “every Monday” or “every 3 days”.",
    ends: "Last day (optional)",
    missed: "If it is not done on its day",
    missed_skip: "It is skipped",
    missed_carry_over: "It moves to the next day",
    missed_wait: "It waits, and no other comes until it is done",
    paused: "Paused",
    pause: "Pause",
    resume: "Resume",
    change: "Change",
    delete_hint: "It does not come again. What it made before today stays.",
    empty: "Nothing comes back yet",
    empty_hint: "Type “every weekday” or “every Monday” after a goal, here or where you add the goals of a day.",
    delete_question: Template::new("Delete “{0}”?"),
    span: Template::new("From {0} until {1}"),
    from: Template::new("From {0}"),
};
