//! Spanish.

mod account;
mod admin;
mod app;
mod day;
mod errors;
mod journal;
mod keys;
mod quick_add;
mod search;
mod settings;
mod sync;

use super::Words;

pub static WORDS: Words = Words {
    account: account::ACCOUNT,
    admin: admin::ADMIN,
    app: app::APP,
    day: day::DAY,
    errors: errors::ERRORS,
    journal: journal::JOURNAL,
    keys: keys::KEYS,
    quick_add: quick_add::QUICK_ADD,
    search: search::SEARCH,
    settings: settings::SETTINGS,
    sync: sync::SYNC,
    vocabulary: &crate::quick_add::SPANISH,
};
