//! How long lists are read page by page.

use crate::{
    Invalid,
    parsed::{parsed_string, string_schema, whole_number},
};
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use std::fmt;

/// Where the next page of a list begins: opaque, as the server gave it.
///
/// It names the last item seen, not a count, so that what is added meanwhile neither repeats nor hides an item. Places are
/// another matter: they shift when something is moved, deleted or restored, and with them the items of the day or the goal that
/// the page ended in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cursor(String);

impl Cursor {
    /// The length of a cursor: which list it is of, a date, a position and an id in hexadecimal.
    pub const LENGTH: usize = 56;

    /// Checks the form of a cursor.
    ///
    /// # Errors
    /// When it is not one the server could have given.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let hex = |c: u8| matches!(c, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != Self::LENGTH || !text.bytes().all(hex) {
            return Err(Invalid::new("Must be a next_cursor as the server gave it."));
        }
        Ok(Self(text.to_owned()))
    }
}

parsed_string!(Cursor);
string_schema!(
    Cursor,
    "Where the next page begins: the `next_cursor` of the page before, only with the same parameters; that of another list is refused. What is added meanwhile neither repeats nor hides an item. \
     Where items have places, what is moved, deleted or restored meanwhile may do so, in the day or the goal that the page before \
     ended in.",
    |schema| schema
        .pattern(Some("^[0-9a-f]{56}$"))
        .min_length(Some(Cursor::LENGTH))
        .max_length(Some(Cursor::LENGTH))
        .examples(["000b4960000000000000000901980f2e5c5a7d3e9a640f6b1c2d3e4f"])
);

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The query of a list that is asked for nothing but its next page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct Paging {
    /// How many items the page may hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub limit: Option<Limit>,
    /// Where the page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", param(nullable = false))]
    pub cursor: Option<Cursor>,
}

/// How many items a page may hold: 1 to 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Limit(u8);

impl Limit {
    /// The largest page.
    pub const MAX: u8 = 200;
    /// The page when nothing else is asked for.
    const DEFAULT: u8 = 100;

    /// A page of so many items.
    ///
    /// # Errors
    /// When it is not 1 to [`Limit::MAX`].
    pub fn new(items: u8) -> Result<Self, Invalid> {
        match items {
            1..=Self::MAX => Ok(Self(items)),
            _ => Err(Invalid::new("Must be a number from 1 to 200.")),
        }
    }

    /// How many items.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(Self::DEFAULT)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items = whole_number(deserializer).ok().and_then(|items| u8::try_from(items).ok());
        Self::new(items.unwrap_or(0)).map_err(D::Error::custom)
    }
}

#[cfg(feature = "utoipa")]
impl utoipa::PartialSchema for Limit {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Integer)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Int32)))
            .description(Some("How many items a page may hold."))
            .minimum(Some(1))
            .maximum(Some(Self::MAX))
            .default(Some(Self::DEFAULT.into()))
            .examples([Self::DEFAULT])
            .into()
    }
}

#[cfg(feature = "utoipa")]
impl utoipa::ToSchema for Limit {}
