//! The table `repeats`.

mod ahead;
mod export;
mod known;
mod notice;
mod occurrences;
mod owned;
mod plan;
mod settle;

pub use self::{
    export::decided_after,
    owned::OwnedRepeat,
    plan::Days,
    settle::{is_due, settle},
};
pub(super) use self::{
    export::exported,
    notice::{Was, look_again, look_at, notice, now, today},
    occurrences::{Decided, remember},
    plan::REACH,
};

use super::{
    AnyConnection, Change, Error,
    connection::AnyBackend,
    cursor::{Key, Order, one_more, page},
    events::{Changed, Position, rows_changed},
    schema::repeats,
};
use crate::recurrence;
use diesel::prelude::*;
use studentos_api_types::{
    CreateRepeat, Date, Event, List, ListRepeats, Missed, Notes, Repeat, RepeatChange, RepeatId, Rule, Title, UserId,
};

/// A repeat and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = repeats)]
struct RepeatRow {
    #[diesel(deserialize_as = String)]
    id: RepeatId,
    #[diesel(deserialize_as = String)]
    user_id: UserId,
    #[diesel(deserialize_as = String)]
    title: Title,
    #[diesel(deserialize_as = String)]
    notes: Notes,
    #[diesel(deserialize_as = String)]
    rule: Rule,
    #[diesel(deserialize_as = String)]
    starts_on: Date,
    ends_on: Option<String>,
    #[diesel(deserialize_as = String)]
    missed: Missed,
    paused: bool,
    #[diesel(deserialize_as = String)]
    since: Date,
    due_on: Option<String>,
    created_at: i64,
    deleted_at: Option<i64>,
    revision: i64,
}

impl RepeatRow {
    /// For `returning`, where `as_select` does not work with either database.
    fn columns() -> <Self as Selectable<AnyBackend>>::SelectExpression {
        <Self as Selectable<AnyBackend>>::construct_selection()
    }

    fn ends_on(&self) -> Option<Date> {
        self.ends_on.as_deref().and_then(|date| Date::parse(date).ok())
    }
}

impl From<RepeatRow> for Repeat {
    fn from(row: RepeatRow) -> Self {
        let ends_on = row.ends_on();
        let RepeatRow { id, title, notes, rule, starts_on, missed, paused, .. } = row;
        Self { id, title, notes, rule, starts_on, ends_on, missed, paused }
    }
}

/// A page of a user's repeats, the oldest first.
///
/// # Errors
/// When the database fails.
pub fn list(connection: &mut AnyConnection, owner: UserId, query: &ListRepeats) -> Result<List<Repeat>, Error> {
    let List { data, count, next_cursor } = list_rows(connection, owner, query)?;
    Ok(List { data: data.into_iter().map(Repeat::from).collect(), count, next_cursor })
}

fn list_rows(connection: &mut AnyConnection, owner: UserId, query: &ListRepeats) -> Result<List<RepeatRow>, Error> {
    let mut found = repeats::table
        .filter(repeats::user_id.eq(owner.to_string()))
        .filter(repeats::deleted_at.is_null())
        .select(RepeatRow::as_select())
        .into_boxed();
    if let Some(Key { position, id, .. }) = Key::after(Order::Repeats, query.cursor.as_ref())? {
        let later = repeats::created_at.gt(position).or(repeats::id.gt(id.to_string()));
        found = found.filter(repeats::created_at.ge(position)).filter(later);
    }
    let in_order = found.order((repeats::created_at, repeats::id)).limit(one_more(query.limit));
    Ok(page(in_order.load::<RepeatRow>(connection)?, query.limit, |row| {
        Key::by_age(Order::Repeats, row.created_at.into(), row.id.as_uuid())
    }))
}

/// One of a user's repeats.
///
/// # Errors
/// [`Error::NotFound`] or [`Error::NotYours`].
pub fn find(connection: &mut AnyConnection, owner: UserId, id: RepeatId) -> Result<Repeat, Error> {
    find_row(connection, owner, id).map(Repeat::from)
}

/// The row, unless it is in the trash.
fn find_row(connection: &mut AnyConnection, owner: UserId, id: RepeatId) -> Result<RepeatRow, Error> {
    let row: RepeatRow = repeats::table.find(id.to_string()).select(RepeatRow::as_select()).first(connection)?;
    match (row.deleted_at, row.user_id == owner) {
        (Some(_), _) => Err(Error::NotFound),
        (None, true) => Ok(row),
        (None, false) => Err(Error::NotYours),
    }
}

/// What changed after a position and up to a revision, at most so much of it, in its order.
///
/// # Errors
/// When the database fails.
pub(super) fn changed(
    connection: &mut AnyConnection,
    owner: UserId,
    after: &Position,
    last: i64,
    limit: usize,
) -> Result<Vec<Changed>, Error> {
    let rows = rows_changed!(repeats, RepeatRow, connection, owner, after, last, limit)?;
    let changed = rows.into_iter().map(|row| {
        let (id, revision) = (row.id, row.revision);
        let change = match row.deleted_at {
            Some(_) => RepeatChange::Delete { id },
            None => RepeatChange::Upsert { id, data: row.into() },
        };
        Changed { revision, id: id.to_string(), event: Event::Repeat(change) }
    });
    Ok(changed.collect())
}

/// Makes sure that a repeat begins before it ends, and comes at all.
///
/// # Errors
/// [`Error::EndsBeforeStart`] or [`Error::NeverFalls`].
pub fn check(rule: &Rule, starts_on: Date, ends_on: Option<Date>) -> Result<(), Error> {
    if ends_on.is_some_and(|ends_on| ends_on < starts_on) {
        return Err(Error::EndsBeforeStart);
    }
    let first = recurrence::days(rule, starts_on, starts_on).next();
    first.filter(|day| ends_on.is_none_or(|end| *day <= end)).map(drop).ok_or(Error::NeverFalls)
}

/// Makes sure that a user may have so many repeats more.
///
/// # Errors
/// [`Error::TooManyRepeats`].
pub(super) fn make_room(connection: &mut AnyConnection, owner: UserId, more: usize) -> Result<(), Error> {
    let mine = repeats::table.filter(repeats::user_id.eq(owner.to_string())).filter(repeats::deleted_at.is_null());
    let there = mine.count().get_result::<i64>(connection)?;
    let all = usize::try_from(there).unwrap_or(usize::MAX).saturating_add(more);
    if more > 0 && all > Repeat::MOST { Err(Error::TooManyRepeats) } else { Ok(()) }
}

/// Adds a repeat, which makes goals from today on.
///
/// # Errors
/// [`Error::TooManyRepeats`].
pub fn insert(
    connection: &mut AnyConnection,
    change: &Change,
    id: RepeatId,
    new: CreateRepeat,
) -> Result<Repeat, Error> {
    let CreateRepeat { title, notes, rule, starts_on, ends_on, missed, paused } = new;
    let owner = change.owner.to_string();
    make_room(connection, change.owner, 1)?;
    let paused = paused.unwrap_or_default();
    let today = today(connection, change)?;
    let row: RepeatRow = diesel::insert_into(repeats::table)
        .values((
            repeats::id.eq(id.to_string()),
            repeats::user_id.eq(owner),
            repeats::title.eq(title.as_str()),
            repeats::notes.eq(String::from(notes.unwrap_or_default())),
            repeats::rule.eq(rule.to_string()),
            repeats::starts_on.eq(starts_on.to_string()),
            repeats::ends_on.eq(ends_on.map(String::from)),
            repeats::missed.eq(String::from(missed.unwrap_or(Missed::Skip))),
            repeats::paused.eq(paused),
            repeats::since.eq(today.to_string()),
            repeats::due_on.eq((!paused).then(now)),
            repeats::created_at.eq(change.at.as_micros()),
            repeats::revision.eq(change.revision),
        ))
        .returning(RepeatRow::columns())
        .get_result(connection)?;
    Ok(row.into())
}
