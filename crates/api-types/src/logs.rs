//! What somebody writes about a day.

use crate::{
    Cursor, Date, GoalId, Invalid, Limit, LogBody, LogId, Search, Timestamp,
    builder::builder,
    parsed::{clearable, present, whole_number},
};
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// An entry of the journal; a day may have several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Log {
    /// Its id.
    pub id: LogId,
    /// The day it is about.
    pub date: Date,
    /// What there is to say.
    pub body: LogBody,
    /// How long it took.
    #[serde(deserialize_with = "Option::deserialize")]
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub minutes: Option<Minutes>,
    /// How it felt.
    #[serde(deserialize_with = "Option::deserialize")]
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub mood: Option<Mood>,
    /// The goal it is about; none while that is in the trash.
    #[serde(deserialize_with = "Option::deserialize")]
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub goal_id: Option<GoalId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed; only its goal may go and come back without that.
    pub updated_at: Timestamp,
}

/// `POST /api/logs`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({"date": "2026-03-06", "body": "Went well until noon, then *too many tabs*.", "minutes": 90, "mood": 4})))]
pub struct CreateLog {
    /// The day it is about.
    pub date: Date,
    /// What there is to say.
    pub body: LogBody,
    /// How long it took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// How it felt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
    /// The user's goal it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal_id: Option<GoalId>,
}

impl CreateLog {
    /// What there is to say about a day.
    #[must_use]
    pub fn new(date: Date, body: LogBody) -> Self {
        Self { date, body, minutes: None, mood: None, goal_id: None }
    }
}

builder!(CreateLog {
    /// Says how long it took.
    option minutes: Minutes;
    /// Says how it felt.
    option mood: Mood;
    /// Makes it about a goal of the user's.
    option goal_id: GoalId;
});

/// `PATCH /api/logs/{id}`: what is left out stays as it is, and `null` clears what may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({"minutes": 120, "mood": null})))]
pub struct UpdateLog {
    /// The day it is about.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub date: Option<Date>,
    /// What there is to say.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub body: Option<LogBody>,
    /// How long it took.
    #[serde(default, deserialize_with = "clearable", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(value_type = Option<Minutes>))]
    pub minutes: Option<Option<Minutes>>,
    /// How it felt.
    #[serde(default, deserialize_with = "clearable", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(value_type = Option<Mood>))]
    pub mood: Option<Option<Mood>>,
    /// The user's goal it is about.
    #[serde(default, deserialize_with = "clearable", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(value_type = Option<GoalId>))]
    pub goal_id: Option<Option<GoalId>>,
}

builder!(UpdateLog {
    /// Moves it to another day.
    set date: Date;
    /// Says something else.
    set body: LogBody;
    /// Says how long it took, or nothing of it.
    clear minutes: Minutes;
    /// Says how it felt, or nothing of it.
    clear mood: Mood;
    /// Makes it about a goal of the user's, or about none.
    clear goal_id: GoalId;
});

/// The query of `GET /api/logs`: one day or a range, narrowed down and page by page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct ListLogs {
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
    /// Only those about this goal of the user's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub goal_id: Option<GoalId>,
    /// Only those whose body holds this.
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

/// Declares a small whole number between two others.
macro_rules! number {
    ($(#[$doc:meta])* $type:ident: $inner:ident, $min:literal to $max:literal, $example:literal, $description:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $type($inner);

        impl $type {
            /// The smallest there is.
            pub const MIN: $inner = $min;
            /// The largest there is.
            pub const MAX: $inner = $max;

            /// The number, if it is one of these.
            ///
            /// # Errors
            /// When it is too small or too large.
            pub fn new(number: $inner) -> Result<Self, Invalid> {
                if (Self::MIN..=Self::MAX).contains(&number) { Ok(Self(number)) } else { Err(Self::refused()) }
            }

            /// The number itself.
            #[must_use]
            pub const fn get(self) -> $inner {
                self.0
            }

            fn refused() -> Invalid {
                Invalid::new(concat!("Must be a whole number from ", $min, " to ", $max, "."))
            }
        }

        impl From<$type> for i32 {
            fn from(number: $type) -> i32 {
                number.0.into()
            }
        }

        impl TryFrom<i32> for $type {
            type Error = Invalid;

            fn try_from(number: i32) -> Result<Self, Invalid> {
                $inner::try_from(number).map_err(|_| Self::refused()).and_then(Self::new)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let number = whole_number(deserializer).ok().and_then(|number| i32::try_from(number).ok());
                number.ok_or_else(Self::refused).and_then(Self::try_from).map_err(D::Error::custom)
            }
        }

        #[cfg(feature = "utoipa")]
        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::Integer)
                    .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Int32)))
                    .description(Some($description))
                    .minimum(Some(Self::MIN))
                    .maximum(Some(Self::MAX))
                    .examples([$example])
                    .into()
            }
        }

        #[cfg(feature = "utoipa")]
        impl utoipa::ToSchema for $type {}
    };
}

number!(
    /// How long something took: 0 to 1440 minutes, which is a day.
    Minutes: u16, 0 to 1440, 90, "How many minutes it took."
);
number!(
    /// How it felt, from 1 (bad) to 5 (good).
    Mood: u8, 1 to 5, 4, "How it felt, from 1 (bad) to 5 (good)."
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_clears_and_leaving_out_keeps() -> serde_json::Result<()> {
        let update: UpdateLog = serde_json::from_str(r#"{"minutes": null, "mood": 3}"#)?;
        assert_eq!((update.minutes, update.mood, update.goal_id), (Some(None), Some(Mood::new(3).ok()), None));
        assert_eq!(serde_json::to_string(&update)?, r#"{"minutes":null,"mood":3}"#);
        for refused in [r#"{"body": null}"#, r#"{"mood": 0}"#, r#"{"mood": 6}"#, r#"{"minutes": 1441}"#] {
            assert!(serde_json::from_str::<UpdateLog>(refused).is_err(), "{refused}");
        }
        Ok(())
    }
}
