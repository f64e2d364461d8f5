//! How much is done: a little each time, and everything by `cargo xtask test faults --long`, against a release build.

use std::env;

/// What is taken in the short form, or in the long one.
pub fn of<T>(short: T, long: T) -> T {
    if is_long() { long } else { short }
}

/// Whether this is the long form, in which figures are goals as well: the short one runs beside others, on any build.
pub fn is_long() -> bool {
    env::var("STUDENTOS_FAULTS").is_ok_and(|form| form == "long")
}
