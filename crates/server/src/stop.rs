//! Stopping: first nobody is sent here any more, then what has begun is finished, then the server is gone.

use crate::state::State;
use actix_web::{
    dev::ServerHandle,
    rt::signal::unix::{Signal, SignalKind, signal},
    web,
};
use std::{
    io,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};
use tokio::time::sleep;

/// Whether the server is about to stop.
#[derive(Debug, Default)]
pub struct Stopping(AtomicBool);

impl Stopping {
    fn begin(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether it has been told to.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// What the system says when the server is to stop.
pub struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// Hears them from now on.
    ///
    /// # Errors
    /// When the system does not let it.
    pub fn hear() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits until the server is told to stop, then stops it.
    ///
    /// After SIGTERM it still answers for this long, while `/readyz` sends away who asks it and every answer closes its
    /// connection, so that a proxy goes elsewhere without losing a request. Somebody at a terminal need not wait.
    pub async fn obey(mut self, server: ServerHandle, state: web::Data<State>, delay: Duration) {
        let delay = tokio::select! {
            _ = self.terminate.recv() => delay,
            _ = self.interrupt.recv() => Duration::ZERO,
        };
        tracing::info!("stopping");
        state.stopping.begin();
        state.db.watchers().close();
        sleep(delay).await;
        server.stop(true).await;
    }
}
