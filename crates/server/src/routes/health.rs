//! Is the server alive, and is it ready?

use super::Operations;
use crate::{answer, error::ApiError, state::State};
use actix_web::{HttpResponse, get, http::StatusCode, web};
use serde::Serialize;
use studentos_api_types::ErrorCode;

pub fn configure(config: &mut impl Operations) {
    config.service(get_health).service(get_readiness);
}

/// How the server is.
#[derive(Serialize, utoipa::ToSchema)]
struct Health {
    /// `ok`, since any other answer is an error.
    status: Status,
}

/// How it is when it can say so.
#[derive(Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
enum Status {
    Ok,
}

/// Whether the process answers at all.
#[utoipa::path(
    tag = "health",
    operation_id = "get_health",
    security(()),
    responses((status = 200, description = "It does.", body = Health)),
)]
#[get("/healthz")]
async fn get_health() -> Result<HttpResponse, ApiError> {
    answer::json(StatusCode::OK, &Health { status: Status::Ok })
}

/// Whether requests should be sent here.
///
/// They should when the database answers and has the right schema, and the server is not about to stop.
#[utoipa::path(
    tag = "health",
    operation_id = "get_readiness",
    security(()),
    responses((status = 200, description = "They should.", body = Health)),
)]
#[get("/readyz")]
async fn get_readiness(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    if state.stopping.has_begun() {
        return Err(ErrorCode::Unavailable.into());
    }
    state.db.ping().await?;
    answer::json(StatusCode::OK, &Health { status: Status::Ok })
}
