//! What is said about the account.

use super::template::{Plural, Template};
use studentos_client::types::Imported;

#[derive(Debug)]
pub struct Settings {
    pub settings: &'static str,
    pub profile: &'static str,
    pub profile_hint: &'static str,
    pub save_profile: &'static str,
    pub time_zone: &'static str,
    pub nowhere: &'static str,
    pub this_device: &'static str,
    pub day_start: &'static str,
    pub day_start_hint: &'static str,
    pub email_change_hint: &'static str,
    pub confirmed: &'static str,
    pub unconfirmed: &'static str,
    pub unconfirmed_hint: &'static str,
    pub no_mail: &'static str,
    pub send_mail: &'static str,
    pub new_email: &'static str,
    pub change_email: &'static str,
    pub email_changed: &'static str,
    pub password_change_hint: &'static str,
    pub current_password: &'static str,
    pub change_password: &'static str,
    pub password_changed: &'static str,
    pub sessions: &'static str,
    pub sessions_hint: &'static str,
    pub now: &'static str,
    pub log_out_others: &'static str,
    pub logging_out: &'static str,
    pub tokens: &'static str,
    pub tokens_hint: &'static str,
    pub no_tokens: &'static str,
    pub token_name: &'static str,
    pub token_name_hint: &'static str,
    pub scope: &'static str,
    pub scope_read: &'static str,
    pub scope_write: &'static str,
    pub expires: &'static str,
    pub make_token: &'static str,
    pub delete_token_hint: &'static str,
    pub secret: &'static str,
    pub secret_hint: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub copy_by_hand: &'static str,
    pub data: &'static str,
    pub data_hint: &'static str,
    pub export: &'static str,
    pub exporting: &'static str,
    pub exported: &'static str,
    pub import: &'static str,
    pub importing: &'static str,
    pub import_file: &'static str,
    pub import_hint: &'static str,
    pub no_file: &'static str,
    pub file_too_large: &'static str,
    pub file_unreadable: &'static str,
    pub not_an_export: &'static str,
    pub delete_account: &'static str,
    pub delete_account_hint: &'static str,
    pub delete_account_warning: &'static str,
    pub delete_password_hint: &'static str,
    pub deleting: &'static str,
    pub account_deleted: &'static str,
    pub mail_sent_to: Template<1>,
    pub clock_there: Template<1>,
    pub midnight: &'static str,
    pub program_on: Template<2>,
    pub unknown_program: &'static str,
    pub session_times: Template<2>,
    pub log_out_of: Template<1>,
    pub never_used: &'static str,
    pub used: Template<1>,
    pub good_until: Template<1>,
    pub forever: &'static str,
    pub a_year: &'static str,
    pub days: Template<1>,
    pub delete_token_question: Template<1>,
    pub secret_of: Template<1>,
    pub goals: Plural,
    pub tasks: Plural,
    pub logs: Plural,
    pub repeats: Plural,
    pub imported: Template<1>,
    pub nothing_new: &'static str,
    pub there_already: Plural,
}

impl Settings {
    /// When the day begins.
    #[must_use]
    pub fn day_start_hour(&self, hour: u8) -> String {
        if hour == 0 { self.midnight.to_owned() } else { format!("{hour}:00") }
    }

    /// What a program and the system it runs on are called together.
    #[must_use]
    pub fn device(&self, named: (Option<&str>, Option<&str>)) -> String {
        match named {
            (Some(program), Some(system)) => self.program_on.fill(&program, &system),
            (name, None) | (None, name) => name.unwrap_or(self.unknown_program).to_owned(),
        }
    }

    /// When a token was used, and until when it can be.
    #[must_use]
    pub fn token_times(&self, used: Option<&str>, ends: Option<&str>) -> String {
        let used = used.map_or_else(|| self.never_used.to_owned(), |used| self.used.fill(&used));
        ends.map_or_else(|| used.clone(), |ends| format!("{used} · {}", self.good_until.fill(&ends)))
    }

    /// For how many days a token can be used.
    #[must_use]
    pub fn good_for(&self, days: Option<u16>) -> String {
        match days {
            None => self.forever.to_owned(),
            Some(365) => self.a_year.to_owned(),
            Some(days) => self.days.fill(&days),
        }
    }

    /// What came out of a file, by kind.
    #[must_use]
    pub fn imported(&self, added: &Imported) -> String {
        let Imported { goals, tasks, logs, repeats, skipped } = *added;
        let counted = [(goals, self.goals), (tasks, self.tasks), (logs, self.logs), (repeats, self.repeats)];
        let told: Vec<_> =
            counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| what.of(count)).collect();
        let added = if told.is_empty() { self.nothing_new.to_owned() } else { self.imported.fill(&told.join(", ")) };
        if skipped == 0 { added } else { format!("{added}; {}", self.there_already.of(skipped)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn told(language: Language, added: &Imported) -> String {
        language.words().settings.imported(added)
    }

    #[test]
    fn what_was_imported_is_counted_by_kind() {
        let nothing = Imported::default();
        assert_eq!(told(Language::English, &nothing), "Nothing was new");
        assert_eq!(told(Language::Spanish, &nothing), "No había nada nuevo");
        let known = Imported { skipped: 3, ..nothing };
        assert_eq!(told(Language::English, &known), "Nothing was new; 3 were there already");
        assert_eq!(told(Language::Spanish, &known), "No había nada nuevo; 3 ya estaban");
        let some = Imported { goals: 2, logs: 1, ..nothing };
        assert_eq!(told(Language::English, &some), "Added 2 goals, 1 log");
        let some = Imported { goals: 1, repeats: 2, skipped: 1, ..nothing };
        assert_eq!(told(Language::Spanish, &some), "Añadido: 1 meta, 2 repeticiones; 1 ya estaba");
    }
}
