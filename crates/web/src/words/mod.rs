//! Every word the app says by itself, in every language it speaks; a language that lacks one does not compile.
#![expect(missing_docs, reason = "the words say what they are for")]

pub mod account;
pub mod admin;
pub mod app;
pub mod day;
mod en;
pub mod errors;
mod es;
pub mod insights;
pub mod journal;
pub mod keys;
mod language;
pub mod nav;
pub mod quick_add;
pub mod repeats;
pub mod search;
pub mod settings;
pub mod sync;
pub mod tasks;
pub mod template;
pub mod week;

pub use self::language::{Language, words};

use self::{
    account::Account, admin::Admin, app::App, day::Day, errors::Errors, insights::Insights, journal::Journal,
    keys::Keys, nav::Nav, quick_add::QuickAdd, repeats::Repeats, search::Search, settings::Settings, sync::Sync,
    tasks::Tasks, week::Week,
};
use crate::quick_add::Vocabulary;

/// What the app is called, in every language.
pub const APP: &str = "StudentOS";

/// The words of a language.
#[derive(Debug)]
pub struct Words {
    pub language: Language,
    pub account: Account,
    pub admin: Admin,
    pub app: App,
    pub day: Day,
    pub errors: Errors,
    pub insights: Insights,
    pub journal: Journal,
    pub keys: Keys,
    pub nav: Nav,
    pub quick_add: QuickAdd,
    pub repeats: Repeats,
    pub search: Search,
    pub settings: Settings,
    pub sync: Sync,
    pub tasks: Tasks,
    pub week: Week,
    pub vocabulary: &'static Vocabulary,
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

/// A length of time; its units are abbreviated alike everywhere.
#[must_use]
pub fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        // So long, nobody counts minutes.
        (hours, 0) | (hours @ 100.., _) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[must_use]
pub fn export_name(date: &str) -> String {
    format!("studentos-export-{date}.json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::iter::zip;

    /// The words, a line for each.
    fn lines(language: Language) -> Vec<String> {
        format!("{:#?}", language.words()).lines().filter(|line| line.contains(": \"")).map(str::to_owned).collect()
    }

    #[test]
    fn minutes_are_told_in_hours() {
        let told = [0, 45, 60, 90, 1500, 6065].map(duration);
        assert_eq!(told, ["0 min", "45 min", "1 h", "1 h 30 min", "25 h", "101 h"]);
    }

    #[test]
    fn no_word_is_left_in_another_language() {
        let (english, spanish) = (lines(Language::English), lines(Language::Spanish));
        assert!(english.len() > 300 && english.len() == spanish.len());
        let same: Vec<_> = zip(english, spanish).filter(|(one, other)| one == other).collect();
        assert!(same.is_empty(), "{same:?}");
    }

    #[test]
    fn the_page_says_the_same_before_the_app_is_there() {
        let page = include_str!("../../index.html");
        for language in Language::ALL {
            let lead = format!("lang=\"{}\">{}</p>", language.tag(), language.words().app.tagline);
            assert!(page.contains(&lead), "{lead}");
        }
    }

    #[test]
    fn what_is_counted_agrees_with_its_number() {
        let Words { day, settings, .. } = Language::English.words();
        assert_eq!(day.left_over(1, None), "1 goal is left from yesterday");
        assert_eq!(day.left_over(2, Some("Friday")), "2 goals are left from Friday");
        assert_eq!(day.done_of(2, 2), "All 2 done");
        assert_eq!(settings.good_for(Some(30)), "30 days");
        let Words { day, settings, .. } = Language::Spanish.words();
        assert_eq!(day.left_over(1, Some("viernes")), "Queda 1 meta del viernes");
        assert_eq!(day.left_over(2, None), "Quedan 2 metas de ayer");
        assert_eq!(day.done_of(0, 1), "0 de 1 hechas");
        assert_eq!(day.done_of(1, 1), "1 hecha");
        assert_eq!(day.done_of(3, 3), "Las 3 hechas");
        assert_eq!(settings.good_for(Some(365)), "Un año");
    }
}
