//! What is said to administrators.

pub const ACCOUNTS: &str = "Accounts";
pub const ACCOUNTS_HINT: &str = "Who uses this server. What they plan and write is theirs alone.";
pub const FIND_ACCOUNT: &str = "Name or e-mail";
pub const NOBODY: &str = "Nobody is called so";
pub const NOBODY_HINT: &str = "A part of the name or the e-mail will do.";
pub const SHOW_MORE: &str = "Show more";
pub const YOU: &str = "You";
pub const ADMINISTRATOR: &str = "Administrator";
pub const SHUT_OUT: &str = "Shut out";

pub const PROMOTE: &str = "Promote";
pub const PROMOTE_HINT: &str = "They can do with accounts what you can.";
pub const DEMOTE: &str = "Demote";
pub const DEMOTE_HINT: &str = "They look after their own account only.";
pub const SHUT_OUT_HINT: &str =
    "They are logged out everywhere, their programs too, and cannot log in. What is theirs stays.";
pub const LET_IN: &str = "Let in again";
pub const LET_IN_HINT: &str = "They can log in with their password.";
pub const DELETE_USER_HINT: &str = "The account and all that is in it is gone for good. Nobody can bring it back.";

#[must_use]
pub fn promote(name: &str) -> String {
    format!("Make {name} an administrator?")
}

#[must_use]
pub fn demote(name: &str) -> String {
    format!("Make {name} a user?")
}

#[must_use]
pub fn shut_out(name: &str) -> String {
    format!("Shut {name} out?")
}

#[must_use]
pub fn let_in(name: &str) -> String {
    format!("Let {name} in again?")
}

#[must_use]
pub fn delete_user(name: &str) -> String {
    format!("Delete {name}?")
}

#[must_use]
pub fn done_to(name: &str, what: &str) -> String {
    format!("{what}: {name}")
}

#[must_use]
pub fn account_since(email: &str, since: &str) -> String {
    format!("{email} · since {since}")
}
