//! What the mails say, in one place.
//!
//! They name nobody: what somebody typed as a name must not reach a stranger's mailbox under ours. Everything is ASCII, so
//! that no program on the way has a reason to rewrite the links.

use crate::db::outbox::Kind;

/// A mail in words.
pub struct Words {
    pub subject: &'static str,
    pub text: String,
}

/// Puts a mail into words, of a server at this origin; `token` is what its link carries, `at` when it happened.
pub fn words(kind: Kind, public_url: &str, token: &str, at: &str) -> Words {
    let (subject, text) = match kind {
        Kind::Verify => (
            "Confirm your e-mail address",
            format!(
                "somebody, hopefully you, has given this e-mail address to StudentOS.\n\
                 Open this link to confirm that it is yours:\n\
                 \n\
                 {public_url}/verify?token={token}\n\
                 \n\
                 The link works for three days. If it was not you, do nothing."
            ),
        ),
        Kind::Reset => (
            "Choose a new password",
            format!(
                "somebody, hopefully you, has asked for a new password for the StudentOS\n\
                 account with this e-mail address. Open this link to choose one:\n\
                 \n\
                 {public_url}/reset?token={token}\n\
                 \n\
                 The link works once, for one hour. A new password signs you out everywhere.\n\
                 If it was not you, do nothing: your password stays as it is."
            ),
        ),
        Kind::PasswordChanged => (
            "Your password was changed",
            format!(
                "the password of your StudentOS account was changed on\n\
                 {at}.\n\
                 If that was you, all is well.\n\
                 \n\
                 If it was not you, somebody else knew your password or reads your mail.\n\
                 Change the password of your mailbox first. Then go to\n\
                 \n\
                 {public_url}\n\
                 \n\
                 and choose a new one there by \"Forgot password\", which signs everybody out."
            ),
        ),
        Kind::EmailChanged => (
            "Your e-mail address was changed",
            format!(
                "your StudentOS account has had another e-mail address since\n\
                 {at}.\n\
                 Whoever logs in uses that one, and nothing more is sent to this one.\n\
                 If that was you, all is well.\n\
                 \n\
                 If it was not you, somebody else knows your password. Tell those who run\n\
                 \n\
                 {public_url}\n\
                 \n\
                 at once, and change the password wherever else you use it."
            ),
        ),
    };
    Words { subject, text: format!("Hello,\n\n{text}\n\n-- \nStudentOS, {public_url}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mail_passes_as_it_is() {
        for kind in [Kind::Verify, Kind::Reset, Kind::PasswordChanged, Kind::EmailChanged] {
            let Words { subject, text } = words(kind, "https://plan.example.com", &"x".repeat(43), "6 March 2026");
            assert!(subject.is_ascii() && text.is_ascii());
            let is_link = |line: &str| line.starts_with("https://plan.example.com/");
            assert!(text.lines().all(|line| is_link(line) || line.len() <= 78), "{text}");
        }
    }
}
