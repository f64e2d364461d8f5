//! The address bar.

use crate::route::{self, Route};
use studentos_client::types::MailToken;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlAnchorElement, MouseEvent, UrlSearchParams};

/// Where the person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// The address to go to after logging in.
    pub next: String,
}

impl Location {
    /// What the address bar says now.
    #[must_use]
    pub fn read() -> Self {
        Self { route: Route::at(&path()), next: Route::after_login(&parameter("next").unwrap_or_default()) }
    }
}

/// Takes what a link in a mail carries out of the address bar: it is to stay in no history, bookmark or picture of the
/// screen.
#[must_use]
pub fn take_token() -> Option<MailToken> {
    let token = parameter("token")?;
    let history = web_sys::window()?.history().ok()?;
    history.replace_state_with_url(&JsValue::NULL, "", Some(&path())).ok()?;
    MailToken::parse(&token).ok()
}

/// Has the address say by a parameter what the page shows, so that it can be kept and come back to.
pub fn keep(name: &str, value: &str) {
    let address = match value {
        "" => path(),
        value => format!("{}?{name}={}", path(), route::escaped(value)),
    };
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok();
    }
}

/// The address of the page with what it asks for.
#[must_use]
pub fn here() -> String {
    path() + &part(web_sys::Location::search)
}

fn path() -> String {
    part(web_sys::Location::pathname)
}

/// What the address says by a parameter.
#[must_use]
pub fn parameter(name: &str) -> Option<String> {
    UrlSearchParams::new_with_str(&part(web_sys::Location::search)).ok()?.get(name)
}

fn part(read: fn(&web_sys::Location) -> Result<String, JsValue>) -> String {
    web_sys::window().and_then(|window| read(&window.location()).ok()).unwrap_or_default()
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
    // Who follows a link to where they are has not gone anywhere.
    if replaces || path == here() {
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
