//! The schema's history, inside the binary.

use super::{AnyConnection, DatabaseUrl, Error, OpenError, Settings, connection::Access, locks::Lock, unfolded};
use diesel::{
    Connection as _, QueryResult, QueryableByName, RunQueryDsl as _, SqliteConnection, backend::Backend,
    connection::SimpleConnection as _, migration::MigrationSource, sql_types::Text, sqlite::Sqlite,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

/// The migrations for SQLite.
pub const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
/// The migrations for PostgreSQL: the same names, ending in the same tables.
pub const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");

/// Brings the schema up to date, under a lock: of several instances that start together, one does it and the others wait.
///
/// # Errors
/// When the database cannot be opened, has a newer schema, or refuses a migration.
pub fn migrate(url: &DatabaseUrl, settings: &Settings) -> Result<(), OpenError> {
    // Before it is opened for writing, which turns it to WAL.
    if is_file_of_another_program(url, settings) {
        return Err(OpenError::Foreign(url.to_string()));
    }
    let mut connection =
        AnyConnection::open(url, settings, Access::Write).map_err(|error| connect_error(url, error))?;
    match &mut connection {
        AnyConnection::Sqlite(connection) => connection.exclusive_transaction(|connection| {
            // Again, now that nobody else can change it.
            if is_foreign(connection)? {
                return Ok(Err(OpenError::Foreign(url.to_string())));
            }
            Ok(run(connection, SQLITE))
        }),
        AnyConnection::Postgres(connection) => connection.transaction(|connection| {
            connection.batch_execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0")?;
            Lock::Migrations.take(connection)?;
            Ok(run(connection, POSTGRES))
        }),
    }
    .map_err(|error: diesel::result::Error| OpenError::Migrate(error.to_string()))??;
    unfolded::fold_all(&mut connection).map_err(|error| OpenError::Migrate(error.to_string()))
}

/// As [`is_foreign`], without a trace. What cannot be read is not known to be: who opens it for writing is told why.
fn is_file_of_another_program(url: &DatabaseUrl, settings: &Settings) -> bool {
    let DatabaseUrl::Sqlite(path) = url else { return false };
    // SQLite would make it.
    if !path.exists() {
        return false;
    }
    let Ok(AnyConnection::Sqlite(mut connection)) = AnyConnection::open(url, settings, Access::Read) else {
        return false;
    };
    is_foreign(&mut connection).unwrap_or(false)
}

/// Whether the file is another program's: a slip in its name must not fill it with our tables.
fn is_foreign(connection: &mut SqliteConnection) -> QueryResult<bool> {
    #[derive(QueryableByName)]
    struct Table {
        #[diesel(sql_type = Text)]
        name: String,
    }

    let tables = diesel::sql_query("SELECT name FROM sqlite_master WHERE type = 'table'").load::<Table>(connection)?;
    Ok(!tables.is_empty() && tables.iter().all(|table| table.name != "__diesel_schema_migrations"))
}

fn run<C, DB>(connection: &mut C, migrations: EmbeddedMigrations) -> Result<(), OpenError>
where
    DB: Backend,
    C: MigrationHarness<DB>,
    EmbeddedMigrations: MigrationSource<DB>,
{
    check_known(connection, &migrations)?;
    connection.run_pending_migrations(migrations).map_err(|error| OpenError::Migrate(error.to_string()))?;
    Ok(())
}

/// Makes sure that the schema is this binary's own, without making a database where there is none and without leaving
/// anything in one that is not ours.
///
/// # Errors
/// When it is older or newer, another program's, or the database cannot be opened.
pub fn check(url: &DatabaseUrl, settings: &Settings) -> Result<(), OpenError> {
    if let DatabaseUrl::Sqlite(path) = url {
        // SQLite would make it.
        path.metadata().map_err(|error| connect_error(url, error))?;
    }
    let opened = AnyConnection::open(url, settings, Access::Read).map_err(|error| connect_error(url, error));
    let mut connection = opened?;
    let Ok(applied) = applied(&mut connection) else {
        let is_foreign = match &mut connection {
            AnyConnection::Sqlite(connection) => is_foreign(connection).map_err(|error| connect_error(url, error))?,
            AnyConnection::Postgres(_) => false,
        };
        return Err(if is_foreign { OpenError::Foreign(url.to_string()) } else { OpenError::Pending });
    };
    // They are the same for both databases.
    let known = versions::<Sqlite>(&SQLITE).map_err(|error| OpenError::Migrate(error.to_string()))?;
    match applied.iter().find(|version| !known.contains(version)) {
        Some(version) => Err(OpenError::FutureSchema(version.clone())),
        None if applied.len() < known.len() => Err(OpenError::Pending),
        None => Ok(()),
    }
}

/// A schema from the future would be misread, so it is refused.
pub(super) fn check_known<C, DB>(connection: &mut C, migrations: &EmbeddedMigrations) -> Result<(), OpenError>
where
    DB: Backend,
    C: MigrationHarness<DB>,
    EmbeddedMigrations: MigrationSource<DB>,
{
    let failed = |error: Box<dyn std::error::Error + Send + Sync>| OpenError::Migrate(error.to_string());
    let known = versions(migrations).map_err(failed)?;
    let applied = connection.applied_migrations().map_err(failed)?;
    match applied.iter().map(ToString::to_string).find(|version| !known.contains(version)) {
        Some(version) => Err(OpenError::FutureSchema(version)),
        None => Ok(()),
    }
}

/// The names under which the database remembers what was applied.
fn versions<DB>(migrations: &EmbeddedMigrations) -> diesel::migration::Result<Vec<String>>
where
    DB: Backend,
    EmbeddedMigrations: MigrationSource<DB>,
{
    Ok(migrations.migrations()?.iter().map(|migration| migration.name().version().to_string()).collect())
}

/// Makes sure that the schema is still at least this binary's. A newer one does no harm: where instances are replaced one
/// by one, the old ones go on until their turn comes.
///
/// # Errors
/// [`Error::Unavailable`] when it is not, or the database cannot say.
pub fn are_applied(connection: &mut AnyConnection) -> Result<(), Error> {
    let unavailable = |error: &dyn std::fmt::Display| Error::Unavailable(error.to_string());
    let applied = applied(connection).map_err(|error| unavailable(&error))?;
    // They are the same for both databases.
    let known = versions::<Sqlite>(&SQLITE).map_err(|error| unavailable(&error))?;
    match known.iter().find(|known| !applied.contains(known)) {
        Some(missing) => Err(Error::Unavailable(format!("migration {missing} is not applied any more"))),
        None => Ok(()),
    }
}

/// The names of the migrations that the database remembers, without making the table that it remembers them in.
fn applied(connection: &mut AnyConnection) -> QueryResult<Vec<String>> {
    #[derive(QueryableByName)]
    struct Applied {
        #[diesel(sql_type = Text)]
        version: String,
    }

    let applied = diesel::sql_query("SELECT version FROM __diesel_schema_migrations").load::<Applied>(connection)?;
    Ok(applied.into_iter().map(|applied| applied.version).collect())
}

pub(super) fn connect_error(url: &DatabaseUrl, error: impl std::fmt::Display) -> OpenError {
    OpenError::Connect { url: url.to_string(), reason: error.to_string().replace('\n', " ") }
}
