//! Mails: what waits in the outbox is put into words and sent, apart from every request, until it has arrived.

mod message;
mod sender;
mod settings;
mod transport;
mod words;

pub use self::{sender::send_mails, settings::MailSettings};

use crate::{
    config::{Config, WebOrigin},
    db::DatabaseUrl,
};
use lettre::message::Mailbox;
use settings::MailFrom;
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::PathBuf,
};
use tokio::sync::Notify;
use transport::Transport;
use url::{Host, Url};

/// Rung when there is a mail to be sent, so that it need not wait until somebody looks.
#[derive(Debug, Default)]
pub struct Bell(Notify);

impl Bell {
    /// There is something in the outbox.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    /// Waits until it is rung, or was since it was last heard.
    async fn heard(&self) {
        self.0.notified().await;
    }
}

/// Where mails come from, where their links lead, and how they get where they go.
pub struct Post {
    from: Mailbox,
    /// An origin, without a slash at its end.
    public_url: String,
    transport: Transport,
}

impl Post {
    /// As configured, for a server that listens there.
    #[must_use]
    pub fn new(config: &Config, address: SocketAddr) -> Self {
        let public_url =
            config.public_url.as_ref().map(WebOrigin::as_str).map_or_else(|| origin(address), str::to_owned);
        let name = host_name(&public_url);
        let from = config.mail.mail_from.clone().unwrap_or_else(|| MailFrom::at(name.as_deref()));
        let transport = match &config.mail.smtp_url {
            Some(url) => Transport::smtp(url, name),
            None => Transport::Folder(folder(config)),
        };
        if config.mail.smtp_url.is_some() && config.public_url.is_none() {
            tracing::warn!(public_url, "PUBLIC_URL is not set: nobody but this machine can open the links in mails");
        }
        Self { from: from.into(), public_url, transport }
    }
}

/// How the server is reached from its own machine.
fn origin(address: SocketAddr) -> String {
    let ip = match address.ip() {
        ip if !ip.is_unspecified() => ip,
        IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
    };
    format!("http://{}", SocketAddr::new(ip, address.port()))
}

/// The name in an address of the web, if it is one that mail servers know.
fn host_name(url: &str) -> Option<String> {
    match Url::parse(url).ok()?.host()? {
        Host::Domain(name) => Some(name.to_owned()),
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    }
}

/// Where mails are put that nobody is there to carry: beside the data.
fn folder(config: &Config) -> PathBuf {
    match (&config.mail.outbox_folder, &config.database_url) {
        (Some(folder), _) => folder.clone(),
        (None, DatabaseUrl::Sqlite(file)) => file.with_file_name("outbox"),
        (None, DatabaseUrl::Postgres(_)) => PathBuf::from("data/outbox"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_public_url_links_lead_to_this_machine() {
        let origin = |address: &str| origin(address.parse().expect("an address"));
        assert_eq!(origin("127.0.0.1:8000"), "http://127.0.0.1:8000");
        assert_eq!(origin("0.0.0.0:8000"), "http://127.0.0.1:8000");
        assert_eq!(origin("[::]:8000"), "http://[::1]:8000");
        assert_eq!(origin("10.0.0.11:8001"), "http://10.0.0.11:8001");
    }

    #[test]
    fn a_host_without_a_name_has_none() {
        assert_eq!(host_name("https://plan.example.com:8443").as_deref(), Some("plan.example.com"));
        assert_eq!(host_name("http://127.0.0.1:8000"), None);
        assert_eq!(host_name("http://[::1]:8000"), None);
    }
}
