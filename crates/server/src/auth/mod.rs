//! Who is asking: passwords, sessions and tokens.

mod api_tokens;
mod common_passwords;
mod cookie;
mod current_user;
mod hasher;
mod identify;
mod limits;
mod origin;
mod random;
mod secret;
mod sessions;
mod tokens;

pub use self::{
    api_tokens::ApiTokens,
    common_passwords::check_uncommon,
    cookie::RefreshCookie,
    current_user::{Admin, CurrentUser, SessionUser},
    hasher::{HashError, Hasher, Verdict},
    identify::identify,
    limits::{Action, Attempt, Limits},
    origin::Origins,
    random::{ApiTokenSecret, RefreshToken, hash_token, random_text},
    secret::{SecretError, signing_secret},
    sessions::Sessions,
    tokens::Tokens,
};
