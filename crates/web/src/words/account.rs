//! What is said on the way in, and by whoever has lost it.

pub const NAME: &str = "Name";
pub const EMAIL: &str = "E-mail";
pub const PASSWORD: &str = "Password";
pub const PASSWORD_HINT: &str = "At least 8 characters. A few words make a good one.";
pub const LOG_IN: &str = "Log in";
pub const LOG_OUT: &str = "Log out";
pub const SIGN_UP: &str = "Sign up";
pub const NEEDED: &str = "Please fill this in.";
pub const SAVING: &str = "Saving…";
pub const NEW_HERE: &str = "New here?";
pub const HAVE_ACCOUNT: &str = "Have an account already?";
pub const SESSION_EXPIRED: &str = "Session expired";
pub const SESSION_EXPIRED_HINT: &str = "Log in again to go on where you were.";
pub const LOGGED_OUT_HERE_ONLY: &str =
    "You are logged out here, but the server could not be reached to end the session.";

pub const FORGOT: &str = "Forgot your password?";
pub const FORGOT_HINT: &str = "We mail you a link to choose a new one.";
pub const SEND_LINK: &str = "Send the link";
pub const LINK_SENT: &str = "Look into your mailbox";
pub const LINK_SENT_HINT: &str = "Nothing there? It may be among the spam, or the address is another one.";
pub const SEND_AGAIN: &str = "Send another";
pub const BACK_TO_LOGIN: &str = "Back to logging in";
pub const NEW_PASSWORD: &str = "New password";
pub const CHOOSE_PASSWORD: &str = "Choose a new password";
pub const CHOOSE_PASSWORD_HINT: &str = "It signs you out everywhere, and you log in with it.";
pub const SET_PASSWORD: &str = "Set the password";
pub const PASSWORD_RESET: &str = "Your new password is set. Log in with it.";
pub const LINK_INVALID: &str = "This link does not work";
pub const RESET_LINK_HINT: &str =
    "A link to a new password works once, for one hour, and only whole. Ask for another one.";
pub const ASK_FOR_LINK: &str = "Ask for a new link";
pub const VERIFYING: &str = "Confirming your e-mail…";
pub const VERIFY_FAILED: &str = "Your e-mail is not confirmed yet";
pub const VERIFIED: &str = "Your e-mail is confirmed";
pub const VERIFIED_HINT: &str = "That is all there was to do.";
pub const VERIFY_LINK_HINT: &str = "It works for three days, only whole, and only for the address that your account has now. A new \
                                    password by mail confirms the address, too.";

#[must_use]
pub fn link_sent(email: &str) -> String {
    format!("If {email} has an account, a mail is on its way there. Its link works once, for one hour.")
}
