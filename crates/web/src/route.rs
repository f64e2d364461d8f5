//! The pages and their addresses.

use studentos_client::types::Date;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`: the user's own day, whichever that is.
    Today,
    /// `/day/YYYY-MM-DD`.
    Day(Date),
    /// `/settings`.
    Settings,
    /// `/admin/users`: for administrators.
    Users,
    /// `/login`.
    Login,
    /// `/signup`.
    Signup,
    /// `/forgot`: where one asks for a mail.
    Forgot,
    /// `/reset?token=…`: where that mail leads to.
    Reset,
    /// `/verify?token=…`: where the mail leads to that shows whose an address is.
    Verify,
    /// Any other address.
    NotFound,
}

impl Route {
    /// The page at an address.
    #[must_use]
    pub fn at(path: &str) -> Self {
        match path {
            "/" => Self::Today,
            "/settings" => Self::Settings,
            "/admin/users" => Self::Users,
            "/login" => Self::Login,
            "/signup" => Self::Signup,
            "/forgot" => Self::Forgot,
            "/reset" => Self::Reset,
            "/verify" => Self::Verify,
            _ => {
                let date = path.strip_prefix("/day/").and_then(|date| Date::parse(date).ok());
                date.map_or(Self::NotFound, Self::Day)
            }
        }
    }

    /// The page of a day; today has an address that is true tomorrow, too.
    #[must_use]
    pub fn of_day(date: Date, today: Date) -> Self {
        if date == today { Self::Today } else { Self::Day(date) }
    }

    /// The page to go to after logging in, as asked for by an address. Since it is one of ours or today's, nobody is led
    /// astray by a crafted link.
    #[must_use]
    pub fn after_login(next: Option<&str>) -> Self {
        match next.map(Self::at) {
            Some(page @ (Self::Day(_) | Self::Settings | Self::Users)) => page,
            _ => Self::Today,
        }
    }

    /// The address of the page.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Today => "/".to_owned(),
            Self::Day(date) => format!("/day/{date}"),
            Self::Settings => "/settings".to_owned(),
            Self::Users => "/admin/users".to_owned(),
            Self::Login => "/login".to_owned(),
            Self::Signup => "/signup".to_owned(),
            Self::Forgot => "/forgot".to_owned(),
            Self::Reset => "/reset".to_owned(),
            Self::Verify => "/verify".to_owned(),
            Self::NotFound => "/404".to_owned(),
        }
    }

    /// The address of the page, for who is to go on to another one after logging in.
    #[must_use]
    pub fn path_before(self, next: Self) -> String {
        match next {
            // The slash is all that our own addresses have to be escaped for.
            Self::Day(_) | Self::Settings | Self::Users => {
                format!("{}?next={}", self.path(), next.path().replace('/', "%2F"))
            }
            _ => self.path(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_at_its_address() {
        let day = Route::Day(Date::parse("2026-03-06").unwrap());
        let own = [Route::Today, day, Route::Settings, Route::Users, Route::NotFound];
        for route in own.into_iter().chain([Route::Login, Route::Signup, Route::Forgot, Route::Reset, Route::Verify]) {
            assert_eq!(Route::at(&route.path()), route);
        }
        assert_eq!(Route::at("/day/2026-02-30"), Route::NotFound);
    }

    #[test]
    fn only_our_own_pages_come_after_logging_in() {
        let day = Route::Day(Date::parse("2026-03-06").unwrap());
        assert_eq!(Route::after_login(Some("/day/2026-03-06")), day);
        assert_eq!(Route::after_login(Some("/settings")), Route::Settings);
        assert_eq!(Route::Login.path_before(day), "/login?next=%2Fday%2F2026-03-06");
        for next in ["//evil.example", "https://evil.example/day/2026-03-06", "/login", "/reset", "javascript:0", ""] {
            assert_eq!(Route::after_login(Some(next)), Route::Today, "{next}");
        }
    }
}
