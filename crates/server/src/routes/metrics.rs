//! Figures for Prometheus, where they are asked for.

use super::Operations;
use crate::{error::ApiError, metrics, state::State};
use actix_web::{HttpResponse, get, web};
use studentos_api_types::ErrorCode;

pub fn configure(config: &mut impl Operations) {
    config.service(get_metrics);
}

/// How many requests were answered, and how fast.
///
/// There are no figures unless the server was started with `METRICS=on`.
#[utoipa::path(
    tag = "health",
    operation_id = "get_metrics",
    security(()),
    responses((
        status = 200,
        description = "The figures, in the text format of OpenMetrics.",
        body = String,
        content_type = "application/openmetrics-text",
        example = json!("# TYPE http_requests counter\n# HELP http_requests Requests that were answered.\nhttp_requests_total{method=\"GET\",route=\"/api/goals\",status=\"200\",code=\"\"} 17\n# EOF\n"),
    )),
    extensions(("x-problems" = json!(["not_found"]))),
)]
#[get("/metrics")]
async fn get_metrics(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    let metrics = state.metrics.as_ref().ok_or(ErrorCode::NotFound)?;
    let text = metrics.write().map_err(ApiError::internal)?;
    Ok(HttpResponse::Ok().content_type(metrics::CONTENT_TYPE).body(text))
}
