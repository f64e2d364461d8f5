//! Any text as a token: nothing opens but the two keys themselves, however little is changed in them.
#![no_main]

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use studentos_server::fuzzing::{Account, Door};

static DOOR: LazyLock<Door> = LazyLock::new(|| {
    let door = Account::open().and_then(|account| account.door()).expect("a door with two keys");
    assert!(door.opens(&door.access_token) && door.opens(&door.api_token));
    door
});

fuzz_target!(|text: &str| {
    try_it(text);
    try_it(&unsigned(text));
    for key in [&DOOR.access_token, &DOOR.api_token] {
        // The first character says where the others come into the key: instead of what is there, and before it.
        let mut others = text.chars();
        let Some(place) = others.next().map(|first| first as usize % (key.len() + 1)) else { return };
        let (before, behind) = key.split_at(place);
        let others = others.as_str();
        try_it(&[before, others, behind.get(others.len()..).unwrap_or_default()].concat());
        try_it(&[before, others, behind].concat());
    }
});

fn try_it(text: &str) {
    let is_key = text == DOOR.access_token || text == DOOR.api_token;
    assert_eq!(DOOR.opens(text), is_key, "{text:?}");
}

/// The lines of a text as the parts of a JWT, the last one being its signature; the mutations then work on the JSON.
fn unsigned(text: &str) -> String {
    text.split('\n').map(|part| BASE64_URL_SAFE_NO_PAD.encode(part)).collect::<Vec<_>>().join(".")
}
