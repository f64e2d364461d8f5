//! The log on its way out: nobody who writes a line waits for whoever reads it.
//!
//! Lines are gathered in the memory, and a thread of their own writes them every few milliseconds, many at once: so most lines cost
//! no call of the system, and a reader that has fallen asleep stops no request.

use std::{
    io::{self, Write},
    mem,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};
use tracing_subscriber::fmt::MakeWriter;

/// How long lines are gathered. What ends the process at once, like `kill -9`, takes so much of the log with it.
const PAUSE: Duration = Duration::from_millis(5);
/// How much may wait, in bytes; lines that come then are lost, and counted.
const MOST: usize = 1024 * 1024;
/// How much usually waits at the most, in bytes: room that is kept.
const USUAL: usize = 256 * 1024;
/// How long the end waits for what is left to be read.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where lines go, until it is dropped.
pub struct Log {
    waiting: Arc<Waiting>,
    written: Receiver<()>,
}

/// The lines that are to be written.
#[derive(Default)]
pub struct Waiting {
    lines: Mutex<Lines>,
    filled: Condvar,
}

#[derive(Default)]
struct Lines {
    text: Vec<u8>,
    lost: usize,
    is_closed: bool,
}

impl Log {
    /// Begins to write to `out`.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(out: impl Write + Send + 'static) -> io::Result<Self> {
        let waiting = Arc::<Waiting>::default();
        let (done, written) = channel();
        let lines = Arc::clone(&waiting);
        thread::Builder::new().name("log".to_owned()).spawn(move || write(&lines, out, done))?;
        Ok(Self { waiting, written })
    }

    /// Takes the lines of a subscriber.
    #[must_use]
    pub fn writer(&self) -> Writer {
        Writer(Arc::clone(&self.waiting))
    }
}

/// Writes what is left, if somebody reads it.
impl Drop for Log {
    fn drop(&mut self) {
        self.waiting.lock().is_closed = true;
        self.waiting.filled.notify_one();
        // An error means that the thread has ended, which is what is waited for.
        self.written.recv_timeout(PATIENCE).ok();
    }
}

/// What a subscriber writes to.
pub struct Writer(Arc<Waiting>);

impl<'a> MakeWriter<'a> for Writer {
    type Writer = &'a Waiting;

    fn make_writer(&'a self) -> &'a Waiting {
        &self.0
    }
}

/// A subscriber writes a line in one go.
impl Write for &Waiting {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut lines = self.lock();
        if lines.text.len() + line.len() > MOST {
            lines.lost += 1;
            return Ok(line.len());
        }
        let is_first = lines.text.is_empty();
        lines.text.extend_from_slice(line);
        drop(lines);
        if is_first {
            self.filled.notify_one();
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Waiting {
    /// Waits for lines and takes them all, in exchange for room for others; `None` at the end.
    fn take(&self, mut room: Vec<u8>) -> Option<(Vec<u8>, usize)> {
        let idle = |lines: &mut Lines| lines.text.is_empty() && !lines.is_closed;
        drop(self.filled.wait_while(self.lock(), idle).unwrap_or_else(PoisonError::into_inner));
        let gathering = |lines: &mut Lines| !lines.is_closed;
        let gathered = self.filled.wait_timeout_while(self.lock(), PAUSE, gathering);
        let (mut lines, _) = gathered.unwrap_or_else(PoisonError::into_inner);
        if lines.text.is_empty() {
            return None;
        }
        room.clear();
        room.shrink_to(USUAL);
        Some((mem::replace(&mut lines.text, room), mem::take(&mut lines.lost)))
    }

    fn lock(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Until the end; dropping `done` says so.
fn write(lines: &Waiting, mut out: impl Write, done: Sender<()>) {
    let (mut room, mut unsaid, mut is_whole) = (Vec::new(), 0, true);
    while let Some((text, lost)) = lines.take(room) {
        unsaid += lost;
        if unsaid > 0 && is_whole {
            // Now, while there is room.
            tracing::warn!(lines = unsaid, "the log could not be written for a while, and these were lost");
            unsaid = 0;
        }
        // What could not be written may have ended in the middle of a line.
        let begun = if is_whole { Ok(()) } else { out.write_all(b"\n") };
        is_whole = begun.and_then(|()| out.write_all(&text)).and_then(|()| out.flush()).is_ok();
        if !is_whole {
            unsaid += text.split_inclusive(|&byte| byte == b'\n').count();
        }
        room = text;
    }
    drop(done);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::sync_channel;

    /// Keeps what is written, each time it may be.
    struct Reader<F> {
        may: F,
        read: Arc<Mutex<Vec<u8>>>,
    }

    impl<F: FnMut() -> io::Result<()>> Write for Reader<F> {
        fn write(&mut self, text: &[u8]) -> io::Result<usize> {
            (self.may)()?;
            self.read.lock().unwrap().extend_from_slice(text);
            Ok(text.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// A log, and what will be read of it.
    fn log(may: impl FnMut() -> io::Result<()> + Send + 'static) -> (Log, Arc<Mutex<Vec<u8>>>) {
        let read = Arc::<Mutex<Vec<u8>>>::default();
        (Log::start(Reader { may, read: Arc::clone(&read) }).unwrap(), read)
    }

    /// Writes a line and waits until it is on its way.
    fn send(writer: &Writer, line: &[u8]) {
        writer.make_writer().write_all(line).unwrap();
        while !writer.0.lock().text.is_empty() {
            thread::yield_now();
        }
    }

    #[test]
    fn every_line_is_written_once_and_whole() {
        let (log, read) = log(|| Ok(()));
        thread::scope(|scope| {
            for thread in 0..4 {
                let writer = log.writer();
                scope.spawn(move || {
                    for line in 0..1000 {
                        writer.make_writer().write_all(format!("{thread} {line}\n").as_bytes()).unwrap();
                    }
                });
            }
        });
        drop(log);
        let read = String::from_utf8(mem::take(&mut *read.lock().unwrap())).unwrap();
        for thread in 0..4 {
            let written = (0..1000).map(|line| format!("{thread} {line}"));
            let found = read.lines().filter(|line| line.starts_with(&format!("{thread} ")));
            assert!(written.eq(found), "{read}");
        }
    }

    #[test]
    fn who_does_not_read_loses_lines_and_holds_nobody_up() {
        let (go, stopped) = sync_channel::<()>(0);
        // Who is gone holds nobody up.
        let (log, read) = log(move || {
            stopped.recv().ok();
            Ok(())
        });
        let writer = log.writer();
        send(&writer, b"first\n");
        for _ in 0..MOST {
            writer.make_writer().write_all(b"x\n").unwrap();
        }
        let lines = writer.0.lock();
        assert_eq!((lines.text.len(), lines.lost), (MOST, MOST / 2));
        drop(lines);
        drop(go);
        drop(log);
        assert_eq!(read.lock().unwrap().len(), "first\n".len() + MOST);
    }

    #[test]
    fn what_could_not_be_written_does_not_spoil_the_next_line() {
        let mut is_full = true;
        let (log, read) =
            log(move || if mem::take(&mut is_full) { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) });
        let writer = log.writer();
        send(&writer, b"lost\n");
        writer.make_writer().write_all(b"kept\n").unwrap();
        drop(log);
        assert_eq!(*read.lock().unwrap(), b"\nkept\n");
    }
}
