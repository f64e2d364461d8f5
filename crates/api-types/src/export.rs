//! All that a user owns, as one file: what an export writes and an import reads.

use crate::{
    Date, DayStart, Email, Goal, GoalId, Log, Missed, Name, Notes, Repeat, RepeatId, Rule, Task, TimeZone, Timestamp,
    Title, parsed::whole_number,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// The file: everything as the API shows it. What is in the trash is not in here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Export {
    /// The version of the format.
    pub version: ExportVersion,
    /// When it was written; everything in it is as it was at one moment.
    pub exported_at: Timestamp,
    /// Whose it is. An import leaves the account as it is.
    pub user: ExportedUser,
    /// The goals that come back, the oldest first.
    #[cfg_attr(feature = "utoipa", schema(max_items = 100))]
    pub repeats: Vec<ExportedRepeat>,
    /// The days of the repeats that are decided, so that none is made again.
    pub occurrences: Vec<ExportedOccurrence>,
    /// The goals, by day and place.
    pub goals: Vec<Goal>,
    /// The tasks, by the day they are due.
    pub tasks: Vec<Task>,
    /// The logs, by day.
    pub logs: Vec<Log>,
}

impl Export {
    /// How large a file to import may be, in bytes.
    pub const LARGEST: u32 = 20 * 1024 * 1024;
}

/// What an export says of the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct ExportedUser {
    /// What they are called.
    pub name: Name,
    /// How they log in.
    pub email: Email,
    /// Where they are.
    pub timezone: TimeZone,
    /// The hour at which their day begins.
    pub day_starts_at: DayStart,
}

/// A repeat, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct ExportedRepeat {
    /// Its id.
    pub id: RepeatId,
    /// What each of its goals is called.
    pub title: Title,
    /// Markdown beside each of its goals; empty when there is none.
    pub notes: Notes,
    /// When it comes.
    pub rule: Rule,
    /// The first day it may come, from which its intervals are counted.
    pub starts_on: Date,
    /// The last day it may come.
    #[serde(deserialize_with = "Option::deserialize")]
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub ends_on: Option<Date>,
    /// What becomes of a goal that was not done on its day.
    pub missed: Missed,
    /// Whether it makes nothing for now.
    pub paused: bool,
    /// No day before this one is made any more.
    pub since: Date,
    /// When it was made.
    pub created_at: Timestamp,
}

impl ExportedRepeat {
    /// The repeat, and from which day on it still makes goals.
    #[must_use]
    pub fn new(repeat: Repeat, since: Date, created_at: Timestamp) -> Self {
        let Repeat { id, title, notes, rule, starts_on, ends_on, missed, paused } = repeat;
        Self { id, title, notes, rule, starts_on, ends_on, missed, paused, since, created_at }
    }
}

/// A day of a repeat that is decided: its goal was made, whatever became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct ExportedOccurrence {
    /// The repeat.
    pub repeat_id: RepeatId,
    /// The day of its rule.
    pub date: Date,
    /// The goal that was made; null when it was deleted, the day had one of this title, or the user opened it again after its day.
    #[serde(deserialize_with = "Option::deserialize")]
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub goal_id: Option<GoalId>,
}

/// The version of the format: 1, the only one there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportVersion;

impl ExportVersion {
    /// Its number.
    pub const NUMBER: u8 = 1;
}

impl Serialize for ExportVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(Self::NUMBER)
    }
}

impl<'de> Deserialize<'de> for ExportVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if whole_number(deserializer)? == u64::from(Self::NUMBER) {
            Ok(Self)
        } else {
            Err(D::Error::custom("Must be 1: another version of the format is not known here."))
        }
    }
}

#[cfg(feature = "utoipa")]
impl utoipa::PartialSchema for ExportVersion {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Integer)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Int32)))
            .description(Some("The version of the format."))
            .enum_values(Some([Self::NUMBER]))
            .into()
    }
}

#[cfg(feature = "utoipa")]
impl utoipa::ToSchema for ExportVersion {}

/// What an import has added, and how much of the file was there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({"goals": 1, "tasks": 1, "logs": 1, "repeats": 1, "skipped": 0})))]
pub struct Imported {
    /// How many goals were added.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub goals: usize,
    /// How many tasks were added.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub tasks: usize,
    /// How many logs were added.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub logs: usize,
    /// How many repeats were added.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub repeats: usize,
    /// How many things of all kinds were left as they are, since they are there.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub skipped: usize,
}
