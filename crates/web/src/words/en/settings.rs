//! What is said about the account, in English.

use crate::words::settings::Settings;
use studentos_client::types::Imported;

pub const SETTINGS: Settings = Settings {
    settings: "Settings",
    profile: "Profile",
    profile_hint: "What you are called, and when your day begins and ends.",
    save_profile: "Save profile",
    time_zone: "Time zone",
    nowhere: "Everywhere",
    this_device: "This device",
    day_start: "Your day begins at",
    day_start_hint: "Until then, what you do still belongs to the day before.",
    email_change_hint: "You log in with it, and a forgotten password is replaced by it.",
    confirmed: "Confirmed",
    unconfirmed: "Not confirmed yet",
    unconfirmed_hint: "Open the link in the mail that was sent there. It works for three days.",
    no_mail: "Nothing there?",
    send_mail: "Send the mail again",
    new_email: "New e-mail",
    change_email: "Change e-mail",
    email_changed: "Changed",
    password_change_hint: "A new one logs you out on every other device.",
    current_password: "Current password",
    change_password: "Change password",
    password_changed: "Changed, and logged out everywhere else",
    sessions: "Where you are logged in",
    sessions_hint: "Log out a device that you lost or do not know, and change your password.",
    now: "now",
    log_out_others: "Log out the others",
    logging_out: "Logging out…",
    tokens: "API tokens",
    tokens_hint: "With one, a program acts for you without your password.",
    no_tokens: "No program has one yet.",
    token_name: "What is it for?",
    token_name_hint: "Like “Calendar on my desk”, to know it again.",
    scope: "It may",
    scope_read: "Only look",
    scope_write: "Look and change",
    expires: "It is good for",
    make_token: "Make a token",
    delete_token_hint: "The program that has it can do nothing more for you.",
    secret: "Secret",
    secret_hint: "Copy it now and give it to the program. It is not shown again.",
    copy: "Copy",
    copied: "Copied",
    copy_by_hand: "It is marked: copy it with Ctrl C or ⌘ C.",
    data: "Your data",
    data_hint: "All of it in one file, to keep or to take to another account.",
    export: "Download everything",
    exporting: "Preparing…",
    exported: "Downloaded",
    import: "Import",
    importing: "Importing…",
    import_file: "A file that was downloaded here",
    import_hint: "What you have already stays as it is: importing twice adds nothing.",
    no_file: "Choose a file first.",
    file_too_large: "It is larger than 20 MB, which is the most.",
    file_unreadable: "It could not be read.",
    not_an_export: "This is not a file that StudentOS has exported.",
    delete_account: "Delete my account",
    delete_account_hint: "The end of it, at once and for good.",
    delete_account_warning: "All your goals, tasks, repeats and journal go with it. Nobody can bring them back, so \
                                          download everything first.",
    delete_password_hint: "To be sure that it is you.",
    deleting: "Deleting…",
    account_deleted: "Your account is deleted, and all that was in it.",
    mail_sent_to: |email| format!("Sent to {email}"),
    clock_there: |clock| format!("It is {clock} there now."),
    day_start_hour: |hour| if hour == 0 { "Midnight".to_owned() } else { format!("{hour}:00") },
    device,
    session_times: |seen, since| format!("Used {seen} · since {since}"),
    log_out_of: |device| format!("Log out {device}"),
    token_times,
    good_for,
    delete_token_question: |name| format!("Delete the token “{name}”?"),
    secret_of: |name| format!("The secret of “{name}”"),
    imported,
};

fn device((program, system): (Option<&str>, Option<&str>)) -> String {
    match (program, system) {
        (Some(program), Some(system)) => format!("{program} on {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "An unknown program".to_owned(),
    }
}

fn token_times(used: Option<&str>, ends: Option<&str>) -> String {
    let used = used.map_or_else(|| "Never used".to_owned(), |used| format!("Used {used}"));
    ends.map_or_else(|| used.clone(), |ends| format!("{used} · good until {ends}"))
}

fn good_for(days: Option<u16>) -> String {
    match days {
        None => "As long as I like".to_owned(),
        Some(365) => "A year".to_owned(),
        Some(days) => format!("{days} days"),
    }
}

fn imported(added: &Imported) -> String {
    let Imported { goals, tasks, logs, repeats, skipped } = *added;
    let counted = [(goals, "goal"), (tasks, "task"), (logs, "log"), (repeats, "repeat")];
    let told: Vec<_> = counted
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }))
        .collect();
    let added = if told.is_empty() { "Nothing was new".to_owned() } else { format!("Added {}", told.join(", ")) };
    match skipped {
        0 => added,
        1 => format!("{added}; 1 was there already"),
        _ => format!("{added}; {skipped} were there already"),
    }
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
