//! Who is asking: passwords, sessions and tokens.

mod common_passwords;
mod cookie;
mod current_user;
mod hasher;
mod limits;
mod origin;
mod random;
mod secret;
mod sessions;
mod tokens;

pub use self::{
    common_passwords::check_uncommon,
    cookie::RefreshCookie,
    current_user::CurrentUser,
    hasher::{HashError, Hasher, Verdict},
    limits::{Action, Attempt, Limits},
    origin::Origins,
    random::{RefreshToken, hash_token, new_uuid, random_text},
    secret::{SecretError, signing_secret},
    sessions::Sessions,
    tokens::Tokens,
};
