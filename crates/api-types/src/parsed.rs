//! How a string becomes a type that cannot be invalid.

use std::{borrow::Cow, error::Error, fmt, marker::PhantomData};

/// Why a value was refused: a sentence that says what is allowed, fit to stand beside the form field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid(Cow<'static, str>);

impl Invalid {
    /// A refusal with this sentence.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(message.into())
    }

    /// The sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Invalid {}

/// Gives a type that has `fn parse(&str) -> Result<Self, Invalid>` and `Display` its serde face: a JSON string.
macro_rules! serde_as_string {
    ($type:ident) => {
        impl std::str::FromStr for $type {
            type Err = $crate::Invalid;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $type {
            type Error = $crate::Invalid;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a string")
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        $type::parse(text).map_err(E::custom)
                    }
                }

                deserializer.deserialize_str(Visitor)
            }
        }
    };
}

/// Gives a newtype over `String` that has `parse` the rest of what such a type needs.
macro_rules! parsed_string {
    ($type:ident) => {
        $crate::parsed::serde_as_string!($type);

        impl $type {
            /// The text, as it was cleaned when it was parsed.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> String {
                value.0
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

/// Serialises a type as the string its `Display` makes.
macro_rules! serialize_as_display {
    ($type:ident) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> String {
                value.to_string()
            }
        }
    };
}

/// Describes a type to OpenAPI as a string with the given limits, under its own name or another one.
macro_rules! string_schema {
    ($type:ident, $description:literal, |$schema:ident| $limits:expr) => {
        $crate::parsed::string_schema!($type as $type, $description, |$schema| $limits);
    };
    ($type:ident as $name:ident, $description:literal, |$schema:ident| $limits:expr) => {
        #[cfg(feature = "utoipa")]
        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                let $schema = utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some($description));
                $limits.into()
            }
        }

        #[cfg(feature = "utoipa")]
        impl utoipa::ToSchema for $type {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }
    };
}

/// For a field that may be left out but not be `null`: `#[serde(default, deserialize_with = "present")]`.
pub(crate) fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: serde::Deserialize<'de>,
{
    struct Visitor<T>(PhantomData<T>);

    impl<'de, T: serde::Deserialize<'de>> serde::de::Visitor<'de> for Visitor<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a value")
        }

        fn visit_some<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            T::deserialize(deserializer).map(Some)
        }

        fn visit_none<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Err(E::custom("Must not be null; leave it out instead."))
        }

        /// A reader that knows the field was left out says so with the unit.
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
    }

    deserializer.deserialize_option(Visitor(PhantomData))
}

/// For a field that `null` clears: `#[serde(default, deserialize_with = "clearable")]`. `Some(None)` is the `null`.
#[expect(clippy::option_option, reason = "left out, null and a value are three things")]
pub(crate) fn clearable<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: serde::Deserialize<'de>,
{
    struct Visitor<T>(PhantomData<T>);

    impl<'de, T: serde::Deserialize<'de>> serde::de::Visitor<'de> for Visitor<T> {
        type Value = Option<Option<T>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a value or null")
        }

        fn visit_some<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            T::deserialize(deserializer).map(|value| Some(Some(value)))
        }

        fn visit_none<E>(self) -> Result<Self::Value, E> {
            Ok(Some(None))
        }

        /// A reader that knows the field was left out says so with the unit.
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
    }

    deserializer.deserialize_option(Visitor(PhantomData))
}

/// Reads a whole number from 0, however JSON writes it: `3.0` is `3` (JSON Schema, section 4.2.3).
pub(crate) fn whole_number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    struct Visitor;

    impl serde::de::Visitor<'_> for Visitor {
        type Value = u64;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a whole number from 0")
        }

        fn visit_u64<E>(self, number: u64) -> Result<u64, E> {
            Ok(number)
        }

        fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<u64, E> {
            // The text of a whole number has no fraction, however large it is; what is not whole is no u64 then.
            let whole = number.to_string().parse();
            whole.map_err(|_| E::invalid_value(serde::de::Unexpected::Float(number), &self))
        }
    }

    deserializer.deserialize_u64(Visitor)
}

/// The most that is counted, and the last place: what `int32` holds. Above it, generated clients take another kind of number.
const MOST: u32 = i32::MAX.cast_unsigned();

fn small_number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let number = u32::try_from(whole_number(deserializer)?).ok().filter(|number| *number <= MOST);
    number.ok_or_else(|| serde::de::Error::custom(format_args!("Must be a whole number from 0 to {MOST}.")))
}

/// Reads how many there are, or a place among them.
pub(crate) fn count<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    small_number(deserializer).map(i64::from)
}

/// A place as [`present`] reads it.
pub(crate) fn present_index<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    struct Index(u32);

    impl<'de> serde::Deserialize<'de> for Index {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            small_number(deserializer).map(Self)
        }
    }

    Ok(present(deserializer)?.map(|Index(index)| index))
}

pub(crate) use {parsed_string, serde_as_string, serialize_as_display, string_schema};
