//! What the changelog says that breaks.

use std::collections::BTreeSet;

/// The list in which it stands, below the changes that are not released yet.
pub const HEADING: &str = "### Breaking";
const UNRELEASED: &str = "## [Unreleased]";

/// What stands in backticks there.
pub fn breaking(changelog: &str) -> BTreeSet<&str> {
    let unreleased = changelog.lines().skip_while(|line| !line.starts_with(UNRELEASED)).skip(1);
    let unreleased = unreleased.take_while(|line| !line.starts_with("## "));
    let breaking = unreleased.skip_while(|line| line.trim_end() != HEADING).skip(1);
    let breaking = breaking.take_while(|line| !line.starts_with("### "));
    breaking.flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_released_yet_and_stands_in_the_list_is_named() {
        let changelog = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- `GET /new`\n\n### Breaking\n\n\
                         - `GET /old is gone`: nobody asked.\n- `one`, and `two`\n\n### Fixed\n\n- `a bug`\n\n\
                         ## [0.1.0]\n\n### Breaking\n\n- `GET /older is gone`\n";
        assert_eq!(breaking(changelog), BTreeSet::from(["GET /old is gone", "one", "two"]));
        assert!(breaking("# Changelog\n").is_empty());
    }
}
