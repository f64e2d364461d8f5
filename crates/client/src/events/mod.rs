//! Live changes: a stream that comes back by itself.

mod parser;

use crate::{
    Client, Error, TransportError, boxed::BoxStream, json, operations::WATCH_EVENTS, response::Chunks, session::Holder,
    timer, trace,
};
use futures_util::{
    Stream, StreamExt,
    future::{Either, select},
    stream::{self, Peekable},
};
use parser::{Message, Parser};
use std::{
    collections::VecDeque,
    fmt,
    pin::{Pin, pin},
    task::{Context, Poll, ready},
    time::Duration,
};
use studentos_api_types::{ErrorCode, Event};

/// Longer than the server is ever silent: it says something every 15 seconds.
const SILENCE: Duration = Duration::from_secs(45);
/// How long to wait before coming back when the server has said nothing about it.
const WAIT: Duration = Duration::from_secs(2);
/// The shortest wait and the longest, whatever the server asks for.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// What changes of what is the user's, as it happens, on whichever instance of the server.
///
/// A connection that breaks is made anew, as soon as the server asked for and later the longer it stays away, and goes
/// on where it stopped: each thing that changed meanwhile is told once, as it is now. When that cannot be told any
/// more, or not be understood, [`Event::Reset`] asks for everything to be loaded anew.
///
/// It comes back whatever the client's [`Retry`](crate::Retry) says, and ends after an error that coming back does not help
/// against, as [`Error::SessionEnded`] is. Nothing is asked before it is polled.
///
/// ```no_run
/// # use studentos_client::{Client, Error, TryStreamExt, types::Event};
/// # async fn example(client: &Client) -> Result<(), Error> {
/// let mut events = client.events();
/// // What changes from now on is told, so that nothing is missed between the list and it.
/// events.opened().await?;
/// let goals = client.goals().list().await?;
/// while let Some(event) = events.try_next().await? {
///     match event {
///         Event::Goal(change) => println!("{change:?}"),
///         Event::Reset {} => println!("load everything anew"),
///         _ => {}
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is asked until it is polled"]
pub struct Events {
    client: Client,
    last_id: Option<String>,
    /// Whether the server has said where the stream begins, which it does before there is anything to tell.
    is_open: bool,
    stream: Peekable<BoxStream<'static, Result<Told, Error>>>,
}

/// Where the stream is, and the event that it is after.
struct Told {
    event: Option<Event>,
    id: Option<String>,
}

impl Events {
    pub(crate) fn new(client: &Client) -> Self {
        Self::from_here(client.clone(), None)
    }

    /// Goes on after the event with this id, which [`Events::last_id`] of an earlier stream said, or from where a session was
    /// opened, which is its [`last_event_id`](crate::types::Session::last_event_id). What no header field can hold is refused
    /// with [`Error::Request`] when the stream is polled.
    pub fn after(self, id: impl Into<String>) -> Self {
        Self::from_here(self.client, Some(id.into()))
    }

    /// Waits until the stream is open: what changes from then on is told, and waits until it is polled.
    ///
    /// # Errors
    /// Why the stream ends, which it says once more when it is polled.
    pub async fn opened(&mut self) -> Result<(), Error> {
        if self.is_open {
            return Ok(());
        }
        match Pin::new(&mut self.stream).peek().await {
            Some(Ok(told)) => {
                if told.event.is_none() {
                    self.last_id.clone_from(&told.id);
                }
                self.is_open = true;
                Ok(())
            }
            Some(Err(error)) => Err(error.clone()),
            None => Err(over().into()),
        }
    }

    /// Where the stream is: what [`Events::after`] takes, as when the program is started again.
    #[must_use]
    pub fn last_id(&self) -> Option<&str> {
        self.last_id.as_deref()
    }

    fn from_here(client: Client, last_id: Option<String>) -> Self {
        let watch = Watch {
            client: client.clone(),
            caller: None,
            last_id: last_id.clone(),
            wait: WAIT,
            failed: 0,
            connection: None,
            told: VecDeque::new(),
        };
        let told = stream::unfold(Some(watch), |watch| async {
            let mut watch = watch?;
            match watch.next().await {
                Ok(told) => Some((Ok(told), Some(watch))),
                Err(error) => Some((Err(error), None)),
            }
        });
        // Who polls on after the end is told so again.
        let stream: BoxStream<'static, _> = Box::pin(told.fuse());
        Self { client, last_id, is_open: false, stream: stream.peekable() }
    }
}

impl Stream for Events {
    type Item = Result<Event, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(Told { event, id }) = ready!(self.stream.poll_next_unpin(context)?) {
            (self.last_id, self.is_open) = (id, true);
            if let Some(event) = event {
                return Poll::Ready(Some(Ok(event)));
            }
        }
        Poll::Ready(None)
    }
}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("last_id", &self.last_id).finish_non_exhaustive()
    }
}

/// Somebody who watches, and comes back.
struct Watch {
    client: Client,
    /// Who began to watch.
    caller: Option<Holder>,
    last_id: Option<String>,
    /// How long the server asked to wait before coming back.
    wait: Duration,
    /// How often in a row nothing came of it.
    failed: u32,
    connection: Option<Connection>,
    told: VecDeque<Told>,
}

struct Connection {
    chunks: Chunks,
    parser: Parser,
}

impl Watch {
    async fn next(&mut self) -> Result<Told, Error> {
        loop {
            if let Some(told) = self.told.pop_front() {
                return Ok(told);
            }
            let read = match self.connection.take() {
                Some(connection) => self.read(connection).await,
                None => self.connect().await,
            };
            match read {
                Ok(connection) => self.connection = Some(connection),
                Err(error) if may_pass(&error) && timer::can_wait() => {
                    let wait = self.next_wait().max(error.retry_after().unwrap_or_default());
                    let wait = wait.clamp(SHORTEST_WAIT, LONGEST_WAIT);
                    self.failed += 1;
                    trace::waiting(self.failed, wait);
                    timer::sleep(wait).await;
                }
                Err(error) => return Err(error),
            }
        }
    }

    async fn connect(&mut self) -> Result<Connection, Error> {
        let request = WATCH_EVENTS.request().header("Accept", "text/event-stream");
        let request = match &self.last_id {
            Some(id) => request.header("Last-Event-ID", id),
            None => request,
        };
        let response = within(self.client.open_stream(&WATCH_EVENTS, &request, &mut self.caller)).await??;
        // Where another server answers for this one, as with a page, nothing is ever told.
        if response.header("content-type").is_some_and(|kind| !kind.starts_with("text/event-stream")) {
            return Err(Error::undecodable(&response, None));
        }
        Ok(Connection { chunks: response.body, parser: Parser::default() })
    }

    /// Reads on, and gives the connection back if it goes on.
    async fn read(&mut self, mut connection: Connection) -> Result<Connection, Error> {
        let chunk = within(connection.chunks.next()).await?.ok_or_else(over)??;
        self.failed = 0;
        for message in connection.parser.read(&chunk) {
            match message {
                Message::Retry(wait) => self.wait = wait,
                Message::Id(id) => self.tell(None, Some(id)),
                Message::Event { name, data, id } => self.tell(event(&name, &data), id),
            }
        }
        Ok(connection)
    }

    fn tell(&mut self, event: Option<Event>, id: Option<String>) {
        self.last_id = id.or(self.last_id.take());
        self.told.push_back(Told { event, id: self.last_id.clone() });
    }

    /// What the server asked for, which is not the same for all, and twice as long after each further failure.
    fn next_wait(&self) -> Duration {
        let doubled = 1_u32.checked_shl(self.failed).unwrap_or(u32::MAX);
        self.wait.saturating_mul(doubled)
    }
}

/// Whether it is worth coming back, also after what the server did wrong once.
fn may_pass(error: &Error) -> bool {
    error.is_retryable() || error.code() == Some(ErrorCode::Internal)
}

fn over() -> TransportError {
    TransportError::Connection("the stream has ended".to_owned())
}

/// Gives up when nothing comes for too long.
async fn within<F: Future>(future: F) -> Result<F::Output, Error> {
    if !timer::can_wait() {
        return Ok(future.await);
    }
    match select(pin!(future), pin!(timer::sleep(SILENCE))).await {
        Either::Left((output, _)) => Ok(output),
        Either::Right(_) => Err(Error::Timeout),
    }
}

/// The event of this name, if there is one that is known here: a newer server may have further ones. What cannot be read says
/// that something has changed, and not what.
fn event(name: &str, data: &str) -> Option<Event> {
    let data = data.as_bytes();
    let event = match name {
        "goal" => json::read(data).map(Event::Goal),
        "task" => json::read(data).map(Event::Task),
        "log" => json::read(data).map(Event::Log),
        "repeat" => json::read(data).map(Event::Repeat),
        "user" => json::read(data).map(Event::User),
        "reset" => Ok(Event::Reset {}),
        _ => return None,
    };
    Some(event.unwrap_or(Event::Reset {}))
}
