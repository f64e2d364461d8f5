//! Mails as they arrive, and a server that takes them.

mod server;

pub use self::server::MailServer;

use std::{fs, path::Path};

/// A mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Mail {
    pub fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").expect("a mail has a head");
        let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let headers = head.lines().map(|line| line.split_once(": ").expect("a header has a name"));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { headers, body: body.replace("\r\n", "\n") }
    }

    /// The one header of this name.
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        let values: Vec<_> = self.headers.iter().filter(|(header, _)| header == name).collect();
        let [(_, value)] = values.as_slice() else { panic!("one {name} is in {:?}", self.headers) };
        value
    }

    /// What the link in it carries.
    #[track_caller]
    pub fn token(&self) -> String {
        let (_, rest) = self.body.split_once("?token=").unwrap_or_else(|| panic!("no link in {}", self.body));
        rest.lines().next().expect("a link has an end").to_owned()
    }
}

/// The mails in a folder, in the order in which they were written into the outbox.
pub fn read(folder: &Path) -> Vec<Mail> {
    let files = fs::read_dir(folder).into_iter().flatten().map(|file| file.expect("the folder stays").path());
    let whole = files.filter(|path| path.extension().is_some_and(|extension| extension == "eml"));
    let mut mails: Vec<_> = whole.map(|path| Mail::parse(&fs::read_to_string(path).expect("it is text"))).collect();
    mails.sort_by_key(|mail| mail.header("Message-ID").to_owned());
    mails
}
