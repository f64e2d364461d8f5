//! The secret that signs access tokens.

use super::random::random_text;
use crate::{
    config::{Config, Secret},
    db::DatabaseUrl,
};
use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    process,
};

/// HS256 wants a key as long as its hash (RFC 7518, section 3.2).
const SHORTEST: usize = 32;
/// Secrets that stand in tutorials, in `.env.example` files or on a keyboard.
const KNOWN: &[&str] = &["secret", "change", "example", "your-", "0123456789", "password", "long-random", "jwt_secret"];

/// Why there is no secret to sign with.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// It can be guessed by trying.
    #[error("{0} must have at least 32 bytes; `openssl rand -base64 48` makes one")]
    Short(&'static str),
    /// It can be guessed by reading.
    #[error("{0} is one that everybody knows; `openssl rand -base64 48` makes a better one")]
    Known(&'static str),
    /// Several instances need the same one.
    #[error("JWT_SECRET must be set with PostgreSQL, the same for every instance; `openssl rand -base64 48` makes one")]
    Missing,
    /// It could not be kept.
    #[error("the secret beside the database, {path}, cannot be used: {source}")]
    File {
        /// Where it should be.
        path: String,
        /// Why not.
        source: io::Error,
    },
}

/// The configured secret, or for SQLite the one kept beside the file, made when there is none.
///
/// # Errors
/// When it is missing, too short or known.
pub fn signing_secret(config: &Config) -> Result<Secret, SecretError> {
    if let Some(previous) = &config.jwt_secret_previous {
        check("JWT_SECRET_PREVIOUS", previous)?;
    }
    match (&config.jwt_secret, &config.database_url) {
        (Some(secret), _) => check("JWT_SECRET", secret).map(|()| secret.clone()),
        (None, DatabaseUrl::Postgres(_)) => Err(SecretError::Missing),
        (None, DatabaseUrl::Sqlite(database)) => {
            let path = database.with_extension("jwt-secret");
            kept(&path).map_err(|source| SecretError::File { path: path.display().to_string(), source })
        }
    }
}

fn check(name: &'static str, secret: &Secret) -> Result<(), SecretError> {
    let bytes = secret.reveal();
    if bytes.len() < SHORTEST {
        return Err(SecretError::Short(name));
    }
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let repeated = bytes.iter().all(|byte| Some(byte) == bytes.first());
    let is_known = repeated || KNOWN.iter().any(|known| text.starts_with(known));
    if is_known { Err(SecretError::Known(name)) } else { Ok(()) }
}

fn kept(path: &Path) -> io::Result<Secret> {
    if !path.try_exists()? {
        make(path)?;
    }
    let secret = fs::read_to_string(path)?;
    if secret.len() < SHORTEST {
        return Err(io::Error::other("it is too short; remove the file to have a new one made"));
    }
    Ok(secret.into())
}

/// Writes a new secret under another name first: the file is whole or not there, and of several that start at once
/// one makes it.
fn make(path: &Path) -> io::Result<()> {
    let unfinished = path.with_extension(format!("jwt-secret-{}", process::id()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&unfinished)?;
    file.write_all(random_text().map_err(io::Error::other)?.as_bytes())?;
    file.sync_all()?;
    let linked = fs::hard_link(&unfinished, path);
    fs::remove_file(&unfinished)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}
