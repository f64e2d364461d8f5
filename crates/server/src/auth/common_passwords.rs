//! Passwords that everybody tries first.

use std::{collections::HashSet, sync::LazyLock};
use studentos_api_types::{Invalid, Password};

/// The 20,000 most common passwords of public breaches, those with 8 characters or more, in lower case: the list that
/// Django ships (compiled by Royce Williams; BSD-3-Clause).
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// Makes sure that a new password is not on the list, however its letters are written.
///
/// # Errors
/// When it is.
pub fn check_uncommon(password: &Password) -> Result<(), Invalid> {
    if COMMON.contains(password.as_str().to_lowercase().as_str()) {
        return Err(Invalid::new("Is one of the most common passwords. Choose another one."));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_takes_is_known() {
        let is_common = |text| check_uncommon(&Password::parse(text).expect("it is long enough")).is_err();
        assert!(is_common("password1") && is_common("PassWord1"));
        assert!(!is_common("lantern-orbit-17"));
    }
}
