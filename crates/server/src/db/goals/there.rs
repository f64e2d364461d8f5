//! What stands in some days, for who adds goals to them.

use super::super::{AnyConnection, Error, schema::goals};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use studentos_api_types::{Date, GoalId, Invalid, UserId};

/// How many days are looked at at once.
const CHUNK: usize = 200;

/// What stands in some days: the folded titles and whose they are, and how many goals there are.
#[derive(Default)]
pub struct There {
    titles: BTreeMap<(Date, String), GoalId>,
    ends: BTreeMap<Date, i64>,
}

impl There {
    /// Reads it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(
        connection: &mut AnyConnection,
        owner: UserId,
        dates: impl IntoIterator<Item = Date>,
    ) -> Result<Self, Error> {
        let dates: BTreeSet<_> = dates.into_iter().collect();
        let mut there = Self::default();
        for dates in dates.into_iter().collect::<Vec<_>>().chunks(CHUNK) {
            let rows: Vec<(String, String, String)> = goals::table
                .filter(goals::user_id.eq(owner.to_string()))
                .filter(goals::date.eq_any(dates.iter().map(ToString::to_string)))
                .filter(goals::deleted_at.is_null())
                .select((goals::date, goals::title_key, goals::id))
                .load(connection)?;
            for (date, title, id) in rows {
                let internal = |invalid: Invalid| Error::Internal(invalid.to_string());
                there.add(Date::parse(&date).map_err(internal)?, &title, GoalId::parse(&id).map_err(internal)?);
            }
        }
        Ok(there)
    }

    /// The goal of this title.
    pub fn get(&self, date: Date, title: &str) -> Option<GoalId> {
        self.titles.get(&(date, title.to_owned())).copied()
    }

    /// Has a goal stand at the end of the day, and gives back its place.
    pub fn add(&mut self, date: Date, title: &str, id: GoalId) -> i64 {
        self.titles.insert((date, title.to_owned()), id);
        let end = self.ends.entry(date).or_default();
        *end += 1;
        *end - 1
    }
}
