//! How JSON is read: natively by `serde_json`, in a browser by the reader that it has anyway, which need not be loaded.

#[cfg(target_arch = "wasm32")]
mod browser;

use serde::de::DeserializeOwned;

/// Where JSON is not what it should be, without anything of what is in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct JsonError(String);

/// Reads JSON, as answers are read.
///
/// # Errors
/// When it is not JSON or has another shape.
#[cfg(not(target_arch = "wasm32"))]
pub fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, JsonError> {
    serde_json::from_slice(json).map_err(|error| {
        JsonError(format!("{:?} error at line {}, column {}", error.classify(), error.line(), error.column()))
    })
}

/// Reads JSON, as answers are read.
///
/// # Errors
/// When it is not JSON or has another shape.
#[cfg(target_arch = "wasm32")]
pub fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, JsonError> {
    browser::read(json).map_err(|wrong| JsonError(wrong.to_string()))
}
