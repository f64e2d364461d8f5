//! How the days add up.

use crate::Date;
use serde::{Deserialize, Serialize};

/// What came of a range of days, and for how long nothing was left undone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({
    "days": [
        {"date": "2026-03-05", "planned": 3, "completed": 2, "minutes": 45},
        {"date": "2026-03-06", "planned": 1, "completed": 1, "minutes": 90},
    ],
    "current_streak": 1, "longest_streak": 12, "completion_rate": 0.75,
})))]
pub struct Stats {
    /// Every day of the range, in its order.
    #[cfg_attr(feature = "utoipa", schema(min_items = 1, max_items = 366))]
    pub days: Vec<DayStats>,
    /// How many days in a row, up to today, had something planned and all of it done, whenever they began. A day without
    /// anything planned neither counts nor breaks the row, and today does not break it while it runs.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub current_streak: u32,
    /// The most there ever were, up to today.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub longest_streak: u32,
    /// How much of what was planned in the range is done, from 0 to 1; 0 when nothing was planned.
    #[cfg_attr(feature = "utoipa", schema(minimum = 0, maximum = 1))]
    pub completion_rate: f64,
}

/// What came of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct DayStats {
    /// The day.
    pub date: Date,
    /// How many goals it has, those not counted that are skipped.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub planned: u32,
    /// How many of these are done.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub completed: u32,
    /// The minutes of its logs together.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 2_147_483_647))]
    pub minutes: u32,
}

/// The query of `GET /api/users/me/stats`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct GetStats {
    /// The first day.
    pub from: Date,
    /// The last day; not before the first, and at most 366 days with it.
    pub to: Date,
}
