//! All that a user owns, written page by page, so that it takes no more memory than a page however much it is.

use super::{AnyConnection, Error, goals, logs, tasks, users};
use serde::Serialize;
use std::io::{self, Write};
use studentos_api_types::{
    Cursor, ExportVersion, ExportedUser, List, ListGoals, ListLogs, ListTasks, Timestamp, UserId,
};

/// Writes the file, of which the types are [`Export`](studentos_api_types::Export).
///
/// # Errors
/// [`Error::NotFound`], or [`Error::Unavailable`] when there is no room to write it.
pub fn write(connection: &mut AnyConnection, owner: UserId, at: Timestamp, mut file: impl Write) -> Result<(), Error> {
    let user = users::find(connection, owner)?;
    let user =
        ExportedUser { name: user.name, email: user.email, timezone: user.timezone, day_starts_at: user.day_starts_at };
    put(&mut file, b"{")?;
    name(&mut file, "version")?;
    value(&mut file, &ExportVersion)?;
    put(&mut file, b",")?;
    name(&mut file, "exported_at")?;
    value(&mut file, &at)?;
    put(&mut file, b",")?;
    name(&mut file, "user")?;
    value(&mut file, &user)?;
    pages(&mut file, "repeats", |_| Ok(List::<()> { data: Vec::new(), count: 0, next_cursor: None }))?;
    pages(&mut file, "goals", |cursor| goals::list(connection, owner, ListGoals { cursor, ..ListGoals::default() }))?;
    pages(&mut file, "tasks", |cursor| tasks::list(connection, owner, ListTasks { cursor, ..ListTasks::default() }))?;
    pages(&mut file, "logs", |cursor| logs::list(connection, owner, ListLogs { cursor, ..ListLogs::default() }))?;
    put(&mut file, b"}\n")?;
    file.flush().map_err(|error| unwritten(&error))
}

/// Writes a list that is read page by page, as long as pages are when nothing else is asked for: the longest texts there are
/// make 8 MB of one.
fn pages<T: Serialize>(
    file: &mut impl Write,
    list: &str,
    mut page: impl FnMut(Option<Cursor>) -> Result<List<T>, Error>,
) -> Result<(), Error> {
    put(file, b",\n")?;
    name(file, list)?;
    let (mut before, mut cursor): (&[u8], _) = (b"[", None);
    loop {
        let List { data, next_cursor, .. } = page(cursor)?;
        for item in &data {
            put(file, before)?;
            value(file, item)?;
            before = b",\n";
        }
        if next_cursor.is_none() {
            break;
        }
        cursor = next_cursor;
    }
    let end: &[u8] = if before == b"[" { b"[]" } else { b"]" };
    put(file, end)
}

fn name(file: &mut impl Write, name: &str) -> Result<(), Error> {
    value(file, name)?;
    put(file, b":")
}

fn value(file: &mut impl Write, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
    serde_json::to_writer(file, value).map_err(|error| unwritten(&error.into()))
}

fn put(file: &mut impl Write, bytes: &[u8]) -> Result<(), Error> {
    file.write_all(bytes).map_err(|error| unwritten(&error))
}

fn unwritten(error: &io::Error) -> Error {
    Error::Unavailable(format!("the export could not be written: {error}"))
}
