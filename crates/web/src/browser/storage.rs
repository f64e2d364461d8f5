//! What the browser remembers from visit to visit: no passwords and no tokens.

/// The id of who is signed in here: whether it is worth asking for a session at the next visit.
pub const SIGNED_IN: &str = "studentos.signed-in";
/// The address at which their session is asked for; `early.js` asks there before the app can.
pub const SESSION: &str = "studentos.session";
/// The names of today and some days more, and where their goals are; for `early.js`, which has no time to find them.
pub const DAYS: &str = "studentos.days";
/// The theme chosen by hand; read by `early.js` too.
pub const THEME: &str = "studentos.theme";
/// The language chosen by hand; read by `early.js` too.
pub const LANGUAGE: &str = "studentos.language";
/// `off` when single keys are to do nothing.
pub const SHORTCUTS: &str = "studentos.shortcuts";

/// What is remembered under a key.
#[must_use]
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Remembers something, or forgets it. A browser that remembers nothing does not get in the way.
pub fn set(key: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        match value {
            Some(value) => storage.set_item(key, value).ok(),
            None => storage.remove_item(key).ok(),
        };
    }
}

/// The keys that begin so.
#[must_use]
pub fn keys(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    keys.filter(|key| key.starts_with(prefix)).collect()
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}
