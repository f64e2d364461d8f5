//! What is said about the account.

use studentos_client::types::Imported;

pub const SETTINGS: &str = "Settings";
pub const SAVED: &str = "Saved";
pub const CANCEL: &str = "Cancel";
pub const DELETE: &str = "Delete";
pub const DONE: &str = "Done";

pub const PROFILE: &str = "Profile";
pub const PROFILE_HINT: &str = "What you are called, and when your day begins and ends.";
pub const SAVE_PROFILE: &str = "Save profile";
pub const TIME_ZONE: &str = "Time zone";
pub const NOWHERE: &str = "Everywhere";
pub const THIS_DEVICE: &str = "This device";
pub const DAY_START: &str = "Your day begins at";
pub const DAY_START_HINT: &str = "Until then, what you do still belongs to the day before.";

pub const EMAIL_CHANGE_HINT: &str = "You log in with it, and a forgotten password is replaced by it.";
pub const CONFIRMED: &str = "Confirmed";
pub const UNCONFIRMED: &str = "Not confirmed yet";
pub const UNCONFIRMED_HINT: &str = "Open the link in the mail that was sent there. It works for three days.";
pub const NEW_EMAIL: &str = "New e-mail";
pub const CHANGE_EMAIL: &str = "Change e-mail";
pub const EMAIL_CHANGED: &str = "Changed";

pub const PASSWORD_CHANGE_HINT: &str = "A new one logs you out on every other device.";
pub const CURRENT_PASSWORD: &str = "Current password";
pub const CHANGE_PASSWORD: &str = "Change password";
pub const PASSWORD_CHANGED: &str = "Changed, and logged out everywhere else";

pub const SESSIONS: &str = "Where you are logged in";
pub const SESSIONS_HINT: &str = "Log out a device that you lost or do not know, and change your password.";
pub const NOW: &str = "now";
pub const LOG_OUT_OTHERS: &str = "Log out the others";
pub const LOGGING_OUT: &str = "Logging out…";

pub const TOKENS: &str = "API tokens";
pub const TOKENS_HINT: &str = "With one, a program acts for you without your password.";
pub const NO_TOKENS: &str = "No program has one yet.";
pub const TOKEN_NAME: &str = "What is it for?";
pub const TOKEN_NAME_HINT: &str = "Like “Calendar on my desk”, to know it again.";
pub const SCOPE: &str = "It may";
pub const SCOPE_READ: &str = "Only look";
pub const SCOPE_WRITE: &str = "Look and change";
pub const EXPIRES: &str = "It is good for";
pub const MAKE_TOKEN: &str = "Make a token";
pub const DELETE_TOKEN_HINT: &str = "The program that has it can do nothing more for you.";
pub const SECRET: &str = "Secret";
pub const SECRET_HINT: &str = "Copy it now and give it to the program. It is not shown again.";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied";
pub const COPY_BY_HAND: &str = "It is marked: copy it with Ctrl C or ⌘ C.";

pub const DATA: &str = "Your data";
pub const DATA_HINT: &str = "All of it in one file, to keep or to take to another account.";
pub const EXPORT: &str = "Download everything";
pub const EXPORTING: &str = "Preparing…";
pub const EXPORTED: &str = "Downloaded";
pub const IMPORT: &str = "Import";
pub const IMPORTING: &str = "Importing…";
pub const IMPORT_FILE: &str = "A file that was downloaded here";
pub const IMPORT_HINT: &str = "What you have already stays as it is: importing twice adds nothing.";
pub const NO_FILE: &str = "Choose a file first.";
pub const FILE_TOO_LARGE: &str = "It is larger than 20 MB, which is the most.";
pub const FILE_UNREADABLE: &str = "It could not be read.";
pub const NOT_AN_EXPORT: &str = "This is not a file that StudentOS has exported.";

pub const DELETE_ACCOUNT: &str = "Delete my account";
pub const DELETE_ACCOUNT_HINT: &str = "The end of it, at once and for good.";
pub const DELETE_ACCOUNT_WARNING: &str = "All your goals, tasks, repeats and journal go with it. Nobody can bring them back, so \
                                          download everything first.";
pub const DELETE_PASSWORD_HINT: &str = "To be sure that it is you.";
pub const DELETING: &str = "Deleting…";
pub const ACCOUNT_DELETED: &str = "Your account is deleted, and all that was in it.";

#[must_use]
pub fn clock_there(clock: &str) -> String {
    format!("It is {clock} there now.")
}

#[must_use]
pub fn day_start(hour: u8) -> String {
    if hour == 0 { "Midnight".to_owned() } else { format!("{hour}:00") }
}

#[must_use]
pub fn device((program, system): (Option<&str>, Option<&str>)) -> String {
    match (program, system) {
        (Some(program), Some(system)) => format!("{program} on {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "An unknown program".to_owned(),
    }
}

#[must_use]
pub fn session_times(seen: &str, since: &str) -> String {
    format!("Used {seen} · since {since}")
}

#[must_use]
pub fn log_out_of(device: &str) -> String {
    format!("Log out {device}")
}

#[must_use]
pub fn token_times(used: Option<&str>, ends: Option<&str>) -> String {
    let used = used.map_or_else(|| "Never used".to_owned(), |used| format!("Used {used}"));
    ends.map_or_else(|| used.clone(), |ends| format!("{used} · good until {ends}"))
}

#[must_use]
pub fn good_for(days: Option<u16>) -> String {
    match days {
        None => "As long as I like".to_owned(),
        Some(365) => "A year".to_owned(),
        Some(days) => format!("{days} days"),
    }
}

#[must_use]
pub fn delete_token(name: &str) -> String {
    format!("Delete the token “{name}”?")
}

#[must_use]
pub fn secret_of(name: &str) -> String {
    format!("The secret of “{name}”")
}

#[must_use]
pub fn export_name(date: &str) -> String {
    format!("studentos-export-{date}.json")
}

#[must_use]
pub fn imported(added: &Imported) -> String {
    let Imported { goals, tasks, logs, repeats, skipped } = *added;
    let counted = [(goals, "goal"), (tasks, "task"), (logs, "log"), (repeats, "repeat")];
    let told: Vec<_> = counted
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }))
        .collect();
    let added = if told.is_empty() { "Nothing was new".to_owned() } else { format!("Added {}", told.join(", ")) };
    if skipped == 0 { added } else { format!("{added}; {skipped} were there already") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_imported_is_counted_by_kind() {
        let nothing = Imported::default();
        assert_eq!(imported(&nothing), "Nothing was new");
        assert_eq!(imported(&Imported { skipped: 3, ..nothing }), "Nothing was new; 3 were there already");
        let some = Imported { goals: 2, logs: 1, ..nothing };
        assert_eq!(imported(&some), "Added 2 goals, 1 log");
    }
}
