//! How mails leave, as it is read at the start.

use lettre::{
    Address, AsyncSmtpTransport, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{AsyncSmtpTransportBuilder, extension::ClientId},
};
use std::{fmt, path::PathBuf, str::FromStr};
use url::Url;

/// What may be said of mails.
#[derive(Clone, Debug, clap::Args)]
pub struct MailSettings {
    /// The server that takes mails: `smtps://USER:PASSWORD@HOST` or `smtp://USER:PASSWORD@HOST?tls=required`. Without it,
    /// mails are written to files.
    #[arg(long, env = "SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<SmtpUrl>,

    /// Whom mails come from; `StudentOS <studentos@HOST>` with the host of `PUBLIC_URL` when left out.
    #[arg(long, env = "MAIL_FROM")]
    pub mail_from: Option<MailFrom>,

    /// The folder that mails are written to without `SMTP_URL`; `outbox` beside the SQLite file or `data/outbox` when left
    /// out.
    #[arg(long, env = "OUTBOX_FOLDER")]
    pub outbox_folder: Option<PathBuf>,
}

/// What mails come from when nobody says it.
const NAME: &str = "StudentOS";

/// A server that takes mails, and what it is shown. Its `Debug` shows nothing, since there may be a password in it.
#[derive(Clone)]
pub struct SmtpUrl {
    server: AsyncSmtpTransportBuilder,
    /// Whether it says by which name the server is greeted.
    is_named: bool,
}

impl SmtpUrl {
    /// The server, greeted by a name of ours unless the URL has one.
    #[must_use]
    pub fn server(&self, name: Option<String>) -> AsyncSmtpTransportBuilder {
        match name.filter(|_| !self.is_named) {
            Some(name) => self.server.clone().hello_name(ClientId::Domain(name)),
            None => self.server.clone(),
        }
    }
}

impl FromStr for SmtpUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = "must be smtps://USER:PASSWORD@HOST or smtp://USER:PASSWORD@HOST?tls=required, with signs other than \
                       letters and digits written like %2F";
        let text = text.trim();
        let url = Url::parse(text).map_err(|_| refused)?;
        // What would be passed over is refused: a name without a password, and words that nobody reads.
        let is_whole = url.username().is_empty() == url.password().is_none_or(str::is_empty);
        let is_plain = url.fragment().is_none() && url.query_pairs().all(|(key, _)| key == "tls");
        if url.host_str().is_none_or(str::is_empty) || !is_whole || !is_plain {
            return Err(refused);
        }
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(text).map_err(|_| refused)?;
        Ok(Self { server, is_named: url.path().len() > 1 })
    }
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpUrl(…)")
    }
}

/// Whom mails come from, as `StudentOS <studentos@example.com>` or the address alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailFrom(Mailbox);

impl MailFrom {
    /// The server of this name.
    #[must_use]
    pub fn at(host: Option<&str>) -> Self {
        let address = |host: &str| Address::new_dangerous("studentos", host);
        let checked = host.and_then(|host| Address::new("studentos", host).ok());
        Self(Mailbox::new(Some(NAME.to_owned()), checked.unwrap_or_else(|| address("localhost"))))
    }
}

impl FromStr for MailFrom {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = "must be an address like StudentOS <studentos@example.com>";
        let mailbox: Mailbox = text.trim().parse().map_err(|_| refused)?;
        let is_plain = mailbox.email.to_string().is_ascii() && !text.trim().chars().any(char::is_control);
        if is_plain { Ok(Self(mailbox)) } else { Err(refused) }
    }
}

impl From<MailFrom> for Mailbox {
    fn from(from: MailFrom) -> Self {
        from.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_named_with_what_it_is_shown() {
        for text in [
            "smtp://localhost",
            "smtp://127.0.0.1:2525",
            "smtps://user:p%2Fss@mail.example.com",
            "smtp://user:pass@mail.example.com:587?tls=required",
            "smtp://mail.example.com?tls=opportunistic",
            "smtps://user:pass@mail.example.com/plan.example.com",
        ] {
            assert!(text.parse::<SmtpUrl>().is_ok(), "{text}");
        }
    }

    #[test]
    fn what_would_be_passed_over_is_refused() {
        for text in [
            "",
            "mail.example.com",
            "http://mail.example.com",
            "smtp://",
            "smtp://user@mail.example.com",
            "smtp://:pass@mail.example.com",
            "smtp://user:pa/ss@mail.example.com",
            "smtp://mail.example.com?tls=yes",
            "smtp://mail.example.com?tls=required&timeout=5",
            "smtps://mail.example.com#1",
        ] {
            assert!(text.parse::<SmtpUrl>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let url: SmtpUrl = "smtps://user:hunter2@mail.example.com".parse().expect("a URL");
        assert_eq!(format!("{url:?}"), "SmtpUrl(…)");
    }

    #[test]
    fn a_sender_has_an_address_and_may_have_a_name() {
        for text in ["plan@example.com", "The Planner <plan@example.com>", "\"Größe, Co\" <plan@example.com>"] {
            assert!(text.parse::<MailFrom>().is_ok(), "{text}");
        }
        for text in ["", "plan", "plan@", "Plan <plan@example.com", "a@b.c\r\nBcc: d@e.f", "größe@example.com"] {
            assert!(text.parse::<MailFrom>().is_err(), "{text:?}");
        }
        let at = |host| Mailbox::from(MailFrom::at(host)).to_string();
        assert_eq!(at(Some("plan.example.com")), "StudentOS <studentos@plan.example.com>");
        assert_eq!(at(None), "StudentOS <studentos@localhost>");
    }
}
