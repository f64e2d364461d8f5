//! What every answer is wrapped in.

use crate::Cursor;
use serde::{Deserialize, Serialize};

/// One item: `{"data": T}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Data<T> {
    /// The item.
    pub data: T,
}

/// A page of a list: `{"data": [T], "count": n, "next_cursor": "…"|null}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct List<T> {
    /// The items, in the list's own order.
    #[cfg_attr(feature = "utoipa", schema(max_items = 200))]
    pub data: Vec<T>,
    /// How many items `data` holds.
    #[cfg_attr(feature = "utoipa", schema(value_type = i32, minimum = 0, maximum = 200, example = 1))]
    pub count: usize,
    /// Where the next page begins, when there is one.
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub next_cursor: Option<Cursor>,
}

/// A list that is answered whole: `{"data": [T], "count": n}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct All<T> {
    /// The items, in the list's own order.
    pub data: Vec<T>,
    /// How many items `data` holds.
    #[cfg_attr(
        feature = "utoipa",
        schema(value_type = i32, minimum = 0, maximum = 2_147_483_647, example = 1)
    )]
    pub count: usize,
}
