//! What the server is told at its start: environment first, flags as well.

mod command;
mod command_line;

pub use self::command::{Command, UserCommand};

use self::command_line::command_line;
use crate::{
    bounded_number::bounded_number,
    client_ip::TrustedProxy,
    db::{DatabaseUrl, Settings},
    mail::MailSettings,
};
use clap::{
    FromArgMatches as _, Parser,
    error::{ContextKind, ErrorKind},
};
use std::{
    fmt,
    net::{SocketAddr, ToSocketAddrs as _},
    str::FromStr,
    time::Duration,
};
use tracing_subscriber::filter::{LevelFilter, Targets};
use url::{Origin, Url};

/// Plan a day, tick it off, see the days add up.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "studentos",
    version,
    about,
    after_help = "Options can be given as flags or, where a name stands in brackets, in the environment."
)]
pub struct Config {
    /// What to do; to serve when left out.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The database: `sqlite://FILE` or `postgres://USER:PASSWORD@HOST/DATABASE`.
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite://data/studentos.db",
        hide_env_values = true,
        global = true
    )]
    pub database_url: DatabaseUrl,

    /// How the database is used.
    #[command(flatten)]
    pub database: Settings,

    /// Where to listen.
    #[arg(long, env = "BIND_ADDR", default_value = "127.0.0.1:8000", value_parser = socket_address)]
    pub bind_addr: SocketAddr,

    /// Where people find the web app, like `https://plan.example.com`. With https, browsers send cookies, and
    /// ask, over https alone.
    #[arg(long, env = "PUBLIC_URL")]
    pub public_url: Option<WebOrigin>,

    /// How mails leave.
    #[command(flatten)]
    pub mail: MailSettings,

    /// Web pages of other origins that may use the API, separated by commas: `https://app.example.com`.
    #[arg(long, env = "CORS_ORIGINS", value_delimiter = ',')]
    pub cors_origins: Vec<WebOrigin>,

    /// Proxies whose `X-Forwarded-For` is believed, addresses or networks, separated by commas: `10.0.0.0/8`.
    #[arg(long, env = "TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<TrustedProxy>,

    /// Whether guessing passwords and signing up in masses are slowed down: on or off. Off is for load tests, and only
    /// where no other machine can reach the server.
    #[arg(long, env = "RATE_LIMITS", default_value = "on")]
    pub rate_limits: Switch,

    /// Whether `/metrics` has figures for Prometheus: on or off. Whoever reaches the server can read them.
    #[arg(long, env = "METRICS", default_value = "off")]
    pub metrics: Switch,

    /// What signs access tokens, at least 32 bytes. With SQLite one is made and kept beside the file.
    #[arg(long, env = "JWT_SECRET", hide_env_values = true)]
    pub jwt_secret: Option<Secret>,

    /// The secret before this one, whose tokens are still taken.
    #[arg(long, env = "JWT_SECRET_PREVIOUS", hide_env_values = true)]
    pub jwt_secret_previous: Option<Secret>,

    /// Mixed into every password before it is hashed; without it, no stored password can be checked.
    #[arg(long, env = "PASSWORD_PEPPER", hide_env_values = true)]
    pub password_pepper: Option<Secret>,

    /// How much work hashing a password is; each step doubles it.
    #[arg(long, env = "BCRYPT_COST", default_value = "12", value_parser = bcrypt_cost)]
    pub bcrypt_cost: u32,

    /// After SIGTERM, how many seconds requests are still answered while `/readyz` sends new ones elsewhere.
    #[arg(long, env = "SHUTDOWN_DELAY", default_value = "1", value_parser = shutdown_delay)]
    pub shutdown_delay: Duration,

    /// Do not bring the schema up to date at the start.
    #[arg(long)]
    pub no_migrate: bool,

    /// What to log: error, warn, info, debug, trace or off, also by module.
    #[arg(long, env = "LOG", default_value = "info", value_parser = log_filter, global = true)]
    pub log: String,
}

impl Config {
    /// Reads the command line and the environment of this process; `--help` and the like end it here.
    ///
    /// # Errors
    /// One sentence that names the variable and never shows its value, which may be a secret.
    pub fn read() -> Result<Self, String> {
        let matches = command_line().try_get_matches();
        matches.and_then(|matches| Self::from_arg_matches(&matches)).map_err(|error| {
            let name = error.get(ContextKind::InvalidArg).map(ToString::to_string).unwrap_or_default();
            match (error.kind(), std::error::Error::source(&error)) {
                (ErrorKind::ValueValidation, Some(reason)) => format!("{}: {reason}", variable(&name)),
                _ => error.exit(),
            }
        })
    }
}

fn bcrypt_cost(text: &str) -> Result<u32, String> {
    bounded_number(text, 4..=20, "")
}

fn shutdown_delay(text: &str) -> Result<Duration, String> {
    bounded_number(text, 0..=60, " of seconds").map(|seconds| Duration::from_secs(seconds.into()))
}

/// A word that is no level would be taken for the name of a module, of which nothing is logged.
fn log_filter(text: &str) -> Result<String, &'static str> {
    let level = |directive: &str| directive.rsplit('=').next().unwrap_or_default().parse::<LevelFilter>();
    let is_known = text.split(',').all(|directive| level(directive.trim()).is_ok()) && text.parse::<Targets>().is_ok();
    if is_known {
        Ok(text.to_owned())
    } else {
        Err("must be error, warn, info, debug, trace or off, also by module like info,studentos_server=debug")
    }
}

/// An address and a port; the address may be a name that this machine knows, like `localhost`.
fn socket_address(text: &str) -> Result<SocketAddr, &'static str> {
    let found = text.to_socket_addrs().ok().and_then(|mut addresses| addresses.next());
    found.ok_or("must be an address and a port like 127.0.0.1:8000")
}

/// The variable in clap's name for an option, `--bind-addr <BIND_ADDR>`.
fn variable(option: &str) -> &str {
    let name = option.split_once('<').map(|(_, rest)| rest);
    name.and_then(|name| name.split('>').next()).unwrap_or(option)
}

/// Whether the server does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// It does.
    On,
    /// It does not.
    Off,
}

impl FromStr for Switch {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "on" => Ok(Self::On),
            "off" => Ok(Self::Off),
            _ => Err("must be on or off"),
        }
    }
}

/// An origin as browsers name it: scheme, host and port, nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebOrigin(String);

impl WebOrigin {
    /// The form in which browsers send it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is reached over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl FromStr for WebOrigin {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = "must be an origin like https://app.example.com, without a path";
        let url = Url::parse(text.trim()).map_err(|_| refused)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        // Every origin is named by itself: a pattern would match nothing, and look as if it did.
        let bare = bare && url.host_str().is_some_and(|host| !host.contains('*'));
        match url.origin() {
            origin @ Origin::Tuple(..) if bare && matches!(url.scheme(), "http" | "https") => {
                Ok(Self(origin.ascii_serialization()))
            }
            _ => Err(refused),
        }
    }
}

/// A value that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The value itself.
    #[must_use]
    pub fn reveal(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self(value)
    }
}

impl FromStr for Secret {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_taken_as_browsers_send_it() {
        let origin = |text: &str| text.parse::<WebOrigin>().map(|origin| origin.as_str().to_owned());
        assert_eq!(origin(" https://App.Example.com:443/ "), Ok("https://app.example.com".to_owned()));
        assert_eq!(origin("http://localhost:5173"), Ok("http://localhost:5173".to_owned()));
        for text in [
            "*",
            "https://*.example.com",
            "null",
            "app.example.com",
            "https://a.example/b",
            "ftp://a.example",
            "https://u@a.example",
        ] {
            assert!(origin(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_address_may_be_a_name() {
        assert!(socket_address("localhost:8000").is_ok_and(|address| address.ip().is_loopback()));
        for text in ["", "8000", "127.0.0.1", "no.such.host.invalid:8000"] {
            assert!(socket_address(text).is_err(), "{text}");
        }
    }
}
