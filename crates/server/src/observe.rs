//! What is done to every answer: a request id, headers, problems written out, one line in the log.

use crate::{error::ApiError, state::State};
use actix_web::{
    Error, HttpRequest,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        ConnectionType, Method,
        header::{self, HeaderMap, HeaderName, HeaderValue},
    },
    middleware::Next,
    web,
};
use std::{iter, time::Instant};
use studentos_api_types::Problem;
use uuid::Uuid;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// How much of a path is logged, in bytes: more than any of ours has, and no more than leaves the lines of others their room.
const LOGGED: usize = 200;
/// What tells browsers to be careful, with every answer that does not say otherwise by itself.
const CAREFUL: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    // Pages of other origins that may use the API ask by CORS, which this does not touch.
    (header::CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
    (header::CROSS_ORIGIN_OPENER_POLICY, "same-origin"),
    (header::PERMISSIONS_POLICY, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];
/// Browsers remember for a year to come by TLS alone. Not to the names below ours, which may belong to somebody else.
const TLS_ALONE: &str = "max-age=31536000";

/// Around all other middleware but the compression.
///
/// # Errors
/// None of ours: what fails in a handler or an extractor is an answer already when it comes here.
pub async fn observe<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let begun = Instant::now();
    let request_id = Uuid::now_v7().simple().to_string();
    let method = request.method().clone();
    if method == Method::HEAD {
        // Whatever answers GET answers HEAD (RFC 9110, section 9.3.2); the body is left out where answers are written.
        request.head_mut().method = Method::GET;
    }
    let mut response = next.call(request).await?.map_into_boxed_body();

    let status = response.status();
    let mut cause = None;
    let mut code = None;
    if status.is_client_error() || status.is_server_error() {
        let failed = response.response().error().and_then(|error| error.as_error::<ApiError>());
        code = Some(failed.map_or_else(|| ApiError::from_status(status).code(), ApiError::code));
        cause = failed.and_then(ApiError::cause).map(str::to_owned);
        if !is_problem(response.headers()) {
            let fallback = || ApiError::from_status(status).respond(&request_id);
            let mut problem = failed.map_or_else(fallback, |error| error.respond(&request_id));
            // What the layers below have added stays: CORS, above all.
            for (name, value) in response.headers() {
                if !problem.headers().contains_key(name) && name != header::CONTENT_LENGTH {
                    problem.headers_mut().append(name.clone(), value.clone());
                }
            }
            response = response.into_response(problem);
        }
    }

    if state(response.request()).is_some_and(|state| state.stopping.is_parting()) {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }

    let path = response.request().path();
    let took = begun.elapsed();
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    if let Some(metrics) = state(response.request()).and_then(|state| state.metrics.as_ref()) {
        metrics.answered(&method, response.request().match_pattern(), status, code, took);
    }
    let logged = &path[..path.floor_char_boundary(LOGGED)];
    if let Some(cause) = cause {
        tracing::error!(%method, path = logged, status, micros, request_id, cause, "failed");
    } else {
        tracing::info!(%method, path = logged, status, micros, request_id, "answered");
    }
    let caching = if path.starts_with("/api/") { "private, no-cache" } else { "no-cache" };
    let caching = if path.starts_with("/api/auth/") { "no-store" } else { caching };
    let is_https = state(response.request()).is_some_and(|state| state.is_https);
    set_headers(response.headers_mut(), &request_id, caching, is_https);
    Ok(response)
}

fn state(request: &HttpRequest) -> Option<&State> {
    request.app_data::<web::Data<State>>().map(web::Data::get_ref)
}

fn is_problem(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|value| value == Problem::MEDIA_TYPE)
}

fn set_headers(headers: &mut HeaderMap, request_id: &str, caching: &'static str, is_https: bool) {
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert(REQUEST_ID, id);
    }
    if is_https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(TLS_ALONE));
    }
    for (name, value) in iter::once((header::CACHE_CONTROL, caching)).chain(CAREFUL) {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}
