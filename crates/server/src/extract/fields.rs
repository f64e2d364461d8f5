//! Which fields of an input are wrong: all of them, not only the first.
//!
//! serde stops at the first error. So what was refused is read again without the field that was at fault, until
//! nothing new is found. That costs time only where there is an error to tell.

use crate::error::ApiError;
use serde::{
    Deserializer,
    de::{self, DeserializeOwned, IntoDeserializer, MapAccess, Visitor},
    forward_to_deserialize_any,
};
use serde_json::Value;
use std::{collections::BTreeMap, fmt, vec};
use studentos_api_types::FieldError;

/// The fields of an input as they came.
pub type Fields = BTreeMap<String, Field>;

/// A field as it came.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// From a JSON body.
    Json(Value),
    /// From a query, where a number looks like a text.
    Text(String),
    /// It was left out. It stands here so that the missing ones are found like the wrong ones.
    Missing,
}

/// More fields than any input has; telling what is wrong with each of thousands would keep others waiting.
const MOST: usize = 50;

/// Reads a value from its fields.
///
/// # Errors
/// Every field that is wrong, missing or unknown; or that there are too many.
pub fn read<T: DeserializeOwned>(fields: Fields) -> Result<T, ApiError> {
    if fields.len() > MOST {
        return Err(ApiError::malformed(format!("There must not be more than {MOST} fields.")));
    }
    check(fields).map_err(ApiError::fields)
}

fn check<T: DeserializeOwned>(mut fields: Fields) -> Result<T, Vec<FieldError>> {
    let mut errors: Vec<FieldError> = Vec::new();
    loop {
        match T::deserialize(Input { fields: fields.clone(), told: &errors }) {
            Ok(value) if errors.is_empty() => return Ok(value),
            Ok(_) => return Err(errors),
            Err(Refusal { field, message }) => {
                let field = field.unwrap_or_default();
                fields.remove(&field);
                if errors.iter().any(|error| error.field == field) {
                    return Err(errors);
                }
                errors.push(FieldError { field, message });
            }
        }
    }
}

struct Input<'a> {
    fields: Fields,
    told: &'a [FieldError],
}

impl<'de> Deserializer<'de> for Input<'_> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_map(Entries { fields: self.fields.into_iter().collect::<Vec<_>>().into_iter(), next: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        for name in names {
            if !self.told.iter().any(|error| error.field == *name) {
                self.fields.entry((*name).to_owned()).or_insert(Field::Missing);
            }
        }
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct Entries {
    fields: vec::IntoIter<(String, Field)>,
    next: Option<(String, Field)>,
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Refusal;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refusal> {
        self.next = self.fields.next();
        let Some((name, _)) = &self.next else { return Ok(None) };
        seed.deserialize(name.clone().into_deserializer()).map(Some).map_err(|error: Refusal| error.of(name))
    }

    fn next_value_seed<S: de::DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refusal> {
        let (name, field) = self.next.take().unwrap_or_else(|| (String::new(), Field::Missing));
        seed.deserialize(field).map_err(|error| error.of(&name))
    }
}

impl Field {
    /// A text of a query, read as the number or truth value that is asked for.
    fn parsed<T: std::str::FromStr>(&self) -> Option<T> {
        match self {
            Self::Text(text) => text.parse().ok(),
            Self::Json(_) | Self::Missing => None,
        }
    }
}

impl<'de> Deserializer<'de> for Field {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self {
            Self::Json(Value::Null) => visitor.visit_unit(),
            Self::Json(Value::Bool(truth)) => visitor.visit_bool(truth),
            Self::Json(Value::Number(number)) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (None, Some(number)) => visitor.visit_i64(number),
                (None, None) => visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN)),
            },
            // No field of the API holds one of these.
            Self::Json(Value::Array(_)) => Err(de::Error::invalid_type(de::Unexpected::Seq, &visitor)),
            Self::Json(Value::Object(_)) => Err(de::Error::invalid_type(de::Unexpected::Map, &visitor)),
            Self::Json(Value::String(text)) | Self::Text(text) => visitor.visit_string(text),
            Self::Missing => Err(de::Error::custom("Is missing.")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self {
            Self::Missing => visitor.visit_unit(),
            Self::Json(Value::Null) => visitor.visit_none(),
            field => visitor.visit_some(field),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.parsed() {
            Some(number) => visitor.visit_u64(number),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.parsed() {
            Some(truth) => visitor.visit_bool(truth),
            None => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Why one field was refused.
#[derive(Debug)]
pub struct Refusal {
    field: Option<String>,
    message: String,
}

impl Refusal {
    /// The innermost name is the one that was at fault.
    fn of(self, field: &str) -> Self {
        Self { field: Some(self.field.unwrap_or_else(|| field.to_owned())), ..self }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

impl de::Error for Refusal {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { field: None, message: message.to_string() }
    }

    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        // serde names Rust's types, which nobody outside knows.
        match expected.to_string().as_str() {
            "u8" | "u16" | "u32" | "u64" => Self::custom("Must be a whole number from 0."),
            "i8" | "i16" | "i32" | "i64" => Self::custom("Must be a whole number."),
            expected => Self::custom(format_args!("Must be {expected}.")),
        }
    }

    fn invalid_value(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        Self { field: Some(field.to_owned()), message: "Is missing.".to_owned() }
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self::custom(format_args!("There is no such field; there are {}.", expected.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use studentos_api_types::{CreateGoal, ListGoals};

    fn refused<T: DeserializeOwned>(fields: Vec<(&str, Field)>) -> Vec<String> {
        let fields = fields.into_iter().map(|(name, field)| (name.to_owned(), field)).collect();
        check::<T>(fields).err().unwrap_or_default().into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn every_wrong_field_is_named_once() {
        let json = |value| Field::Json(value);
        assert_eq!(refused::<CreateGoal>(vec![]), ["date", "title"]);
        assert_eq!(
            refused::<CreateGoal>(vec![("title", json(json!(5))), ("when", json(json!("now")))]),
            ["date", "title", "when"]
        );
        let notes = refused::<CreateGoal>(vec![
            ("title", json(json!("Read"))),
            ("date", json(json!("2026-03-06"))),
            ("notes", json(json!(null))),
        ]);
        assert_eq!(notes, ["notes"]);
    }

    #[test]
    fn a_query_has_numbers_in_letters() {
        let text = |text: &str| Field::Text(text.to_owned());
        assert!(refused::<ListGoals>(vec![("limit", text("20")), ("completed", text("true"))]).is_empty());
        assert_eq!(
            refused::<ListGoals>(vec![("limit", text("0")), ("completed", text("yes"))]),
            ["completed", "limit"]
        );
    }
}
