//! `studentos backup`: a sound copy of a SQLite database, made while it is in use.

mod error;
mod finish;
mod restore;

pub use self::{
    error::BackupError,
    finish::finish_restore,
    restore::{Restored, restore},
};

use super::DatabaseUrl;
use diesel::{
    Connection as _, QueryableByName, RunQueryDsl as _, SqliteConnection,
    connection::SimpleConnection as _,
    sql_types::{BigInt, Text},
};
use std::{
    fs::File,
    path::{self, Path, PathBuf},
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::Duration,
};
use tempfile::NamedTempFile;
use url::Url;

/// What takes longer than this is told to whoever waits for it.
const PATIENCE: Duration = Duration::from_secs(1);
/// Tables that every StudentOS database has had since its first version, and how many there are.
const OURS: &str = "SELECT count(*) AS count FROM sqlite_master \
                    WHERE type = 'table' AND name IN ('__diesel_schema_migrations', 'users', 'sessions', 'goals')";
const OUR_TABLES: i64 = 4;

/// Copies the database to `file`, for its owner alone to read, and gives back the size in bytes. Every write that was
/// answered before this began is in the copy; the server goes on meanwhile.
///
/// # Errors
/// When `file` is there already, the database is none of ours or on PostgreSQL, or the copy cannot be written or is
/// not sound. Then there is no `file`.
pub fn backup(url: &DatabaseUrl, file: &Path) -> Result<u64, BackupError> {
    let DatabaseUrl::Sqlite(database) = url else { return Err(BackupError::UsePgDump) };
    if file.symlink_metadata().is_ok() {
        return Err(BackupError::Exists(file.to_owned()));
    }
    let mut source = open(database)?;
    check_ours(&mut source, database)?;
    let folder = folder_of(file)?;
    let copy = patiently("the database is being copied", || copy(&mut source, database, &folder))?;
    let failed = |error| BackupError::of_file(file, error);
    copy.as_file().sync_all().map_err(failed)?;
    let size = copy.as_file().metadata().map_err(failed)?.len();
    // The name may have been taken meanwhile.
    copy.persist_noclobber(file).map_err(|error| BackupError::naming(file, &error.error))?;
    sync_folder(&folder)?;
    Ok(size)
}

/// Copies what `source`, the database at `path`, holds at this moment into a new file of the folder, and makes sure
/// that the copy is sound. The file is gone when it is dropped.
fn copy(source: &mut SqliteConnection, path: &Path, folder: &Path) -> Result<NamedTempFile, BackupError> {
    // It is made for its owner alone to read; SQLite fills a file that is there but empty.
    let named = tempfile::Builder::new().prefix(".studentos-").suffix(".partial").tempfile_in(folder);
    let file = named.map_err(BackupError::Unnamed)?;
    let vacuum = diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(uri(file.path())?);
    vacuum.execute(source).map_err(|error| BackupError::copying(path, folder, error))?;
    check_sound(&mut open(file.path())?, file.path())?;
    Ok(file)
}

/// Opens a database that is there; none is made.
fn open(path: &Path) -> Result<SqliteConnection, BackupError> {
    // SQLite would only say that it is unable to.
    File::open(path).map_err(|error| BackupError::of_file(path, error))?;
    let opened = SqliteConnection::establish(&uri(path)?);
    let mut connection = opened.map_err(|error| BackupError::of_database(path, error))?;
    let set_up = connection.batch_execute("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON");
    set_up.map_err(|error| BackupError::of_database(path, error))?;
    Ok(connection)
}

/// The path in SQLite's own spelling, in which no character of it means anything else.
fn uri(path: &Path) -> Result<String, BackupError> {
    let absolute = path::absolute(path).map_err(|error| BackupError::of_file(path, error))?;
    let mut uri = Url::from_file_path(absolute).map_err(|()| BackupError::of_file(path, "it is no path"))?;
    uri.set_query(Some("mode=rw"));
    Ok(uri.into())
}

fn check_ours(connection: &mut SqliteConnection, path: &Path) -> Result<(), BackupError> {
    #[derive(QueryableByName)]
    struct Tables {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let tables: Tables =
        diesel::sql_query(OURS).get_result(connection).map_err(|error| BackupError::of_database(path, error))?;
    if tables.count == OUR_TABLES { Ok(()) } else { Err(BackupError::NotOurs(path.to_owned())) }
}

fn check_sound(connection: &mut SqliteConnection, path: &Path) -> Result<(), BackupError> {
    #[derive(QueryableByName)]
    struct Finding {
        #[diesel(sql_type = Text)]
        integrity_check: String,
    }
    let finding: Finding = diesel::sql_query("PRAGMA integrity_check(1)")
        .get_result(connection)
        .map_err(|error| BackupError::of_database(path, error))?;
    match finding.integrity_check.as_str() {
        "ok" => Ok(()),
        finding => Err(BackupError::of_database(path, format_args!("it is damaged: {finding}"))),
    }
}

/// The folder in which the file is, or will be.
fn folder_of(file: &Path) -> Result<PathBuf, BackupError> {
    let absolute = path::absolute(file).map_err(|error| BackupError::of_file(file, error))?;
    Ok(absolute.parent().map_or_else(|| absolute.clone(), Path::to_owned))
}

/// Puts on disk which names the folder holds.
fn sync_folder(folder: &Path) -> Result<(), BackupError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| BackupError::of_file(folder, error))
}

/// Does what may take a while; if it does, whoever waits is told what it is.
fn patiently<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (done, waiting) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                tracing::info!("{what}");
            }
        });
        let result = work();
        drop(done);
        result
    })
}
