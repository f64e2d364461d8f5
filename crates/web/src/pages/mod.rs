//! The pages, one for each address.

mod day;
mod login;
mod not_found;
mod read;
mod signup;

pub use self::{
    day::DayPage,
    login::{LoginPage, LoginPageProps},
    not_found::NotFoundPage,
    signup::SignupPage,
};
