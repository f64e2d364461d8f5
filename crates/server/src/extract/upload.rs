//! A body that is too large for the memory: it goes to a file as it comes.

use super::body::{declared_length, is_json};
use crate::{bulk::on_its_own_thread, db::Error, error::ApiError};
use actix_web::{HttpRequest, error::PayloadError, web::Payload};
use futures_util::StreamExt as _;
use std::{fs::File, io, time::Duration};
use studentos_api_types::{ErrorCode, Export};
use tokio::{
    io::{AsyncSeekExt as _, AsyncWriteExt as _},
    time::timeout,
};

/// The largest, in bytes.
pub const LARGEST: usize = Export::LARGEST as usize;
/// How long it may take to arrive: 350 kB a second for the largest.
const DEADLINE: Duration = Duration::from_mins(1);

/// Receives a JSON body, which is gone when the file is dropped.
///
/// # Errors
/// When it is no JSON, too large, too slow or broken off, or when there is no room for it.
pub async fn receive(request: &HttpRequest, payload: Payload) -> Result<File, ApiError> {
    if !is_json(request) {
        return Err(ErrorCode::UnsupportedMediaType.into());
    }
    if declared_length(request).is_some_and(|length| length > LARGEST) {
        return Err(ErrorCode::ContentTooLarge.into());
    }
    timeout(DEADLINE, write(payload)).await.map_err(|_| ApiError::from(ErrorCode::RequestTimeout))?
}

async fn write(mut payload: Payload) -> Result<File, ApiError> {
    let file = on_its_own_thread(|| tempfile::tempfile().map_err(|error| no_room(&error))).await?;
    let mut file = tokio::fs::File::from_std(file);
    let mut length = 0;
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| match error {
            PayloadError::Overflow => ApiError::from(ErrorCode::ContentTooLarge),
            _ => ApiError::malformed("The body broke off."),
        })?;
        length += chunk.len();
        if length > LARGEST {
            return Err(ErrorCode::ContentTooLarge.into());
        }
        file.write_all(&chunk).await.map_err(|error| no_room(&error))?;
    }
    file.flush().await.map_err(|error| no_room(&error))?;
    file.rewind().await.map_err(|error| no_room(&error))?;
    Ok(file.into_std().await)
}

/// A disk that is full may have room again.
fn no_room(error: &io::Error) -> ApiError {
    Error::Unavailable(format!("no temporary file: {error}")).into()
}
