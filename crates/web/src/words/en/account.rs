//! What is said on the way in, and by whoever has lost it, in English.

use crate::words::{account::Account, template::Template};

pub const ACCOUNT: Account = Account {
    name: "Name",
    email: "E-mail",
    password: "Password",
    password_hint: "At least 8 characters. A few words make a good one.",
    log_in: "Log in",
    log_out: "Log out",
    sign_up: "Sign up",
    new_here: "New here?",
    have_account: "Have an account already?",
    session_expired: "Session expired",
    session_expired_hint: "Log in again to go on where you were.",
    logged_out_here_only: "You are logged out here, but the server could not be reached to end the session.",
    forgot: "Forgot your password?",
    forgot_hint: "We mail you a link to choose a new one.",
    send_link: "Send the link",
    link_sent: "Look into your mailbox",
    link_sent_hint: "Nothing there? It may be among the spam, or the address is another one.",
    send_again: "Send another",
    back_to_login: "Back to logging in",
    new_password: "New password",
    choose_password: "Choose a new password",
    choose_password_hint: "It signs you out everywhere, and you log in with it.",
    set_password: "Set the password",
    password_reset: "Your new password is set. Log in with it.",
    link_invalid: "This link does not work",
    reset_link_hint: "A link to a new password works once, for one hour, and only whole. Ask for another one.",
    ask_for_link: "Ask for a new link",
    verifying: "Confirming your e-mail…",
    verify_failed: "Your e-mail is not confirmed yet",
    verified: "Your e-mail is confirmed",
    verified_hint: "That is all there was to do.",
    verify_link_hint: "It works for three days, only whole, and only for the address that your account has now. A new \
                                    password by mail confirms the address, too.",
    link_sent_to: Template::new(
        "If {0} has an account, a mail is on its way there. Its link works once, for one hour.",
    ),
};
