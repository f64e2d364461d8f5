//! A reader of what a browser has parsed. It says that something is wrong, and not what: nobody would see it, and the sentences
//! weigh as much as the reader.

use js_sys::{Array, JSON, Number, Object};
use serde::{
    Deserializer,
    de::{
        DeserializeOwned, Error, IntoDeserializer, Visitor,
        value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// Parses JSON and reads it.
pub fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, Wrong> {
    let value = str::from_utf8(json).ok().and_then(|text| JSON::parse(text).ok());
    T::deserialize(Value(value.ok_or(Wrong("Syntax"))?))
}

/// What is wrong: the syntax or the data.
#[derive(Debug, thiserror::Error)]
#[error("{0} error")]
pub struct Wrong(&'static str);

const SHAPE: Wrong = Wrong("Data");

impl Error for Wrong {
    fn custom<T: fmt::Display>(_: T) -> Self {
        SHAPE
    }
}

/// A value of JSON.
struct Value(JsValue);

impl Value {
    fn entries(&self) -> Result<impl ExactSizeIterator<Item = (Self, Self)> + use<>, Wrong> {
        let object = self.0.dyn_ref::<Object>().ok_or(SHAPE)?;
        Ok(Object::entries(object).to_vec().into_iter().map(|entry| {
            let entry = Array::from(&entry);
            (Self(entry.get(0)), Self(entry.get(1)))
        }))
    }
}

impl IntoDeserializer<'_, Wrong> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! read_as {
    ($as:ident: $($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            self.$as(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Value {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.0.is_null() {
            visitor.visit_unit()
        } else if self.0.as_bool().is_some() {
            self.deserialize_bool(visitor)
        } else if Number::is_safe_integer(&self.0) {
            self.deserialize_i64(visitor)
        } else if self.0.as_f64().is_some() {
            self.deserialize_f64(visitor)
        } else if self.0.is_string() {
            self.deserialize_string(visitor)
        } else if Array::is_array(&self.0) {
            self.deserialize_seq(visitor)
        } else {
            self.deserialize_map(visitor)
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_bool(self.0.as_bool().ok_or(SHAPE)?)
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a whole number")]
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let number = self.0.as_f64().filter(|_| Number::is_safe_integer(&self.0)).ok_or(SHAPE)?;
        if number < 0.0 { visitor.visit_i64(number as i64) } else { visitor.visit_u64(number as u64) }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_f64(self.0.as_f64().ok_or(SHAPE)?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_string(self.0.as_string().ok_or(SHAPE)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let array = self.0.dyn_into::<Array>().map_err(|_| SHAPE)?;
        // It refuses what is left over, as the one below does.
        SeqDeserializer::new(array.into_iter().map(Self)).deserialize_any(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        MapDeserializer::new(self.entries()?).deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        if let Some(name) = self.0.as_string() {
            return visitor.visit_enum(name.into_deserializer());
        }
        let entries = self.entries()?;
        if entries.len() != 1 {
            return Err(SHAPE);
        }
        visitor.visit_enum(MapAccessDeserializer::new(MapDeserializer::new(entries)))
    }

    /// Nobody looks at what nobody asked for.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_unit()
    }

    read_as!(deserialize_i64: deserialize_i8 deserialize_i16 deserialize_i32
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64);
    read_as!(deserialize_f64: deserialize_f32);
    read_as!(deserialize_string: deserialize_char deserialize_str deserialize_identifier);
    forward_to_deserialize_any! { bytes byte_buf unit unit_struct tuple_struct }
}
