//! All that a user owns, written page by page, so that it takes no more memory than a page however much it is.

use super::{AnyConnection, Error, goals, logs, repeats, tasks, users};
use serde::Serialize;
use std::io::{self, Write};
use studentos_api_types::{
    Cursor, ExportVersion, ExportedUser, List, ListGoals, ListLogs, ListRepeats, ListTasks, RepeatId, Timestamp, UserId,
};

/// Writes the file, of which the types are [`Export`](studentos_api_types::Export).
///
/// # Errors
/// [`Error::NoUser`], or [`Error::Unavailable`] when there is no room to write it.
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
    let mut repeated = Vec::new();
    pages(&mut file, "repeats", |cursor| {
        let page = repeats::exported(connection, owner, &ListRepeats { cursor, ..ListRepeats::default() })?;
        repeated.extend(page.data.iter().map(|repeat| repeat.id));
        Ok(page)
    })?;
    occurrences(&mut file, connection, owner, &repeated)?;
    pages(&mut file, "goals", |cursor| goals::list(connection, owner, ListGoals { cursor, ..ListGoals::default() }))?;
    pages(&mut file, "tasks", |cursor| tasks::list(connection, owner, &ListTasks { cursor, ..ListTasks::default() }))?;
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
    let mut items = Items::begin(file, list)?;
    let mut cursor = None;
    loop {
        let List { data, next_cursor, .. } = page(cursor)?;
        items.add(&data)?;
        if next_cursor.is_none() {
            return items.end();
        }
        cursor = next_cursor;
    }
}

/// Writes the decided days, one repeat after the other.
fn occurrences(
    file: &mut impl Write,
    connection: &mut AnyConnection,
    owner: UserId,
    repeated: &[RepeatId],
) -> Result<(), Error> {
    let mut items = Items::begin(file, "occurrences")?;
    for repeat in repeated {
        let mut after = None;
        loop {
            let days = repeats::decided_after(connection, owner, *repeat, after)?;
            let Some(last) = days.last() else { break };
            after = Some(last.date);
            items.add(&days)?;
        }
    }
    items.end()
}

/// A list that is written bit by bit.
struct Items<'a, File> {
    file: &'a mut File,
    before: &'static [u8],
}

impl<'a, File: Write> Items<'a, File> {
    fn begin(file: &'a mut File, list: &str) -> Result<Self, Error> {
        put(file, b",\n")?;
        name(file, list)?;
        Ok(Self { file, before: b"[" })
    }

    fn add(&mut self, items: &[impl Serialize]) -> Result<(), Error> {
        for item in items {
            put(self.file, self.before)?;
            value(self.file, item)?;
            self.before = b",\n";
        }
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        put(self.file, if self.before == b"[" { b"[]" } else { b"]" })
    }
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
