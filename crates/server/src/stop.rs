//! Stopping: first nobody is sent here any more, then what has begun is finished, then the server is gone.

use crate::state::State;
use actix_web::{
    dev::ServerHandle,
    rt::signal::unix::{Signal, SignalKind, signal},
    web,
};
use socket2::SockRef;
use std::{
    io,
    net::{Shutdown, TcpListener},
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};
use tokio::time::sleep;

/// How long connections are closed one by one, each after an answer, before those that are idle are.
const PARTING: Duration = Duration::from_millis(250);

/// How far the server is with stopping.
#[derive(Debug, Default)]
pub struct Stopping {
    has_begun: AtomicBool,
    is_parting: AtomicBool,
}

impl Stopping {
    /// Whether it has been told to.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.has_begun.load(Ordering::Acquire)
    }

    /// Whether every answer should be the last one on its connection.
    #[must_use]
    pub fn is_parting(&self) -> bool {
        self.is_parting.load(Ordering::Acquire)
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
    /// After SIGTERM it still answers for this long, while `/readyz` sends away who asks it. Then nobody can connect any
    /// more, and whoever has a connection gets to know with an answer that it was the last one. So a proxy goes
    /// elsewhere without having sent a request in vain. Somebody at a terminal need not wait.
    pub async fn obey(mut self, server: ServerHandle, listener: TcpListener, state: web::Data<State>, delay: Duration) {
        let delay = tokio::select! {
            _ = self.terminate.recv() => delay,
            _ = self.interrupt.recv() => Duration::ZERO,
        };
        tracing::info!("stopping");
        state.stopping.has_begun.store(true, Ordering::Release);
        state.db.watchers().close();
        sleep(delay).await;
        // Where the system does not do that to a listening socket, the server itself closes it a moment later.
        SockRef::from(&listener).shutdown(Shutdown::Both).ok();
        state.stopping.is_parting.store(true, Ordering::Release);
        sleep(PARTING).await;
        server.stop(true).await;
    }
}
