//! The sections of the settings, each about one thing.

mod data;
mod delete;
mod device;
mod email;
mod import;
mod new_token;
mod password;
mod profile;
mod resend;
mod save;
mod secret;
mod section;
mod sessions;
mod tokens;
mod zones;

pub use self::{
    data::Data,
    delete::Delete,
    email::EmailAddress,
    password::{PasswordChange, PasswordProps},
    profile::Profile,
    sessions::{Sessions, SessionsProps},
    tokens::Tokens,
};
