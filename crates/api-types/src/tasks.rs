//! The steps of a goal, and loose to-dos.

use crate::{
    Cursor, Date, GoalId, Limit, Search, TaskId, Timestamp, Title,
    builder::builder,
    parsed::{clearable, count, present, present_index},
};
use serde::{Deserialize, Serialize};

/// A step of a goal, or a loose to-do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// The goal it is a step of; a loose to-do has none.
    #[serde(deserialize_with = "Option::deserialize")]
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub goal_id: Option<GoalId>,
    /// What is to be done; several may say the same.
    pub title: Title,
    /// Whether it is done.
    pub completed: bool,
    /// When it was done.
    #[serde(deserialize_with = "Option::deserialize")]
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub completed_at: Option<Timestamp>,
    /// The day by which it is to be done.
    #[serde(deserialize_with = "Option::deserialize")]
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub due_date: Option<Date>,
    /// Its place among the tasks of its goal, or among the loose ones, from 0.
    #[serde(deserialize_with = "count")]
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub position: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed; only its place may change without that.
    pub updated_at: Timestamp,
}

/// `POST /api/tasks`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct CreateTask {
    /// What is to be done.
    pub title: Title,
    /// The goal it is a step of; left out or `null`, it is a loose to-do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal_id: Option<GoalId>,
    /// The day by which it is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_date: Option<Date>,
}

impl CreateTask {
    /// A loose to-do.
    #[must_use]
    pub fn new(title: Title) -> Self {
        Self { title, goal_id: None, due_date: None }
    }
}

builder!(CreateTask {
    /// Makes it a step of this goal.
    option goal_id: GoalId;
    /// Says the day by which it is to be done.
    option due_date: Date;
});

/// `PATCH /api/tasks/{id}`: what is left out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({"completed": true})))]
pub struct UpdateTask {
    /// What is to be done.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub title: Option<Title>,
    /// Whether it is done.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub completed: Option<bool>,
    /// The goal it moves to, where it becomes the last unless `position` says otherwise; `null` makes it a loose to-do.
    #[serde(default, deserialize_with = "clearable", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(value_type = Option<GoalId>))]
    pub goal_id: Option<Option<GoalId>>,
    /// The day by which it is to be done; `null` when there is none.
    #[serde(default, deserialize_with = "clearable", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(value_type = Option<Date>))]
    pub due_date: Option<Option<Date>>,
    /// Its new place among the tasks of its goal, or among the loose ones, from 0; past the end means last.
    #[serde(default, deserialize_with = "present_index", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false, value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub position: Option<u32>,
}

builder!(UpdateTask {
    /// Calls it something else.
    set title: Title;
    /// Ticks it off, or not any more.
    set completed: bool;
    /// Moves it to a goal, or makes it a loose to-do.
    clear goal_id: GoalId;
    /// Says the day by which it is to be done, or that there is none.
    clear due_date: Date;
    /// Puts it at another place, from 0.
    set position: u32;
});

/// The query of `GET /api/tasks`: narrowed down and page by page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct ListTasks {
    /// Only the steps of this goal, by their place; all tasks are in order of the day they are due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub goal_id: Option<GoalId>,
    /// Only the steps of the goals of this day, goal by goal as the day has them; not together with `goal_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub goal_date: Option<Date>,
    /// Only done ones, or only those that are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub completed: Option<bool>,
    /// Only those that are due on an earlier day than this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub due_before: Option<Date>,
    /// Only those whose title holds this.
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
