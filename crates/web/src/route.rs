//! The pages and their addresses.

use crate::words;
use serde::{Deserialize, Serialize};
use studentos_client::types::Date;
use yew_router::{Routable, navigator::Navigator};

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Routable)]
#[expect(missing_docs, reason = "the addresses say it")]
pub enum Route {
    #[at("/")]
    Today,
    #[at("/day/:date")]
    Day { date: Date },
    #[at("/login")]
    Login,
    #[at("/signup")]
    Signup,
    #[not_found]
    #[at("/404")]
    NotFound,
}

impl Route {
    /// The page of a day; today has an address that is true tomorrow, too.
    #[must_use]
    pub fn of_day(date: Date, today: Date) -> Self {
        if date == today { Self::Today } else { Self::Day { date } }
    }

    /// Whether it is only for who is signed in.
    #[must_use]
    pub const fn is_private(self) -> bool {
        matches!(self, Self::Today | Self::Day { .. })
    }

    /// What the window is called; a day names itself.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Today | Self::Day { .. } => words::TODAY,
            Self::Login => words::LOG_IN,
            Self::Signup => words::SIGN_UP,
            Self::NotFound => words::NOT_FOUND,
        }
    }
}

/// Where to go after logging in, as the query of `/login` and `/signup`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Next {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

impl Next {
    /// Back to this page.
    #[must_use]
    pub fn to(route: Route) -> Self {
        Self { next: (route != Route::Today).then(|| route.to_path()) }
    }

    /// The address of a page with this as its query.
    #[must_use]
    pub fn href(&self, page: Route) -> String {
        let path = page.to_path();
        // Our own addresses have no character that a query cannot hold.
        self.next.as_ref().map_or(path.clone(), |next| format!("{path}?next={next}"))
    }

    /// Goes to a page with this as its query.
    pub fn push(&self, navigator: &Navigator, page: Route) {
        // Writing our own query cannot fail.
        navigator.push_with_query(&page, self).unwrap_or_default();
    }

    /// The same in place of the page that is shown.
    pub fn replace(&self, navigator: &Navigator, page: Route) {
        navigator.replace_with_query(&page, self).unwrap_or_default();
    }

    /// The page to go to. Since it is one of ours or today's, nobody is led astray by a crafted link.
    #[must_use]
    pub fn route(&self) -> Route {
        let route = self.next.as_deref().and_then(Route::recognize);
        route.filter(|route| route.is_private()).unwrap_or(Route::Today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_come_after_logging_in() {
        let day = Route::Day { date: Date::parse("2026-03-06").unwrap() };
        assert_eq!(Next::to(day).route(), day);
        for next in
            ["//evil.example", "https://evil.example/day/2026-03-06", "/login", "/day/2026-02-30", "javascript:0", ""]
        {
            assert_eq!(Next { next: Some(next.to_owned()) }.route(), Route::Today, "{next}");
        }
    }
}
