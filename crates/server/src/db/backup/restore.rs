//! `studentos restore`: a copy takes the place of the SQLite database, which is kept under another name.

use super::{BackupError, check_ours, check_sound, copy, finish::FORGET, folder_of, open, patiently, sync_folder};
use crate::db::{
    DatabaseUrl, OpenError,
    connection::make_folder,
    migrations::{SQLITE, check_known},
};
use diesel::{SqliteConnection, connection::SimpleConnection as _};
use diesel_migrations::MigrationHarness as _;
use std::{
    fs, io,
    os::unix::fs::{MetadataExt as _, chown},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// What SQLite keeps beside a database that was not closed; it belongs to that database and to no other.
const LOGS: [&str; 2] = ["-wal", "-journal"];
/// What SQLite says of a file whose content is not what it should be. Nobody can have it open to any use.
const DAMAGED: [&str; 2] = ["file is not a database", "malformed"];

/// Fails at once when anybody else has the database open.
const ALONE: &str = "PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK";

/// What a restore has done.
#[derive(Debug)]
pub struct Restored {
    /// The size of the database, in bytes.
    pub size: u64,
    /// Where the database is that was there before, if there was one.
    pub aside: Option<PathBuf>,
}

/// Puts a copy of `file` in the place of the database, its schema brought up to date.
///
/// Whoever starts a server in the very moment between the last look and the renaming is not noticed.
///
/// # Errors
/// When `file` is not a sound database of ours or is of a newer StudentOS, when the database is in use or on PostgreSQL,
/// or when the copy cannot be written.
pub fn restore(url: &DatabaseUrl, file: &Path) -> Result<Restored, BackupError> {
    let DatabaseUrl::Sqlite(database) = url else { return Err(BackupError::UsePgRestore) };
    let mut source = open(file)?;
    check_ours(&mut source, file)?;
    check_readable(&mut source, file)?;
    patiently("the copy is being checked", || check_sound(&mut source, file))?;

    make_folder(database).map_err(|error| BackupError::of_file(database, error))?;
    // SQLite keeps its logs beside the file itself, not beside a link to it.
    let database = &fs::canonicalize(database).unwrap_or_else(|_| database.clone());
    let folder = folder_of(database)?;
    check_unused(database)?;
    let copy = patiently("the copy is being put in place", || copy(&mut source, file, &folder))?;
    prepare_restored(&mut open(copy.path())?).map_err(|error| BackupError::of_database(copy.path(), error))?;
    let size = finish(&copy, database, &folder).map_err(|error| BackupError::of_file(database, error))?;

    // It may have taken long, and somebody may have started a server.
    check_unused(database)?;
    let aside = set_aside(database)?;
    copy.persist(database).map_err(|error| BackupError::of_file(database, error.error))?;
    sync_folder(&folder)?;
    Ok(Restored { size, aside })
}

/// Makes sure that this binary knows the schema.
fn check_readable(connection: &mut SqliteConnection, path: &Path) -> Result<(), BackupError> {
    check_known(connection, &SQLITE).map_err(|error| match error {
        OpenError::FutureSchema(version) => BackupError::Newer { path: path.to_owned(), version },
        error => BackupError::of_database(path, error),
    })
}

/// Does to a restored database what must be so before anybody sees it.
fn prepare_restored(connection: &mut SqliteConnection) -> diesel::QueryResult<()> {
    connection.run_pending_migrations(SQLITE).map_err(diesel::result::Error::QueryBuilderError)?;
    connection.batch_execute(FORGET)
}

/// Puts the copy on disk, as a file of whom the database belongs to: root restores for others as well.
fn finish(copy: &NamedTempFile, database: &Path, folder: &Path) -> io::Result<u64> {
    let made = copy.as_file().metadata()?;
    let owner = fs::metadata(database).or_else(|_| fs::metadata(folder))?;
    if made.uid() != owner.uid() {
        chown(copy.path(), Some(owner.uid()), Some(owner.gid()))?;
    }
    copy.as_file().sync_all()?;
    Ok(made.len())
}

/// Makes sure that nobody has the database open, and brings what is in its log into the file.
///
/// In this locking mode SQLite wants the file for itself, and every connection of a server holds a lock on it, idle or
/// not. Closing the last connection empties the log.
fn check_unused(database: &Path) -> Result<(), BackupError> {
    if !database.exists() {
        return Ok(());
    }
    let alone = open(database).and_then(|mut connection| {
        let alone = connection.batch_execute(ALONE);
        alone.map_err(|error| BackupError::of_database(database, error))
    });
    match alone {
        Err(BackupError::Database { reason, .. }) if reason.contains("locked") => {
            Err(BackupError::InUse(database.to_owned()))
        }
        // This is what copies are for.
        Err(BackupError::Database { reason, .. }) if DAMAGED.iter().any(|words| reason.contains(words)) => Ok(()),
        alone => alone,
    }
}

/// Gives the database a second name with the date in it, and takes its logs away.
fn set_aside(database: &Path) -> Result<Option<PathBuf>, BackupError> {
    let now = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%S%.3fZ");
    let aside = beside(database, &format!(".replaced-{now}"));
    // A link leaves no moment at which there is no database, neither the old one nor the new one.
    let there = match fs::hard_link(database, &aside) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(BackupError::naming(&aside, &error)),
    };
    for log in LOGS {
        moved(&beside(database, log), &beside(&aside, log))?;
    }
    match fs::remove_file(beside(database, "-shm")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(BackupError::of_file(database, error)),
        _ => Ok(there.then_some(aside)),
    }
}

fn moved(from: &Path, to: &Path) -> Result<(), BackupError> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(BackupError::of_file(from, error)),
        _ => Ok(()),
    }
}

/// The path with something added to its last name.
fn beside(path: &Path, added: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(added);
    name.into()
}
