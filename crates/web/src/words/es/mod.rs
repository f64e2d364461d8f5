//! Spanish.

mod account;
mod admin;
mod app;
mod day;
mod errors;
mod insights;
mod keys;
mod settings;

use super::Words;

pub static WORDS: Words = Words {
    account: account::ACCOUNT,
    admin: admin::ADMIN,
    app: app::APP,
    day: day::DAY,
    errors: errors::ERRORS,
    insights: insights::INSIGHTS,
    keys: keys::KEYS,
    settings: settings::SETTINGS,
};
