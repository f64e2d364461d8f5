//! What is said to administrators, in English.

use crate::words::{admin::Admin, template::Template};

pub const ADMIN: Admin = Admin {
    accounts: "Accounts",
    accounts_hint: "Who uses this server. What they plan and write is theirs alone.",
    find_account: "Name or e-mail",
    nobody: "Nobody is called so",
    nobody_hint: "A part of the name or the e-mail will do.",
    show_more: "Show more",
    you: "You",
    administrator: "Administrator",
    is_shut_out: "Shut out",
    promote: "Promote",
    promote_hint: "They can do with accounts what you can.",
    demote: "Demote",
    demote_hint: "They look after their own account only.",
    shut_out: "Shut out",
    shut_out_hint: "They are logged out everywhere, their programs too, and cannot log in. What is theirs stays.",
    let_in: "Let in again",
    let_in_hint: "They can log in with their password.",
    delete_hint: "The account and all that is in it is gone for good. Nobody can bring it back.",
    promote_question: Template::new("Make {0} an administrator?"),
    demote_question: Template::new("Make {0} a user?"),
    shut_out_question: Template::new("Shut {0} out?"),
    let_in_question: Template::new("Let {0} in again?"),
    delete_question: Template::new("Delete {0}?"),
    account_since: Template::new("{0} · since {1}"),
};
