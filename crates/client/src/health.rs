//! How the server is, for who watches it.

use crate::{
    Call, Client,
    operations::{GET_HEALTH, GET_METRICS, GET_READINESS},
};

impl Client {
    /// Whether the server answers at all.
    ///
    /// # Errors
    /// When it does not.
    pub fn health(&self) -> Call<()> {
        Call::new(self, &GET_HEALTH, GET_HEALTH.request())
    }

    /// Whether requests should be sent to this server: its database answers, and it is not about to stop.
    ///
    /// # Errors
    /// `unavailable` when they should not, or when no answer came.
    pub fn readiness(&self) -> Call<()> {
        Call::new(self, &GET_READINESS, GET_READINESS.request())
    }

    /// The server's figures, as text for Prometheus.
    ///
    /// # Errors
    /// `not_found` when it keeps them to itself, or when no answer came.
    pub fn metrics(&self) -> Call<String> {
        Call::new(self, &GET_METRICS, GET_METRICS.request())
    }
}
