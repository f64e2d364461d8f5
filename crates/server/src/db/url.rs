//! `DATABASE_URL`: which database, by its scheme.

use super::libpq::PostgresUrl;
use std::{fmt, path::PathBuf, str::FromStr};

/// What is said of a text that names neither database.
pub const NEITHER: &str = "must be sqlite://FILE or postgres://USER:PASSWORD@HOST/DATABASE";

/// Where the data is.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file, made on first start.
    Sqlite(PathBuf),
    /// A server, in libpq's own words.
    Postgres(String),
}

impl FromStr for DatabaseUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text.strip_prefix("sqlite://") {
            Some(path) if !path.is_empty() && !path.ends_with('/') && !path.contains(['?', '\0', ':']) => {
                Ok(Self::Sqlite(PathBuf::from(path)))
            }
            Some(_) => Err(NEITHER),
            None => PostgresUrl::parse(text).map(|_| Self::Postgres(text.to_owned())),
        }
    }
}

/// Without the password.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Self::Postgres(url) => {
                let url = url::Url::parse(url).ok();
                let url = url.as_ref();
                let host = url.and_then(url::Url::host_str).unwrap_or_default();
                let port = url.and_then(url::Url::port).map(|port| format!(":{port}")).unwrap_or_default();
                write!(f, "postgres://{host}{port}{}", url.map_or("", url::Url::path))
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_says_which_database() {
        assert_eq!("sqlite://data/a.db".parse(), Ok(DatabaseUrl::Sqlite("data/a.db".into())));
        assert_eq!("sqlite:///var/a.db".parse(), Ok(DatabaseUrl::Sqlite("/var/a.db".into())));
        assert!(matches!("postgresql://h/d".parse(), Ok(DatabaseUrl::Postgres(_))));
        for text in
            ["", "a.db", "sqlite://", "sqlite://data/", "sqlite://:memory:", "sqlite://file:a.db", "mysql://h/d"]
        {
            assert!(text.parse::<DatabaseUrl>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn the_password_is_not_shown() {
        for text in [
            "postgres://me:p%40ss@db.example/plans",
            "postgres://me:p%2Fss@db.example/plans",
            "postgresql://db.example/plans?user=me&password=p@ss",
        ] {
            let url: DatabaseUrl = text.parse().expect("a URL");
            assert_eq!(format!("{url} {url:?}"), "postgres://db.example/plans postgres://db.example/plans");
        }
    }
}
