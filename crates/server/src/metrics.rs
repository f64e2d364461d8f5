//! Figures for Prometheus: how many requests, of which kind, how fast.

use actix_web::http::Method;
use prometheus_client::{
    encoding::{EncodeLabelSet, text},
    metrics::{counter::Counter, family::Family, histogram::Histogram, info::Info},
    registry::Registry,
};
use std::{fmt, time::Duration};
use studentos_api_types::ErrorCode;

/// What [`Metrics::write`] writes.
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The bounds of the histogram's buckets in seconds, from a list out of memory to the longest a request may take.
const BUCKETS: [f64; 12] = [0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.05, 0.25, 1.0, 2.5, 5.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
    /// Which problem, if it is one.
    code: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    method: &'static str,
    route: String,
}

/// What has been counted since the start.
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Route, Histogram>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("studentos");
        let requests = Family::default();
        registry.register("http_requests", "Requests that were answered", requests.clone());
        let seconds = Family::new_with_constructor((|| Histogram::new(BUCKETS)) as fn() -> Histogram);
        registry.register("http_request_duration_seconds", "How long answering them took", seconds.clone());
        let build = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "Which StudentOS it is", build);
        Self { registry, requests, seconds }
    }
}

impl Metrics {
    /// A request was answered. The route is the pattern of its path, so that ids do not make a series each.
    pub fn answered(
        &self,
        method: &Method,
        route: Option<String>,
        status: u16,
        code: Option<ErrorCode>,
        took: Duration,
    ) {
        // Whatever a stranger calls a method must not make a series either.
        let method = known(method);
        let route = route.unwrap_or_else(|| "none".to_owned());
        self.seconds.get_or_create(&Route { method, route: route.clone() }).observe(took.as_secs_f64());
        self.requests
            .get_or_create(&Answered { method, route, status, code: code.map_or("", ErrorCode::as_str) })
            .inc();
    }

    /// Everything, in the text format that Prometheus reads.
    ///
    /// # Errors
    /// When it cannot be written, which does not happen to a text in memory.
    pub fn write(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        text::encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

fn known(method: &Method) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| known == &method.as_str()).unwrap_or("other")
}
