//! What a person wants to do on a day.

use crate::{
    Cursor, Date, GoalId, Limit, Notes, RepeatId, Search, Timestamp, Title,
    builder::builder,
    parsed::{count, present, present_index},
};
use serde::{Deserialize, Serialize};

/// A goal of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// What is to be done; unique in its day, upper and lower case being the same.
    pub title: Title,
    /// The day it is planned for.
    pub date: Date,
    /// Whether it is done.
    pub completed: bool,
    /// When it was done.
    #[serde(deserialize_with = "Option::deserialize")]
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub completed_at: Option<Timestamp>,
    /// Whether it was set aside on purpose: it then neither counts nor breaks a streak.
    pub skipped: bool,
    /// Markdown beside it; empty when there is none.
    pub notes: Notes,
    /// Its place among the goals of its day, from 0.
    #[serde(deserialize_with = "count")]
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub position: i64,
    /// How many tasks it has.
    #[serde(deserialize_with = "count")]
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub tasks_total: i64,
    /// How many of them are done.
    #[serde(deserialize_with = "count")]
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub tasks_completed: i64,
    /// The repeat that made it, which may be deleted by now.
    #[serde(deserialize_with = "Option::deserialize")]
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub repeat_id: Option<RepeatId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed; its place, and what its repeat says of it, may change without that.
    pub updated_at: Timestamp,
}

/// `POST /api/goals`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct CreateGoal {
    /// What is to be done.
    pub title: Title,
    /// The day it is planned for.
    pub date: Date,
    /// Markdown beside it.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub notes: Option<Notes>,
}

impl CreateGoal {
    /// A goal of this day.
    ///
    /// ```
    /// # use studentos_api_types::{CreateGoal, Date, Invalid, Notes, Title};
    /// let goal = CreateGoal::new(Title::parse("Read chapter 3")?, Date::parse("2026-03-06")?).notes(Notes::parse("Pages 40 to 62")?);
    /// # Ok::<(), Invalid>(())
    /// ```
    #[must_use]
    pub fn new(title: Title, date: Date) -> Self {
        Self { title, date, notes: None }
    }
}

builder!(CreateGoal {
    /// Puts Markdown beside it.
    option notes: Notes;
});

/// `PATCH /api/goals/{id}`: what is left out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({"completed": true})))]
pub struct UpdateGoal {
    /// What is to be done.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub title: Option<Title>,
    /// Whether it is done. What is done is not set aside any more, unless `skipped` says otherwise.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub completed: Option<bool>,
    /// Whether it is set aside. What is done stays done, but counts no more.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub skipped: Option<bool>,
    /// The day it moves to, where it becomes the last unless `position` says otherwise.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub date: Option<Date>,
    /// Markdown beside it.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub notes: Option<Notes>,
    /// Its new place among the goals of its day, from 0; past the end means last.
    #[serde(default, deserialize_with = "present_index", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false, value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub position: Option<u32>,
}

builder!(UpdateGoal {
    /// Calls it something else.
    set title: Title;
    /// Ticks it off, or not any more.
    set completed: bool;
    /// Sets it aside, or not any more.
    set skipped: bool;
    /// Moves it to another day.
    set date: Date;
    /// Puts it at another place in its day, from 0.
    set position: u32;
});

impl UpdateGoal {
    /// Puts other Markdown beside it, or none.
    #[must_use]
    pub fn notes(mut self, notes: impl Into<Option<Notes>>) -> Self {
        self.notes = Some(notes.into().unwrap_or_default());
        self
    }
}

/// The query of `GET /api/goals`: one day or a range, narrowed down and page by page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct ListGoals {
    /// Only this day; not together with `from` and `to`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub date: Option<Date>,
    /// This day and later ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub from: Option<Date>,
    /// This day and earlier ones; not before `from`, and at most 366 days with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub to: Option<Date>,
    /// Only done ones, or only those that are not, skipped ones among them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub completed: Option<bool>,
    /// Only those with tasks that are still to be done, or only those without, whether done themselves or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub has_open_tasks: Option<bool>,
    /// Only those whose title or notes hold this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub q: Option<Search>,
    /// How many items the page may hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub limit: Option<Limit>,
    /// Where the page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub cursor: Option<Cursor>,
}

/// `POST /api/goals/carry-over`: the unfinished goals of one day move to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({"from": "2026-03-05", "to": "2026-03-06"})))]
pub struct CarryOver {
    /// The day they leave.
    pub from: Date,
    /// The day they come to; another day than `from`.
    pub to: Date,
}
