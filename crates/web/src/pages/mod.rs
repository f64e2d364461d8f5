//! The pages, one for each address.

use crate::auth::Auth;
use yew::Properties;

mod day;
mod forgot;
mod insights;
mod journal;
mod login;
mod not_found;
mod repeats;
mod reset;
mod search;
mod settings;
mod signup;
mod tasks;
mod users;
mod verify;
mod week;

pub use self::{
    day::{DayPage, LEFT_OVER},
    forgot::ForgotPage,
    insights::InsightsPage,
    journal::JournalPage,
    login::{LoginPage, LoginPageProps},
    not_found::NotFoundPage,
    repeats::RepeatsPage,
    reset::ResetPage,
    search::SearchPage,
    settings::SettingsPage,
    signup::SignupPage,
    tasks::{TasksPage, TasksPageProps},
    users::UsersPage,
    verify::VerifyPage,
    week::WeekPage,
};

/// Properties of the pages about mails: they are for whoever opens them.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MailPageProps {
    /// The server, and who is signed in to it.
    pub auth: Auth,
}
