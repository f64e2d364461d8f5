//! The blocking face: the same calls, for programs that are not async.

use crate::{Error, boxed::BoxStream};
use futures_util::StreamExt;
use std::sync::LazyLock;
use tokio::runtime::{Builder, Handle, Runtime};

/// One for the program, with one thread for what goes on between calls.
static RUNTIME: LazyLock<Option<Runtime>> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).thread_name("studentos").enable_all().build().ok());

/// Runs this to its end.
///
/// # Errors
/// On a thread of an async runtime, whose other work would stand still.
pub fn wait<F: Future>(future: F) -> Result<F::Output, Error> {
    if Handle::try_current().is_ok() {
        return Err(Error::Blocking("this thread belongs to an async runtime; use await"));
    }
    let runtime = RUNTIME.as_ref().ok_or(Error::Blocking("no thread could be started"))?;
    Ok(runtime.block_on(future))
}

/// The items of a stream.
pub struct Items<T>(Option<BoxStream<'static, Result<T, Error>>>);

impl<T> Items<T> {
    pub fn new(stream: BoxStream<'static, Result<T, Error>>) -> Self {
        Self(Some(stream))
    }
}

impl<T> Iterator for Items<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = wait(self.0.as_mut()?.next()).unwrap_or_else(|error| Some(Err(error)));
        if !matches!(next, Some(Ok(_))) {
            self.0 = None;
        }
        next
    }
}
