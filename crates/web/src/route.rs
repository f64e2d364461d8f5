//! The pages and their addresses.

use crate::calendar::Week;
use studentos_client::types::Date;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`: the user's own day, whichever that is.
    Today,
    /// `/day/YYYY-MM-DD`.
    Day(Date),
    /// `/week`: the week of the user's own day.
    ThisWeek,
    /// `/week/YYYY-Www`.
    Week(Week),
    /// `/tasks`: what is to be done, whenever that is.
    Tasks,
    /// `/repeats`: the goals that come back.
    Repeats,
    /// `/journal`: what was written about the days.
    Journal,
    /// `/journal/YYYY-MM-DD`: what was written about one.
    JournalDay(Date),
    /// `/insights?period=…`: how the days add up.
    Insights,
    /// `/search?q=…`.
    Search,
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
    /// The page at an address, also at one that somebody typed who guessed it.
    #[must_use]
    pub fn at(path: &str) -> Self {
        match path.strip_suffix('/').unwrap_or(path) {
            "" | "/today" | "/day" => Self::Today,
            "/week" => Self::ThisWeek,
            "/tasks" => Self::Tasks,
            "/repeats" => Self::Repeats,
            "/journal" => Self::Journal,
            "/insights" => Self::Insights,
            "/search" => Self::Search,
            "/settings" => Self::Settings,
            "/admin/users" | "/admin" => Self::Users,
            "/login" => Self::Login,
            "/signup" => Self::Signup,
            "/forgot" => Self::Forgot,
            "/reset" => Self::Reset,
            "/verify" => Self::Verify,
            path => Self::at_time(path).unwrap_or(Self::NotFound),
        }
    }

    /// The page of a time, which its address ends with.
    fn at_time(path: &str) -> Option<Self> {
        let (page, time) = path.strip_prefix('/')?.split_once('/')?;
        match page {
            "day" => Date::parse(time).ok().map(Self::Day),
            "journal" => Date::parse(time).ok().map(Self::JournalDay),
            "week" => Week::parse(time).map(Self::Week),
            _ => None,
        }
    }

    /// Whether one goes on to it after logging in; today is where one goes anyway.
    const fn is_inside(self) -> bool {
        match self {
            Self::Day(_)
            | Self::ThisWeek
            | Self::Week(_)
            | Self::Tasks
            | Self::Repeats
            | Self::Journal
            | Self::JournalDay(_)
            | Self::Insights
            | Self::Search
            | Self::Settings
            | Self::Users => true,
            Self::Today | Self::Login | Self::Signup | Self::Forgot | Self::Reset | Self::Verify | Self::NotFound => {
                false
            }
        }
    }

    /// The page of a day; today has an address that is true tomorrow, too.
    #[must_use]
    pub fn of_day(date: Date, today: Date) -> Self {
        if date == today { Self::Today } else { Self::Day(date) }
    }

    /// The address to go to after logging in, as asked for by another one. Since it begins with that of one of our pages, nobody
    /// is led astray by a crafted link.
    #[must_use]
    pub fn after_login(next: &str) -> String {
        let (path, query) = next.split_at(next.find('?').unwrap_or(next.len()));
        let page = Self::at(path);
        if page.is_inside() { page.path() + query } else { Self::Today.path() }
    }

    /// The address of the page.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Today => "/".to_owned(),
            Self::Day(date) => format!("/day/{date}"),
            Self::ThisWeek => "/week".to_owned(),
            Self::Week(week) => format!("/week/{week}"),
            Self::Tasks => "/tasks".to_owned(),
            Self::Repeats => "/repeats".to_owned(),
            Self::Journal => "/journal".to_owned(),
            Self::JournalDay(date) => format!("/journal/{date}"),
            Self::Insights => "/insights".to_owned(),
            Self::Search => "/search".to_owned(),
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

    /// The address of the page, for who is to go on to another address after logging in.
    #[must_use]
    pub fn path_before(self, next: &str) -> String {
        let next = Self::after_login(next);
        if next == Self::Today.path() {
            return self.path();
        }
        format!("{}?next={}", self.path(), escaped(&next))
    }
}

/// Text as a parameter of an address has it: without what would mean something else there. The browser escapes the rest itself.
#[must_use]
pub fn escaped(text: &str) -> String {
    // The first is in what the others become.
    let special = [("%", "%25"), ("/", "%2F"), ("&", "%26"), ("+", "%2B"), ("#", "%23")];
    special.iter().fold(text.to_owned(), |text, (sign, escaped)| text.replace(sign, escaped))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date() -> Date {
        Date::parse("2026-03-06").unwrap()
    }

    #[test]
    fn every_page_is_found_at_its_address() {
        let times = [Route::Day(date()), Route::JournalDay(date()), Route::Week(Week::of(date())), Route::ThisWeek];
        let lists = [Route::Tasks, Route::Repeats, Route::Journal, Route::Insights, Route::Search];
        let others = [Route::Today, Route::Settings, Route::Users, Route::NotFound];
        let visitors = [Route::Login, Route::Signup, Route::Forgot, Route::Reset, Route::Verify];
        for route in times.into_iter().chain(lists).chain(others).chain(visitors) {
            assert_eq!(Route::at(&route.path()), route);
        }
        for path in ["/day/2026-02-30", "/week/2025-W53", "/week/2026-03-06", "//", "/month/2026-03", "day"] {
            assert_eq!(Route::at(path), Route::NotFound, "{path}");
        }
    }

    #[test]
    fn what_somebody_guesses_leads_to_a_page() {
        for (guess, route) in [
            ("/today", Route::Today),
            ("/day", Route::Today),
            ("/week/", Route::ThisWeek),
            ("/tasks/", Route::Tasks),
            ("/journal/2026-03-06/", Route::JournalDay(date())),
            ("/admin", Route::Users),
        ] {
            assert_eq!(Route::at(guess), route, "{guess}");
        }
    }

    #[test]
    fn only_our_own_pages_come_after_logging_in() {
        for page in [Route::Day(date()), Route::Week(Week::of(date())), Route::Tasks, Route::Insights, Route::Settings]
        {
            assert_eq!(Route::after_login(&page.path()), page.path());
        }
        for next in ["//evil.example", "https://evil.example/day/2026-03-06", "/login", "/reset", "javascript:0", ""] {
            assert_eq!(Route::after_login(next), "/", "{next}");
        }
        for next in ["/?next=//evil.example", "?/tasks", "//evil.example?/tasks", "/reset?token=1", "/tasks//?q=1"] {
            assert_eq!(Route::after_login(next), "/", "{next}");
        }
    }

    #[test]
    fn what_an_address_asks_for_is_kept_when_logging_in() {
        for next in ["/search?q=caf%C3%A9+%26+t&x=a/b#c", "/insights?period=2025", "/tasks?", "/week/2026-W10?x=?y"] {
            assert_eq!(Route::after_login(next), next);
        }
        assert_eq!(Route::Login.path_before("/day/2026-03-06"), "/login?next=%2Fday%2F2026-03-06");
        assert_eq!(Route::Signup.path_before("/search?q=a%2Bb+c&d#e"), "/signup?next=%2Fsearch?q=a%252Bb%2Bc%26d%23e");
        for next in ["/", "/login", "/reset?token=1", ""] {
            assert_eq!(Route::Login.path_before(next), "/login");
        }
    }
}
