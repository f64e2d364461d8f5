//! A repeat that its owner is about to change: there is no other way to change one.

use super::{
    super::{AnyConnection, Change, Error, schema::repeats},
    RepeatRow,
    ahead::Ahead,
    check, find_row,
    notice::{now, today},
    occurrences::{self, Decided},
    settle::settle_past,
};
use diesel::prelude::*;
use std::iter;
use studentos_api_types::{Missed, Repeat, RepeatId, UpdateRepeat};

/// A repeat whose ownership was checked in this transaction, and the change that is about to happen to it.
#[derive(Debug)]
pub struct OwnedRepeat {
    row: RepeatRow,
    change: Change,
}

impl OwnedRepeat {
    /// The user's repeat of this id.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::NotYours`].
    pub fn find(connection: &mut AnyConnection, change: &Change, id: RepeatId) -> Result<Self, Error> {
        find_row(connection, change.owner, id).map(|row| Self { row, change: *change })
    }

    /// Goes on only if the repeat is still as the caller wants it, be there such a wish.
    ///
    /// # Errors
    /// [`Error::Stale`].
    pub fn only_if(self, wanted: Option<impl FnOnce(&Repeat) -> bool>) -> Result<Self, Error> {
        let is_stale = wanted.is_some_and(|wanted| !wanted(&self.row.clone().into()));
        if is_stale { Err(Error::Stale) } else { Ok(self) }
    }

    /// Changes the repeat from today on; what changes nothing leaves no trace.
    ///
    /// What it made for today and later, and nobody has touched, becomes what the repeat is then, or goes if the repeat would
    /// not make it again and it is not overdue. Of a repeat that pauses, today's stays as it is.
    ///
    /// # Errors
    /// [`Error::EndsBeforeStart`] or [`Error::NeverFalls`].
    pub fn update(self, connection: &mut AnyConnection, update: UpdateRepeat) -> Result<Repeat, Error> {
        let Self { row: before, change } = self;
        let mut after = before.clone();
        after.title = update.title.unwrap_or(after.title);
        after.notes = update.notes.unwrap_or(after.notes);
        after.rule = update.rule.unwrap_or(after.rule);
        after.starts_on = update.starts_on.unwrap_or(after.starts_on);
        after.ends_on = update.ends_on.map_or(after.ends_on, |ends_on| ends_on.map(String::from));
        after.missed = update.missed.unwrap_or(after.missed);
        after.paused = update.paused.unwrap_or(after.paused);
        if after == before {
            return Ok(before.into());
        }
        let today = today(connection, &change)?;
        check(&after.rule, after.starts_on, after.ends_on())?;
        settle_past(connection, &change, before.id, today)?;
        let from = if after.paused { today.plus_days(1) } else { today };
        let ahead = Ahead::release(connection, before.id, today, from)?;
        // What is overdue and stands today stands for today's own, whatever that will be called.
        after.since = today;
        if ahead.stays_today() && before.missed == Missed::CarryOver {
            after.since = today.plus_days(1);
            occurrences::remember(connection, iter::once(Decided::new(before.id, today, None)))?;
        }
        if after.title != before.title {
            occurrences::forget_planned(connection, &change, before.id, &before.title, today)?;
        }
        ahead.remake(connection, &change, &after)?;
        let row: RepeatRow = diesel::update(repeats::table.find(after.id.to_string()))
            .set((
                repeats::title.eq(after.title.as_str()),
                repeats::notes.eq(after.notes.as_str()),
                repeats::rule.eq(after.rule.to_string()),
                repeats::starts_on.eq(after.starts_on.to_string()),
                repeats::ends_on.eq(after.ends_on),
                repeats::missed.eq(String::from(after.missed)),
                repeats::paused.eq(after.paused),
                repeats::since.eq(after.since.to_string()),
                repeats::due_on.eq(now()),
                repeats::revision.eq(change.revision),
            ))
            .returning(RepeatRow::columns())
            .get_result(connection)?;
        Ok(row.into())
    }

    /// Puts the repeat into the trash, and with it what it made for today and later and nobody has touched.
    ///
    /// # Errors
    /// When the database fails.
    pub fn delete(self, connection: &mut AnyConnection) -> Result<(), Error> {
        let Self { row, change } = self;
        let today = today(connection, &change)?;
        settle_past(connection, &change, row.id, today)?;
        Ahead::release(connection, row.id, today, today)?.discard(connection, &change, row.id)?;
        diesel::update(repeats::table.find(row.id.to_string()))
            .set((repeats::deleted_at.eq(change.at.as_micros()), repeats::revision.eq(change.revision)))
            .execute(connection)?;
        Ok(())
    }
}
