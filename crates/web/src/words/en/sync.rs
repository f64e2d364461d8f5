//! What is said about changes that are on their way, in English.

use crate::words::{sync::Sync, template::Template};

pub const SYNC: Sync = Sync {
    waiting: Template::new("{0} waiting"),
    meanwhile: "This was changed meanwhile. What you write takes its place. It says now:",
    conflict: "This was changed on another device, too",
    gone: "What this belongs to is not there any more",
    refused: "This could not be saved",
    yours: "You wrote",
    theirs: "It says now",
    use_yours: "Use mine",
    keep_theirs: "Keep what is there",
};
