//! How tests wait, and how they measure what the product has promised: of the product alone, for the machine may be busy with
//! something else.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// How often is looked how late the machine is.
const BEAT: Duration = Duration::from_millis(10);
const SECOND: Duration = Duration::from_secs(1);
/// Longer than anything takes that nobody holds up.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often is looked: often over a new connection to the database, which takes its share of the machine.
const LOOK: Duration = Duration::from_millis(20);

/// Waits for something of which nothing is promised but that it comes.
pub async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let begin = Instant::now();
    while !is_so().await {
        assert!(begin.elapsed() < PATIENCE, "waited in vain: {what}");
        tokio::time::sleep(LOOK).await;
    }
}

/// Asks until it is so. Who asks when the second is over has to be told that it is, however late the answer comes.
pub async fn within_a_second(what: &str, is_so: impl AsyncFn() -> bool) {
    let begin = Instant::now();
    loop {
        let is_over = begin.elapsed() >= SECOND;
        if is_so().await {
            return;
        }
        assert!(!is_over, "it is not so after a second: {what}");
    }
}

/// Measures how long something takes, without the time for which the machine let nobody go on.
pub struct Stopwatch {
    begin: Instant,
    /// By how much a thread woke up too late that wanted nothing else, in nanoseconds.
    late: Arc<AtomicU64>,
}

impl Stopwatch {
    pub fn start() -> Self {
        let late = Arc::<AtomicU64>::default();
        let watched = Arc::downgrade(&late);
        thread::spawn(move || {
            while watched.strong_count() > 0 {
                let due = Instant::now() + BEAT;
                thread::sleep(BEAT);
                if let Some(late) = watched.upgrade() {
                    late.fetch_add(u64::try_from(due.elapsed().as_nanos()).unwrap(), Ordering::Relaxed);
                }
            }
        });
        Self { begin: Instant::now(), late }
    }

    pub fn elapsed(&self) -> Duration {
        self.begin.elapsed().saturating_sub(Duration::from_nanos(self.late.load(Ordering::Relaxed)))
    }
}
