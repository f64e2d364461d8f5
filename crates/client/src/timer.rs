//! Time: tokio's natively, the browser's in a browser.

use std::time::Duration;

/// Waits.
#[cfg(not(target_arch = "wasm32"))]
pub use tokio::time::sleep;

/// Waits, for 24 days at most: a browser that is asked for more does not wait at all.
#[cfg(target_arch = "wasm32")]
pub fn sleep(wait: Duration) -> gloo_timers::future::TimeoutFuture {
    gloo_timers::future::sleep(wait.min(Duration::from_millis(i32::MAX.unsigned_abs().into())))
}

/// Whether it is possible to wait here: natively, inside a Tokio runtime.
#[cfg(not(target_arch = "wasm32"))]
pub fn can_wait() -> bool {
    tokio::runtime::Handle::try_current().is_ok()
}

/// Whether it is possible to wait here.
#[cfg(target_arch = "wasm32")]
pub const fn can_wait() -> bool {
    true
}

/// How long it is from one date to a later one, both as HTTP writes them (RFC 9110, section 5.6.7).
#[cfg(not(target_arch = "wasm32"))]
pub fn between(date: &str, later: &str) -> Option<Duration> {
    let [date, later] = [date, later].map(httpdate::parse_http_date);
    later.ok()?.duration_since(date.ok()?).ok()
}

/// How long it is from one date to a later one. A browser reads further forms of a date than HTTP has.
#[cfg(target_arch = "wasm32")]
pub fn between(date: &str, later: &str) -> Option<Duration> {
    let [date, later] = [date, later].map(js_sys::Date::parse);
    Duration::try_from_secs_f64((later - date) / 1000.0).ok()
}

/// A moment, to know later how long it is ago.
#[derive(Clone, Copy)]
pub struct Moment(#[cfg(not(target_arch = "wasm32"))] tokio::time::Instant, #[cfg(target_arch = "wasm32")] f64);

impl Moment {
    #[cfg(not(target_arch = "wasm32"))]
    pub fn now() -> Self {
        Self(tokio::time::Instant::now())
    }

    #[cfg(target_arch = "wasm32")]
    pub fn now() -> Self {
        Self(js_sys::Date::now())
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }

    /// A clock that was set back has not run.
    #[cfg(target_arch = "wasm32")]
    pub fn elapsed(self) -> Duration {
        Duration::try_from_secs_f64((js_sys::Date::now() - self.0) / 1000.0).unwrap_or_default()
    }
}
