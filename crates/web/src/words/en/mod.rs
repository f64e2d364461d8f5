//! English.

mod account;
mod admin;
mod app;
mod day;
mod errors;
mod keys;
mod quick_add;
mod settings;
mod sync;
mod week;

use super::Words;

pub static WORDS: Words = Words {
    account: account::ACCOUNT,
    admin: admin::ADMIN,
    app: app::APP,
    day: day::DAY,
    errors: errors::ERRORS,
    keys: keys::KEYS,
    quick_add: quick_add::QUICK_ADD,
    settings: settings::SETTINGS,
    sync: sync::SYNC,
    week: week::WEEK,
    vocabulary: &crate::quick_add::ENGLISH,
};
