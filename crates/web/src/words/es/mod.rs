//! Spanish.

mod account;
mod admin;
mod app;
mod day;
mod errors;
mod insights;
mod journal;
mod keys;
mod nav;
mod quick_add;
mod repeats;
mod search;
mod settings;
mod sync;
mod tasks;
mod week;

use super::{Language, Words};

pub static WORDS: Words = Words {
    language: Language::Spanish,
    account: account::ACCOUNT,
    admin: admin::ADMIN,
    app: app::APP,
    day: day::DAY,
    errors: errors::ERRORS,
    insights: insights::INSIGHTS,
    journal: journal::JOURNAL,
    keys: keys::KEYS,
    nav: nav::NAV,
    quick_add: quick_add::QUICK_ADD,
    repeats: repeats::REPEATS,
    search: search::SEARCH,
    settings: settings::SETTINGS,
    sync: sync::SYNC,
    tasks: tasks::TASKS,
    week: week::WEEK,
    vocabulary: &crate::quick_add::SPANISH,
};
