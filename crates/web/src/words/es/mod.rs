//! Spanish.

mod account;
mod admin;
mod app;
mod day;
mod errors;
mod keys;
mod quick_add;
mod repeats;
mod settings;
mod sync;
mod tasks;

use super::Words;

pub static WORDS: Words = Words {
    account: account::ACCOUNT,
    admin: admin::ADMIN,
    app: app::APP,
    day: day::DAY,
    errors: errors::ERRORS,
    keys: keys::KEYS,
    quick_add: quick_add::QUICK_ADD,
    repeats: repeats::REPEATS,
    settings: settings::SETTINGS,
    sync: sync::SYNC,
    tasks: tasks::TASKS,
    vocabulary: &crate::quick_add::SPANISH,
};
