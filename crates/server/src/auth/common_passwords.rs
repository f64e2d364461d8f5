//! Passwords that everybody tries first.

use std::{collections::HashSet, sync::LazyLock};
use studentos_api_types::Password;

/// The 20,000 most common passwords of public breaches, those with 8 characters or more, in lower case: the list that
/// Django ships (compiled by Royce Williams; BSD-3-Clause).
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// Whether a password is on the list, however its letters are written.
#[must_use]
pub fn is_common(password: &Password) -> bool {
    COMMON.contains(password.as_str().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_takes_is_known() {
        let common = |text| Password::parse(text).map(|password| is_common(&password));
        assert_eq!(common("password1"), Ok(true));
        assert_eq!(common("PassWord1"), Ok(true));
        assert_eq!(common("lantern-orbit-17"), Ok(false));
    }
}
