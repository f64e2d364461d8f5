//! From a configuration to a running server.

use crate::{
    auth::{
        ApiTokens, Hasher, Limits, Origins, RefreshCookie, SecretError, Sessions, Tokens, identify, signing_secret,
    },
    bulk::Bulk,
    compress::compress,
    config::{Config, Switch, WebOrigin},
    db::{Database, OpenError},
    docs,
    error::ApiError,
    events::end_with_grants,
    head::check_head,
    housekeeping::keep_house,
    lists::Lists,
    mail::{Bell, Post, send_mails},
    metrics::Metrics,
    observe::observe,
    routes,
    routes::Fallback,
    state::State,
    stop::{Signals, Stopping},
    turns::Turns,
};
use actix_cors::Cors;
use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::Server,
    middleware::{Condition, from_fn},
    rt::{self, net::TcpStream},
    web,
};
use socket2::{Domain, Protocol, SockRef, Socket, Type};
use std::{
    any::Any,
    io,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    thread,
    time::Duration,
};
use tokio::task::JoinHandle;

/// How long an idle connection is kept for the next request.
const KEEP_ALIVE: Duration = Duration::from_secs(75);
/// How long the head of a request may take to arrive.
const HEAD_DEADLINE: Duration = Duration::from_secs(5);
/// How long requests in flight may take to finish after the server was told to stop, in seconds.
const SHUTDOWN: u64 = 5;
/// How much of an answer the system holds for a client that reads slowly, in bytes; Linux doubles it.
const SEND_BUFFER: usize = 128 * 1024;
/// How long a client may take nothing of what it is sent.
#[cfg(target_os = "linux")]
const UNREAD: Duration = Duration::from_secs(30);
/// How many connections may wait to be accepted.
const BACKLOG: i32 = 2048;
/// How long a browser may remember what a CORS preflight allowed, in seconds.
const PREFLIGHT: usize = 600;

/// A server that takes requests once its future is polled.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// The server; it ends when its handle tells it to stop.
    pub server: Server,
    state: web::Data<State>,
    /// What it listens with, to be closed before the server is.
    listener: TcpListener,
    /// How long it still answers once it was told to stop.
    delay: Duration,
    /// What it does without being asked.
    chores: [JoinHandle<()>; 3],
}

impl Running {
    /// Serves until the system says that it is to stop, and what has begun by then is finished.
    ///
    /// # Errors
    /// When the server fails, or cannot hear the system's signals.
    pub async fn run(self) -> io::Result<()> {
        let stopping = Signals::hear()?.obey(self.server.handle(), self.listener, self.state, self.delay);
        let stopping = rt::spawn(stopping);
        let served = self.server.await;
        // Whoever holds the database lets go of it, so that its files are closed in order.
        for task in self.chores.into_iter().chain([stopping]) {
            task.abort();
            task.await.ok();
        }
        served
    }
}

/// Why the server did not start, in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The secret.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// Passwords could be guessed from elsewhere.
    #[error(
        "RATE_LIMITS: off is for load tests and needs a BIND_ADDR that only this machine can reach, like 127.0.0.1:8000"
    )]
    Unlimited,
    /// The address.
    #[error("BIND_ADDR: cannot listen on {address}: {source}")]
    Bind {
        /// Where.
        address: SocketAddr,
        /// Why not.
        source: io::Error,
    },
    /// The system.
    #[error("the server cannot be started: {0}")]
    System(#[from] io::Error),
}

/// Opens the database and listens.
///
/// # Errors
/// When something is not as it must be; better now than at the first request.
pub async fn start(config: Config) -> Result<Running, StartError> {
    if config.rate_limits == Switch::Off && !config.bind_addr.ip().to_canonical().is_loopback() {
        return Err(StartError::Unlimited);
    }
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let readers = u32::try_from(workers).unwrap_or(u32::MAX);
    let db = Database::open(&config.database_url, config.database, readers, !config.no_migrate)?;
    let secret = signing_secret(&config)?;
    let is_https = config.public_url.as_ref().is_some_and(WebOrigin::is_https);
    let bell = Arc::new(Bell::default());
    // In each worker; more would only wait for a connection. One more reads the files that are imported.
    let blocking_threads = db.connections() + 1;
    let state = web::Data::new(State {
        db: db.clone(),
        hasher: Hasher::start(config.bcrypt_cost, config.password_pepper.as_ref())?,
        limits: Limits::new(&config),
        tokens: Tokens::new(&secret, config.jwt_secret_previous.as_ref()),
        lists: Lists::default(),
        sessions: Sessions::default(),
        api_tokens: ApiTokens::default(),
        is_https,
        refresh_cookie: RefreshCookie::new(is_https),
        origins: Origins::new(&config),
        metrics: (config.metrics == Switch::On).then(Metrics::default),
        bell: Arc::clone(&bell),
        resetting: Turns::new(1),
        bulk: Bulk::default(),
        stopping: Stopping::default(),
    });
    let shared = state.clone();

    let listener = listen(config.bind_addr).map_err(|source| StartError::Bind { address: config.bind_addr, source })?;
    let address = listener.local_addr()?;
    let post = Post::new(&config, address);
    let origins = config.cors_origins;
    let fallback = web::Data::new(Fallback::new());
    let server = HttpServer::new(move || {
        App::new()
            .configure(routes::configure)
            .configure(docs::configure)
            .app_data(shared.clone())
            .app_data(fallback.clone())
            .default_service(web::to(no_operation))
            .wrap(from_fn(identify))
            .wrap(from_fn(check_head))
            .wrap(Condition::new(!origins.is_empty(), cors(&origins)))
            .wrap(from_fn(observe))
            .wrap(from_fn(compress))
    })
    .on_connect(|connection, _| limit(connection))
    .workers(workers)
    .worker_max_blocking_threads(blocking_threads)
    .keep_alive(KEEP_ALIVE)
    .client_request_timeout(HEAD_DEADLINE)
    .shutdown_timeout(SHUTDOWN)
    // Whoever has hung up waits for nothing, least of all for events.
    .h1_allow_half_closed(false)
    .disable_signals()
    .listen(listener.try_clone()?)?;
    let chores = [
        rt::spawn(keep_house(db.clone())),
        rt::spawn(send_mails(db.clone(), post, bell)),
        rt::spawn(end_with_grants(db)),
    ];
    Ok(Running { address, server: server.run(), state, listener, delay: config.shutdown_delay, chores })
}

/// Bounds what one connection can hold of the system, since whoever does not read lets it wait for them: a little memory, and
/// that for not too long.
fn limit(connection: &dyn Any) {
    let Some(connection) = connection.downcast_ref::<TcpStream>() else { return };
    let socket = SockRef::from(connection);
    // A connection that is gone already needs no limit.
    socket.set_send_buffer_size(SEND_BUFFER).ok();
    #[cfg(target_os = "linux")]
    socket.set_tcp_user_timeout(Some(UNREAD)).ok();
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    // Connections of a server that has just stopped must not keep the next one from starting.
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    Ok(socket.into())
}

fn cors(origins: &[WebOrigin]) -> Cors {
    let allowed = |cors: Cors, origin: &WebOrigin| cors.allowed_origin(origin.as_str());
    origins
        .iter()
        .fold(Cors::default(), allowed)
        .allowed_methods(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
        .allowed_headers([
            "Authorization",
            "Content-Type",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Last-Event-ID",
        ])
        .expose_headers(["Content-Disposition", "ETag", "Location", "Retry-After", "X-Request-Id"])
        .supports_credentials()
        .block_on_origin_mismatch(false)
        .max_age(PREFLIGHT)
}

/// What no operation answers: a problem under `/api`, the web app everywhere else.
async fn no_operation(request: HttpRequest, fallback: web::Data<Fallback>) -> Result<HttpResponse, ApiError> {
    let problem = fallback.explain(&request);
    #[cfg(feature = "web")]
    if !request.path().starts_with("/api/") && request.path() != "/api" && !problem.is_method_not_allowed() {
        return crate::web_app::serve(&request);
    }
    Err(problem)
}
