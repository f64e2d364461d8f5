//! Every migration is there for both databases, with a way up and a way down.

use super::{Complaint, Source};
use std::collections::BTreeSet;

const DATABASES: [&str; 2] = ["sqlite", "postgres"];
const WAYS: [&str; 2] = ["up.sql", "down.sql"];

/// Checks the files under `migrations/` among `sources`.
pub fn check(sources: &[Source]) -> Vec<Complaint> {
    let paths: BTreeSet<_> = sources.iter().filter_map(|source| source.path.strip_prefix("migrations/")).collect();
    let names: BTreeSet<_> = paths.iter().filter_map(|path| path.split('/').nth(1)).collect();
    let wanted = names.iter().flat_map(|name| {
        DATABASES.iter().flat_map(move |database| WAYS.iter().map(move |way| format!("{database}/{name}/{way}")))
    });
    wanted
        .filter(|path| !paths.contains(&**path))
        .map(|path| Complaint::new(format!("migrations/{path}"), "is missing"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(paths: &[&str]) -> Vec<String> {
        let sources: Vec<_> = paths.iter().map(|path| Source::new(path, "")).collect();
        check(&sources).into_iter().map(|complaint| complaint.place).collect()
    }

    #[test]
    fn both_databases_go_up_and_down() {
        let both = [
            "migrations/sqlite/0001_users/up.sql",
            "migrations/sqlite/0001_users/down.sql",
            "migrations/postgres/0001_users/up.sql",
            "migrations/postgres/0001_users/down.sql",
        ];
        assert!(missing(&both).is_empty());
        assert_eq!(missing(&both[..3]), ["migrations/postgres/0001_users/down.sql"]);
        assert_eq!(missing(&both[..2]).len(), 2);
    }
}
