//! The address bar.

use crate::route::Route;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlAnchorElement, MouseEvent, UrlSearchParams};

/// Where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// The page to go to after logging in.
    pub next: Route,
}

impl Location {
    /// What the address bar says now.
    #[must_use]
    pub fn read() -> Self {
        let location = web_sys::window().map(|window| window.location());
        let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
            location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
        };
        let query = UrlSearchParams::new_with_str(&part(web_sys::Location::search)).ok();
        let next = query.and_then(|query| query.get("next"));
        Self { route: Route::at(&part(web_sys::Location::pathname)), next: Route::after_login(next.as_deref()) }
    }
}

/// Goes to an address of the app.
pub fn push(path: &str) {
    go(path, false);
}

/// Goes to an address of the app so that the way back does not lead here.
pub fn replace(path: &str) {
    go(path, true);
}

fn go(path: &str, replaces: bool) -> Option<()> {
    let window = web_sys::window()?;
    let history = window.history().ok()?;
    let (state, title) = (JsValue::NULL, "");
    if replaces {
        history.replace_state_with_url(&state, title, Some(path)).ok()?;
    } else {
        history.push_state_with_url(&state, title, Some(path)).ok()?;
    }
    // The browser tells of the steps it takes itself; of this one we have to.
    window.dispatch_event(&Event::new("popstate").ok()?).ok().map(|_| ())
}

/// Follows a link inside the app without loading it anew.
pub fn follow(click: &Event) {
    if let Some(path) = inside(click) {
        click.prevent_default();
        push(&path);
    }
}

/// Where a click leads inside the app. Other hosts, new tabs and downloads are the browser's business.
fn inside(click: &Event) -> Option<String> {
    let click = click.dyn_ref::<MouseEvent>()?;
    let is_special = click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key();
    if click.default_prevented() || click.button() != 0 || is_special {
        return None;
    }
    let target = click.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href^='/']").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let is_inside =
        link.target().is_empty() && !link.has_attribute("download") && !link.pathname().starts_with("/api/");
    is_inside.then(|| format!("{}{}", link.pathname(), link.search()))
}
