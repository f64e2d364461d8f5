//! Reading a file to import: what is in it is valid, or the first thing that is not is named by where it stands.

use crate::{db, error::ApiError, zones};
use serde::Deserialize as _;
use serde_json::error::Category;
use std::{
    collections::HashSet,
    hash::Hash,
    io::{BufRead as _, BufReader, Read},
};
use studentos_api_types::{Export, ExportedRepeat, Invalid, Repeat, Timestamp};

/// Reads the file. Nothing but what an export writes may stand in it.
///
/// # Errors
/// When it is no JSON, or something in it is not as it must be.
pub fn read(file: impl Read) -> Result<Export, ApiError> {
    let mut reader = BufReader::with_capacity(64 * 1024, file);
    let begin = reader.fill_buf().map_err(|error| db::Error::Unavailable(error.to_string()))?;
    // serde would also read a list, taking its items for the fields in their order.
    if begin.trim_ascii_start().starts_with(b"[") {
        return Err(ApiError::malformed("The body must be a JSON object."));
    }
    let mut json = serde_json::Deserializer::from_reader(reader);
    let (mut track, mut unknown) = (serde_path_to_error::Track::new(), None);
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let mut note = |path: serde_ignored::Path<'_>| {
        unknown.get_or_insert_with(|| shown(&path));
    };
    let read = Export::deserialize(serde_ignored::Deserializer::new(tracked, &mut note));
    let export = match read.and_then(|export| json.end().map(|()| export)) {
        Ok(export) => export,
        Err(error) => return Err(refusal(&error, &track.path().to_string())),
    };
    if let Some(field) = unknown {
        return Err(ApiError::field(&field, &Invalid::new("There is no such field.")));
    }
    check(&export)?;
    Ok(export)
}

/// Where an unknown field stands, written as the others are: `goals[17].colour`.
fn shown(path: &serde_ignored::Path<'_>) -> String {
    use serde_ignored::Path;
    match path {
        Path::Root => String::new(),
        Path::Seq { parent, index } => format!("{}[{index}]", shown(parent)),
        Path::Map { parent, key } => within(&shown(parent), key),
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => shown(parent),
    }
}

fn within(path: &str, field: &str) -> String {
    if path.is_empty() || path == "." { field.to_owned() } else { format!("{path}.{field}") }
}

fn refusal(error: &serde_json::Error, path: &str) -> ApiError {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Io => return db::Error::Unavailable(error.to_string()).into(),
        Category::Syntax | Category::Eof => {
            return ApiError::malformed(format!("The body is not JSON: see line {line}, column {column}."));
        }
        Category::Data => {}
    }
    let text = error.to_string();
    let said = text.rsplit_once(" at line ").map_or(text.as_str(), |(said, _)| said);
    let quoted = said.split('`').nth(1).unwrap_or_default();
    let (field, message) = if said.starts_with("missing field") {
        (within(path, quoted), "Is missing.".to_owned())
    } else if said.starts_with("duplicate field") {
        (within(path, quoted), "Must stand there once.".to_owned())
    } else if said.starts_with("invalid ") {
        (path.to_owned(), expected(said))
    } else {
        (path.to_owned(), said.to_owned())
    };
    ApiError::field(&field, &Invalid::new(message))
}

/// serde names Rust's types, which nobody outside knows.
fn expected(said: &str) -> String {
    let expected = said.rsplit_once("expected ").map_or("", |(_, expected)| expected);
    let expected = match expected {
        "i64" => "a whole number",
        "a sequence" => "a list",
        _ if expected.starts_with("struct ") => "an object",
        expected => expected,
    };
    format!("Must be {expected}.")
}

/// What no type can know: what two fields or two things say together.
fn check(export: &Export) -> Result<(), ApiError> {
    let Export { user, repeats, occurrences, goals, tasks, logs, .. } = export;
    zones::check(&user.timezone).map_err(|invalid| ApiError::field("user.timezone", &invalid))?;
    // Before each is looked at, which takes a while when it comes on no day.
    if repeats.len() > Repeat::MOST {
        return Err(db::Error::TooManyRepeats.into());
    }
    unique("repeats", "id", repeats.iter().map(|repeat| repeat.id))?;
    repeats.iter().enumerate().try_for_each(|(index, repeat)| comes(index, repeat))?;
    unique("occurrences", "date", occurrences.iter().map(|occurrence| (occurrence.repeat_id, occurrence.date)))?;
    unique("goals", "id", goals.iter().map(|goal| goal.id))?;
    unique("tasks", "id", tasks.iter().map(|task| task.id))?;
    unique("logs", "id", logs.iter().map(|log| log.id))?;
    let done = |list, index, completed: bool, at: Option<Timestamp>| {
        if completed == at.is_some() {
            Ok(())
        } else {
            refused(list, index, "completed_at", "Must be an instant if completed is true, and null if it is false.")
        }
    };
    for (index, goal) in goals.iter().enumerate() {
        done("goals", index, goal.completed, goal.completed_at)?;
    }
    for (index, task) in tasks.iter().enumerate() {
        done("tasks", index, task.completed, task.completed_at)?;
    }
    Ok(())
}

/// Makes sure that a repeat comes at all.
fn comes(index: usize, repeat: &ExportedRepeat) -> Result<(), ApiError> {
    match db::repeats::check(&repeat.rule, repeat.starts_on, repeat.ends_on) {
        Err(db::Error::EndsBeforeStart) => refused("repeats", index, "ends_on", "Must not be before starts_on."),
        Err(db::Error::NeverFalls) => refused("repeats", index, "rule", "Must fall on some day from starts_on on."),
        other => Ok(other?),
    }
}

/// Makes sure that no two things of a list are the same by this field.
fn unique<Key: Eq + Hash>(list: &str, field: &str, mut keys: impl Iterator<Item = Key>) -> Result<(), ApiError> {
    let mut seen = HashSet::new();
    match keys.position(|key| !seen.insert(key)) {
        Some(index) => refused(list, index, field, "Must stand there once."),
        None => Ok(()),
    }
}

fn refused(list: &str, index: usize, field: &str, message: &'static str) -> Result<(), ApiError> {
    Err(ApiError::field(&format!("{list}[{index}].{field}"), &Invalid::new(message)))
}
