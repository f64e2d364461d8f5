//! What the fuzz targets in `fuzz/` reach of the inside: no other build has it.

use crate::{
    auth::{ApiTokenSecret, Tokens, random_text},
    clock::{DAY, now},
    config::Secret,
    db::{self, AnyConnection, Change, Key, migrations, sessions::LiveSession, users},
    error::ApiError,
    extract::Json,
    import,
};
use diesel::{
    Connection as _, SqliteConnection, connection::SimpleConnection as _, result::Error::RollbackTransaction,
};
use diesel_migrations::MigrationHarness as _;
use serde::de::DeserializeOwned;
use std::error::Error;
use studentos_api_types::{
    Cursor, Email, Export, Imported, Name, Problem, SessionId, TimeZone, Timestamp, User, UserId,
};
use uuid::Uuid;

/// What a handler gets of a body.
///
/// # Errors
/// What the client is answered instead.
pub fn body<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    Json::parse(body).map(|Json(value)| value).map_err(answered)
}

/// What is imported of a file.
///
/// # Errors
/// What the client is answered instead.
pub fn imported(file: &[u8]) -> Result<Export, Problem> {
    import::read(file).map_err(answered)
}

fn answered(error: impl Into<ApiError>) -> Problem {
    error.into().problem("fuzzing")
}

/// The cursor of the place that a cursor names, if it names one.
#[must_use]
pub fn same_place(cursor: &Cursor) -> Option<Cursor> {
    Key::from_cursor(cursor)?.to_cursor()
}

/// An account in a database of its own.
pub struct Account {
    connection: AnyConnection,
    user: User,
}

impl Account {
    /// A new one.
    ///
    /// # Errors
    /// When SQLite cannot do it.
    pub fn open() -> Result<Self, Box<dyn Error + Send + Sync>> {
        let mut connection = SqliteConnection::establish(":memory:")?;
        connection.run_pending_migrations(migrations::SQLITE)?;
        connection.batch_execute("PRAGMA foreign_keys = ON")?;
        let mut connection = AnyConnection::Sqlite(connection);
        let new = users::NewUser {
            name: Name::parse("Asha Rao")?,
            email: Email::parse("asha@example.com")?,
            password_hash: String::new(),
            timezone: TimeZone::default(),
        };
        let user = users::insert(&mut connection, UserId::from_uuid(Uuid::now_v7()), &new, now())?;
        Ok(Self { connection, user })
    }

    /// Imports these files one after the other, and says of each how much it added and what the export is then. The account
    /// stays as it is.
    ///
    /// # Errors
    /// What the client is answered to the first that is refused.
    pub fn import(&mut self, files: Vec<Export>) -> Result<Vec<(Imported, Vec<u8>)>, Problem> {
        let mut answers = Ok(Vec::new());
        let owner = self.user.id;
        let undone = self.connection.transaction(|connection| {
            answers = files
                .into_iter()
                .zip(1..)
                .map(|(file, revision)| {
                    let change = Change { owner, revision, at: now() };
                    let imported = db::import::import(connection, &change, file)?;
                    let mut export = Vec::new();
                    db::export::write(connection, owner, change.at, &mut export)?;
                    Ok((imported, export))
                })
                .collect();
            Err::<(), _>(RollbackTransaction)
        });
        match undone {
            Ok(()) | Err(RollbackTransaction) => answers.map_err(|error: db::Error| answered(error)),
            Err(error) => Err(answered(db::Error::from(error))),
        }
    }

    /// A door to which its user has two keys.
    ///
    /// # Errors
    /// When no key can be made.
    pub fn door(&self) -> Result<Door, Box<dyn Error + Send + Sync>> {
        let tokens = Tokens::new(&Secret::from(random_text()?), None);
        let expires_at = Timestamp::from_micros(now().as_micros() + DAY);
        let session = LiveSession { id: SessionId::from_uuid(Uuid::now_v7()), user: self.user.clone(), expires_at };
        let access_token = tokens.issue(&session, now())?;
        Ok(Door { tokens, access_token, api_token: ApiTokenSecret::generate()?.reveal() })
    }
}

/// A door to which there are two keys.
pub struct Door {
    tokens: Tokens,
    /// The one key: good for a quarter of an hour.
    pub access_token: String,
    /// The other.
    pub api_token: String,
}

impl Door {
    /// Whether a text opens it.
    #[must_use]
    pub fn opens(&self, text: &str) -> bool {
        let known = |hash| ApiTokenSecret::received(&self.api_token).is_some_and(|secret| secret.hash() == hash);
        match ApiTokenSecret::received(text) {
            Some(secret) => known(secret.hash()),
            None => self.tokens.verify(text, now()).is_some(),
        }
    }
}
