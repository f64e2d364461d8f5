//! Every word the app says by itself, in every language it speaks; a language that lacks one does not compile.
#![expect(missing_docs, reason = "the words say what they are for")]

pub mod account;
pub mod admin;
pub mod app;
pub mod day;
mod en;
pub mod keys;
pub mod settings;

use self::{account::Account, admin::Admin, app::App, day::Day, keys::Keys, settings::Settings};

/// What the app is called, in every language.
pub const APP: &str = "StudentOS";

/// The words of a language.
pub struct Words {
    pub account: Account,
    pub admin: Admin,
    pub app: App,
    pub day: Day,
    pub keys: Keys,
    pub settings: Settings,
}

/// The words of the language that the app speaks.
#[must_use]
pub fn words() -> &'static Words {
    &en::WORDS
}

#[must_use]
pub fn page_title(page: &str) -> String {
    format!("{page} · {APP}")
}

#[must_use]
pub fn field_error(field: &str, message: &str) -> String {
    format!("{field}: {message}")
}

#[must_use]
pub fn done_to(name: &str, what: &str) -> String {
    format!("{what}: {name}")
}

#[must_use]
pub fn export_name(date: &str) -> String {
    format!("studentos-export-{date}.json")
}
