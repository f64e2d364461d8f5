//! How a mail leaves: to a server that takes it, or into a folder where none is named.

use super::settings::SmtpUrl;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor, transport::smtp};
use std::{
    error::Error as _,
    io,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::{
    fs::{self, DirBuilder, OpenOptions},
    io::AsyncWriteExt as _,
    time::timeout,
};

/// How long the server may take for one answer.
const ANSWER: Duration = Duration::from_secs(20);
/// How long it may take for all of them.
const PATIENCE: Duration = Duration::from_mins(1);
/// The answers that are about us and not about the mail (RFC 4954, section 6): it waits until that is put right.
const OURS: [&str; 4] = ["530", "534", "535", "538"];
/// The same in the words of RFC 3463: whom it comes from, and whether we may send at all.
const OURS_ENHANCED: [&str; 3] = ["5.1.7 ", "5.1.8 ", "5.7."];

/// What takes mails.
pub enum Transport {
    /// A server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// A folder, where somebody may read them.
    Folder(PathBuf),
}

/// What became of a mail.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken.
    Gone,
    /// It was written to this file.
    Written(PathBuf),
    /// Not this time, and why: never in words of the server's, which like to repeat the address.
    Later(String),
    /// Never, and why.
    Refused(String),
}

impl Transport {
    /// One that gives mails to this server, and greets it by this name.
    pub fn smtp(url: &SmtpUrl, name: Option<String>) -> Self {
        Self::Smtp(Box::new(url.server(name).timeout(Some(ANSWER)).build()))
    }

    /// Carries a mail; `name` is that of its file, if it becomes one.
    pub async fn send(&self, message: Message, name: &str) -> Outcome {
        match self {
            Self::Smtp(server) => {
                let outcome = timeout(PATIENCE, send(server, message)).await;
                outcome.unwrap_or_else(|_| Outcome::Later("no answer in time".to_owned()))
            }
            Self::Folder(folder) => match write(folder, name, &message.formatted()).await {
                Ok(file) => Outcome::Written(file),
                Err(error) => Outcome::Later(format!("{}: {error}", folder.display())),
            },
        }
    }
}

async fn send(server: &AsyncSmtpTransport<Tokio1Executor>, message: Message) -> Outcome {
    let Err(error) = server.send(message).await else { return Outcome::Gone };
    match judge(&error) {
        // Who does not let us in has not looked at the mail.
        Outcome::Refused(reason) if server.test_connection().await.is_err() => Outcome::Later(reason),
        outcome => outcome,
    }
}

fn judge(error: &smtp::Error) -> Outcome {
    if let Some(code) = error.status().map(|code| code.to_string()) {
        let said = error.source().map(ToString::to_string).unwrap_or_default();
        let is_ours = OURS.contains(&code.as_str()) || OURS_ENHANCED.iter().any(|begin| said.starts_with(begin));
        let is_for_good = error.is_permanent() && !is_ours;
        let reason = format!("the server has answered {code}");
        return if is_for_good { Outcome::Refused(reason) } else { Outcome::Later(reason) };
    }
    let reason = if error.is_response() { "the server's answer is not SMTP".to_owned() } else { error.to_string() };
    Outcome::Later(reason)
}

/// Writes a file that is whole or not there, for nobody else to read.
async fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).await?;
    let (file, unfinished) = (folder.join(format!("{name}.eml")), folder.join(format!(".{name}.partial")));
    let mut writing = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&unfinished).await?;
    writing.write_all(bytes).await?;
    writing.sync_all().await?;
    fs::rename(&unfinished, &file).await?;
    Ok(file)
}
