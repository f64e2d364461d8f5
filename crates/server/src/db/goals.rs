//! The table `goals`.

mod owned;
mod places;
pub(super) mod repeated;
mod there;

pub use self::owned::OwnedGoal;
pub(super) use self::there::There;

use super::{
    AnyConnection, Change, Error,
    connection::AnyBackend,
    cursor::{Key, Order, one_more, page},
    events::{Changed, Position, rows_changed},
    prepared::on_either,
    repeats,
    schema::goals,
    search::{self, holds, without},
};
use crate::fold::{fold, search_key};
use diesel::{
    dsl::{case_when, max},
    prelude::*,
    sql_types::BigInt,
};
use studentos_api_types::{
    CarryOver, CreateGoal, Date, Event, Goal, GoalChange, GoalId, Limit, List, ListGoals, Notes, RepeatId, Timestamp,
    Title, UserId,
};

/// A goal and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = goals)]
struct GoalRow {
    #[diesel(deserialize_as = String)]
    id: GoalId,
    #[diesel(deserialize_as = String)]
    user_id: UserId,
    #[diesel(deserialize_as = String)]
    title: Title,
    #[diesel(deserialize_as = String)]
    date: Date,
    completed_at: Option<i64>,
    skipped: bool,
    #[diesel(deserialize_as = String)]
    notes: Notes,
    position: i64,
    tasks_total: i64,
    tasks_completed: i64,
    repeat_id: Option<String>,
    #[diesel(deserialize_as = i64)]
    created_at: Timestamp,
    #[diesel(deserialize_as = i64)]
    updated_at: Timestamp,
    deleted_at: Option<i64>,
    revision: i64,
}

impl From<GoalRow> for Goal {
    fn from(row: GoalRow) -> Self {
        Self {
            id: row.id,
            title: row.title,
            date: row.date,
            completed: row.completed_at.is_some(),
            completed_at: row.completed_at.map(Timestamp::from),
            skipped: row.skipped,
            notes: row.notes,
            position: row.position,
            tasks_total: row.tasks_total,
            tasks_completed: row.tasks_completed,
            repeat_id: row.repeat_id.and_then(|id| RepeatId::parse(&id).ok()),
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// A page of a user's goals, by day and place.
///
/// # Errors
/// When the database fails.
pub fn list(connection: &mut AnyConnection, owner: UserId, query: ListGoals) -> Result<List<Goal>, Error> {
    let limit = query.limit;
    let rows = match query {
        ListGoals {
            date: Some(date),
            from: None,
            to: None,
            completed: None,
            has_open_tasks: None,
            q: None,
            cursor: None,
            limit: _,
        } => of_day(connection, owner, date, limit)?,
        query => matching(connection, owner, query)?,
    };
    Ok(page(rows.into_iter().map(Goal::from).collect(), limit, key))
}

/// A day as it is shown: what is asked most of all.
fn of_day(
    connection: &mut AnyConnection,
    owner: UserId,
    date: Date,
    limit: Option<Limit>,
) -> QueryResult<Vec<GoalRow>> {
    let of_day = goals::table.filter(places::of_day(owner, date));
    let in_order = of_day.order((goals::position, goals::id)).limit(one_more(limit));
    on_either!(connection, |connection| in_order.select(GoalRow::as_select()).load(connection))
}

fn matching(connection: &mut AnyConnection, owner: UserId, query: ListGoals) -> Result<Vec<GoalRow>, Error> {
    let mut found = goals::table
        .filter(goals::user_id.eq(owner.to_string()))
        .filter(goals::deleted_at.is_null())
        .select(GoalRow::as_select())
        .into_boxed();
    if let Some(date) = query.date {
        found = found.filter(goals::date.eq(date.to_string()));
    }
    if let Some(first) = query.from {
        found = found.filter(goals::date.ge(first.to_string()));
    }
    if let Some(last) = query.to {
        found = found.filter(goals::date.le(last.to_string()));
    }
    match query.completed {
        Some(true) => found = found.filter(goals::completed_at.is_not_null()),
        Some(false) => found = found.filter(goals::completed_at.is_null()),
        None => {}
    }
    match query.has_open_tasks {
        Some(true) => found = found.filter(goals::tasks_completed.lt(goals::tasks_total)),
        Some(false) => found = found.filter(goals::tasks_completed.ge(goals::tasks_total)),
        None => {}
    }
    if let Some(words) = query.q {
        let words = search::words(&words);
        let in_notes = without(goals::notes_key, words.clone(), "").ne(goals::notes_key);
        found = found.filter(holds(goals::title_key, words).or(in_notes));
    }
    if let Some(Key { date, position, id, .. }) = Key::after(Order::Goals, query.cursor.as_ref())? {
        let date = date.to_string();
        let later_in_day =
            goals::position.gt(position).or(goals::position.eq(position).and(goals::id.gt(id.to_string())));
        found = found
            // Says nothing new, but is what the index can begin at.
            .filter(goals::date.ge(date.clone()))
            .filter(goals::date.gt(date.clone()).or(goals::date.eq(date).and(later_in_day)));
    }
    let in_order = found.order((goals::date, goals::position, goals::id)).limit(one_more(query.limit));
    Ok(in_order.load(connection)?)
}

/// [`Change::after`] for each of many goals.
fn each_after(at: i64) -> Box<dyn BoxableExpression<goals::table, AnyBackend, SqlType = BigInt>> {
    Box::new(case_when(goals::updated_at.lt(at), at.into_sql::<BigInt>()).otherwise(goals::updated_at + 1))
}

/// The place of a goal in the order of all of its user's goals.
fn key(goal: &Goal) -> Key {
    Key { order: Order::Goals, date: goal.date, position: goal.position, id: goal.id.as_uuid() }
}

/// One of a user's goals.
///
/// # Errors
/// [`Error::NotFound`] or [`Error::NotYours`].
pub fn find(connection: &mut AnyConnection, owner: UserId, id: GoalId) -> Result<Goal, Error> {
    let row = find_row(connection, owner, id)?;
    if row.deleted_at.is_some() { Err(Error::NotFound) } else { Ok(row.into()) }
}

/// The row, in the trash or not; of another user's goals only those not in the trash are known to exist.
fn find_row(connection: &mut AnyConnection, owner: UserId, id: GoalId) -> Result<GoalRow, Error> {
    let found = goals::table.find(id.to_string());
    let row: GoalRow = on_either!(connection, |connection| found.select(GoalRow::as_select()).first(connection))?;
    match (row.user_id == owner, row.deleted_at) {
        (true, _) => Ok(row),
        (false, None) => Err(Error::NotYours),
        (false, Some(_)) => Err(Error::NotFound),
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
    let rows = rows_changed!(goals, GoalRow, connection, owner, after, last, limit)?;
    let changed = rows.into_iter().map(|row| {
        let (id, revision) = (row.id, row.revision);
        let change = match row.deleted_at {
            Some(_) => GoalChange::Delete { id },
            None => GoalChange::Upsert { id, data: row.into() },
        };
        Changed { revision, id: id.to_string(), event: Event::Goal(change) }
    });
    Ok(changed.collect())
}

/// Adds a goal at the end of its day.
///
/// # Errors
/// [`Error::GoalExists`].
pub fn insert(connection: &mut AnyConnection, change: &Change, id: GoalId, new: CreateGoal) -> Result<Goal, Error> {
    let CreateGoal { title, date, notes } = new;
    let notes = notes.unwrap_or_default();
    // In the same statement: on PostgreSQL each is a way there and back.
    let last = goals::table.filter(places::of_day(change.owner, date)).select(max(goals::position));
    let insert = diesel::insert_into(goals::table).values((
        goals::id.eq(id.to_string()),
        goals::user_id.eq(change.owner.to_string()),
        goals::title.eq(title.as_str()),
        goals::title_key.eq(fold(title.as_str())),
        goals::date.eq(date.to_string()),
        goals::skipped.eq(false),
        goals::notes.eq(notes.as_str()),
        goals::notes_key.eq(search_key(notes.as_str())),
        goals::position.eq(places::coalesce(last.single_value() + 1, 0)),
        goals::tasks_total.eq(0),
        goals::tasks_completed.eq(0),
        goals::created_at.eq(change.at.as_micros()),
        goals::updated_at.eq(change.at.as_micros()),
        goals::revision.eq(change.revision),
    ));
    let insert = insert.returning(goals::position);
    let position: Result<i64, _> = on_either!(connection, |connection| insert.get_result(connection));
    Ok(Goal {
        id,
        title,
        date,
        completed: false,
        completed_at: None,
        skipped: false,
        notes,
        position: position.map_err(Error::on_unique(Error::GoalExists))?,
        tasks_total: 0,
        tasks_completed: 0,
        repeat_id: None,
        created_at: change.at,
        updated_at: change.at,
    })
}

/// Moves what is neither done nor skipped from one day to the end of another, and gives back what moved.
///
/// A goal whose title the other day has already stays where it is.
///
/// # Errors
/// When the database fails.
pub fn carry_over(connection: &mut AnyConnection, change: &Change, days: CarryOver) -> Result<Vec<Goal>, Error> {
    let owner = change.owner;
    let there = diesel::alias!(goals as there);
    let (title_there, owner_there, date_there, deleted_there) =
        there.fields((goals::title_key, goals::user_id, goals::date, goals::deleted_at));
    let end = places::end(connection, owner, days.to)?;
    let taken = there
        .filter(owner_there.eq(owner.to_string()))
        .filter(date_there.eq(days.to.to_string()))
        .filter(deleted_there.is_null())
        .select(title_there);
    diesel::update(goals::table)
        .filter(goals::user_id.eq(owner.to_string()))
        .filter(goals::date.eq(days.from.to_string()))
        .filter(goals::deleted_at.is_null())
        .filter(goals::completed_at.is_null())
        .filter(goals::skipped.eq(false))
        .filter(goals::title_key.ne_all(taken))
        .set((
            goals::date.eq(days.to.to_string()),
            goals::position.eq(goals::position + end),
            goals::updated_at.eq(each_after(change.at.as_micros())),
            goals::revision.eq(change.revision),
        ))
        .execute(connection)?;
    for day in [days.from, days.to] {
        places::close_gaps(connection, change, day, day)?;
    }
    let rows = goals::table
        .filter(goals::user_id.eq(owner.to_string()))
        .filter(goals::date.eq(days.to.to_string()))
        .filter(goals::deleted_at.is_null())
        .filter(goals::position.ge(end))
        .order(goals::position)
        .select(GoalRow::as_select())
        .load::<GoalRow>(connection)?;
    repeats::look_at(connection, rows.iter().filter_map(|row| row.repeat_id.as_deref()))?;
    Ok(rows.into_iter().map(Goal::from).collect())
}
