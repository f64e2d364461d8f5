//! What libpq is told beside what `DATABASE_URL` says, and what it may not tell others.

use super::{Settings, url::NEITHER};
use std::{env, path::PathBuf};
use url::form_urlencoded::byte_serialize;

/// A `postgres://…`, cut where libpq cuts it.
pub struct PostgresUrl<'a> {
    text: &'a str,
    password: &'a str,
    query: Option<&'a str>,
}

impl<'a> PostgresUrl<'a> {
    /// Reads a URL.
    ///
    /// # Errors
    /// When it is none, or libpq would take a part of the password for the name of a host.
    pub fn parse(text: &'a str) -> Result<Self, &'static str> {
        let rest = text.strip_prefix("postgres://").or_else(|| text.strip_prefix("postgresql://"));
        let rest = rest.ok_or(NEITHER)?;
        let (user, rest) = match rest.find(['@', '/']) {
            Some(end) if rest[end..].starts_with('@') => (&rest[..end], &rest[end + 1..]),
            _ => ("", rest),
        };
        let (place, query) = rest.split_once('?').map_or((rest, None), |(place, query)| (place, Some(query)));
        if place.contains('@') {
            return Err("must have @ written as %40 and / as %2F in its user and password");
        }
        Ok(Self { text, password: user.split_once(':').map_or("", |(_, password)| password), query })
    }

    /// The value of a parameter as it is written. Of several, libpq takes the last.
    fn parameter(&self, name: &str) -> Option<&'a str> {
        let mut parameters = self.query?.split('&').rev().filter_map(|parameter| parameter.split_once('='));
        parameters.find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    /// The URL with what else libpq should know. What it says itself, stays.
    pub fn with(&self, settings: &Settings) -> String {
        let connect_timeout = settings.connect_timeout.as_secs().to_string();
        let defaults = [
            // What libpq is not told, it waits for without end: a server that accepts but does not answer, or is gone.
            ("connect_timeout", connect_timeout.as_str()),
            ("tcp_user_timeout", "6000"),
            ("keepalives_idle", "10"),
            ("keepalives_interval", "5"),
            ("keepalives_count", "2"),
            ("fallback_application_name", "studentos"),
        ];
        let missing = defaults.into_iter().filter(|(name, _)| self.parameter(name).is_none());
        let missing = missing.map(|(name, value)| format!("{name}={value}"));
        let added: Vec<String> = missing.chain(self.roots().into_iter().flatten()).collect();
        let separator = match self.query {
            None => "?",
            Some(query) if query.is_empty() || query.ends_with('&') => "",
            Some(_) => "&",
        };
        format!("{}{separator}{}", self.text, added.join("&"))
    }

    /// Where the certificates of this system are, if the server's is to be checked against them. The OpenSSL in this
    /// binary was built on another system, and would look where that one has them.
    fn roots(&self) -> Option<[String; 2]> {
        let said = |parameter: &str, variable: &str| {
            self.parameter(parameter).map(str::to_owned).or_else(|| env::var(variable).ok())
        };
        let mode = said("sslmode", "PGSSLMODE");
        let are_wanted = match (said("sslrootcert", "PGSSLROOTCERT").as_deref(), mode.as_deref()) {
            // With another mode libpq refuses them, and says why.
            (Some("system"), None | Some("verify-full")) => true,
            (None, Some("verify-ca" | "verify-full")) => !own_roots().is_some_and(|file| file.exists()),
            _ => false,
        };
        let file = are_wanted.then(openssl_probe::probe)?.cert_file?;
        // A form writes a space as a plus, which libpq takes for one.
        let file = byte_serialize(file.to_str()?.as_bytes()).collect::<String>().replace('+', "%20");
        Some([format!("sslmode={}", mode.as_deref().unwrap_or("verify-full")), format!("sslrootcert={file}")])
    }

    /// What libpq says of a failure, in one line and without the password, which it repeats where it cannot read it.
    pub fn redact(&self, reason: &str) -> String {
        let secrets = [self.password, self.parameter("password").unwrap_or_default()];
        let secrets = secrets.into_iter().filter(|secret| !secret.is_empty());
        secrets.fold(reason.replace('\n', " "), |reason, secret| reason.replace(secret, "…"))
    }
}

/// The certificates that libpq trusts by itself when there are any.
fn own_roots() -> Option<PathBuf> {
    env::home_dir().map(|home| home.join(".postgresql/root.crt"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    const SETTINGS: Settings =
        Settings { pool_size: 1, connect_timeout: Duration::from_secs(7), statement_timeout: Duration::from_secs(7) };

    fn told(text: &str) -> String {
        PostgresUrl::parse(text).expect("it is one").with(&SETTINGS)
    }

    #[test]
    fn what_the_url_says_stays() {
        assert!(told("postgres://h/d").starts_with("postgres://h/d?connect_timeout=7&tcp_user_timeout=6000&"));
        assert!(told("postgres://h/d?").starts_with("postgres://h/d?connect_timeout=7&"));
        assert!(told("postgres://h/d?a=b&").starts_with("postgres://h/d?a=b&connect_timeout=7&"));
        let url = told("postgres://h/d?connect_timeout=20&application_name=plans");
        assert!(url.starts_with("postgres://h/d?connect_timeout=20&application_name=plans&"), "{url}");
        assert_eq!(url.matches("connect_timeout").count(), 1, "{url}");
        // A password is no parameter.
        assert!(told("postgres://me:?connect_timeout=@h/d").contains("@h/d?connect_timeout=7&"));
    }

    #[test]
    fn the_certificates_of_the_system_are_for_who_asks_for_them() {
        for text in
            ["postgres://h/d", "postgres://h/d?sslmode=require", "postgres://h/d?sslmode=verify-full&sslrootcert=/a"]
        {
            assert!(!told(text).contains("sslmode=verify-full&sslrootcert=/etc"), "{text}");
        }
        let url = told("postgres://h/d?sslrootcert=system&sslmode=require");
        assert_eq!(url.matches("sslrootcert").count(), 1, "libpq refuses it: {url}");
    }

    #[test]
    fn a_password_that_was_not_encoded_is_not_shown() {
        for text in ["postgres://me:p@ss@h/d", "postgres://me:p/ss@h/d", "postgresql://me@corp:x@h/d"] {
            assert!(PostgresUrl::parse(text).is_err(), "{text}");
        }
        let url = PostgresUrl::parse("postgres://me:p%ss@h/d?password=q%ss").expect("libpq refuses it later");
        assert_eq!(url.redact("invalid token: \"p%ss\"\nor \"q%ss\""), "invalid token: \"…\" or \"…\"");
    }
}
