//! Goals that come back.

use crate::{
    Cursor, Date, Invalid, Limit, Notes, RepeatId, Rule, Title,
    builder::builder,
    parsed::{clearable, present, serde_as_string, serialize_as_display},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A goal that comes back by a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Repeat {
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
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub ends_on: Option<Date>,
    /// What becomes of a goal that was not done on its day.
    pub missed: Missed,
    /// Whether it makes nothing for now.
    pub paused: bool,
}

impl Repeat {
    /// How many a user may have, so that a read never has to make more than a server can bear.
    pub const MOST: usize = 100;
}

/// What becomes of a goal of a repeat that was not done on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema), schema(rename_all = "snake_case"))]
pub enum Missed {
    /// It is skipped.
    Skip,
    /// It moves to today, and today's own is not made.
    CarryOver,
    /// It stays, and no next one is made until it is done, skipped or deleted.
    Wait,
}

impl Missed {
    /// Reads the word for it.
    ///
    /// # Errors
    /// When it is another word.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "skip" => Ok(Self::Skip),
            "carry_over" => Ok(Self::CarryOver),
            "wait" => Ok(Self::Wait),
            _ => Err(Invalid::new("Must be skip, carry_over or wait.")),
        }
    }
}

impl fmt::Display for Missed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Skip => "skip",
            Self::CarryOver => "carry_over",
            Self::Wait => "wait",
        })
    }
}

serde_as_string!(Missed);
serialize_as_display!(Missed);

/// `POST /api/repeats`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct CreateRepeat {
    /// What each of its goals is called.
    pub title: Title,
    /// Markdown beside each of its goals.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub notes: Option<Notes>,
    /// When it comes.
    pub rule: Rule,
    /// The first day it may come, from which its intervals are counted. Days before today make no goals.
    pub starts_on: Date,
    /// The last day it may come, not before `starts_on`; for ever when it is left out or null.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// What becomes of a goal that was not done on its day; `skip` when it is left out.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub missed: Option<Missed>,
    /// Whether it makes nothing for now; `false` when it is left out.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub paused: Option<bool>,
}

impl CreateRepeat {
    /// A goal that comes back by this rule, from this day on and for ever.
    #[must_use]
    pub fn new(title: Title, rule: Rule, starts_on: Date) -> Self {
        Self { title, notes: None, rule, starts_on, ends_on: None, missed: None, paused: None }
    }
}

builder!(CreateRepeat {
    /// Puts Markdown beside each of its goals.
    option notes: Notes;
    /// Says the last day it may come.
    option ends_on: Date;
    /// Says what becomes of what was not done on its day.
    set missed: Missed;
    /// Whether it makes nothing for now.
    set paused: bool;
});

/// `PATCH /api/repeats/{id}`: what is left out stays as it is, and so does everything before today.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({"paused": true})))]
pub struct UpdateRepeat {
    /// What each of its goals is called.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub title: Option<Title>,
    /// Markdown beside each of its goals.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub notes: Option<Notes>,
    /// When it comes.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub rule: Option<Rule>,
    /// The first day it may come, from which its intervals are counted.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub starts_on: Option<Date>,
    /// The last day it may come, not before `starts_on`; null for ever.
    #[serde(default, deserialize_with = "clearable", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(value_type = Option<Date>))]
    pub ends_on: Option<Option<Date>>,
    /// What becomes of a goal that was not done on its day.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub missed: Option<Missed>,
    /// Whether it makes nothing for now. Days that pass meanwhile are not made up for.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub paused: Option<bool>,
}

builder!(UpdateRepeat {
    /// Calls its goals something else.
    set title: Title;
    /// Lets it come by another rule.
    set rule: Rule;
    /// Lets it begin on another day.
    set starts_on: Date;
    /// Says the last day it may come, or that there is none.
    clear ends_on: Date;
    /// Says what becomes of what was not done on its day.
    set missed: Missed;
    /// Pauses it, or lets it go on.
    set paused: bool;
});

impl UpdateRepeat {
    /// Puts other Markdown beside each of its goals, or none.
    #[must_use]
    pub fn notes(mut self, notes: impl Into<Option<Notes>>) -> Self {
        self.notes = Some(notes.into().unwrap_or_default());
        self
    }
}

/// The query of `GET /api/repeats`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct ListRepeats {
    /// How many items the page may hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub limit: Option<Limit>,
    /// Where the page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub cursor: Option<Cursor>,
}
