//! Somebody who goes on asking while something is done to the server: is always answered, and it is noted how soon.

use crate::process::Process;
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};
use studentos_client::{Client, Method, Request};
use tokio::time::sleep;

/// Between two questions; whoever asks all the time would be a load, not a probe.
const PAUSE: Duration = Duration::from_millis(5);

/// It asks until it is ended, on a thread of its own so that the test does not keep it waiting.
pub struct Probe {
    is_over: Arc<AtomicBool>,
    asking: JoinHandle<Times>,
}

impl Probe {
    /// Begins to ask this, as the user who has the token of this client.
    pub fn start(server: &Process, user: &Client, paths: &'static [&'static str]) -> Self {
        let client = server.client();
        client.set_token(user.token().as_deref());
        let is_over = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&is_over);
        let ask = async move {
            let mut times = Vec::new();
            for path in paths.iter().cycle() {
                let begin = Instant::now();
                let answer = client.execute(Request::new(Method::Get, *path)).await.expect("the probe is answered");
                assert_eq!(answer.status, 200, "{path} while something is done to the server");
                times.push(begin.elapsed());
                if heard.load(Ordering::Relaxed) {
                    break;
                }
                sleep(PAUSE).await;
            }
            times.sort_unstable();
            Times(times)
        };
        Self { is_over, asking: thread::spawn(|| actix_web::rt::System::new().block_on(ask)) }
    }

    /// How long the answers took, which were all as they should be.
    pub fn end(self) -> Times {
        self.is_over.store(true, Ordering::Relaxed);
        self.asking.join().expect("every probe was answered")
    }
}

/// How long something took each time, in order.
pub struct Times(Vec<Duration>);

impl Times {
    /// What all but one of a hundred were within.
    pub fn p99(&self) -> Duration {
        self.part(99)
    }

    fn part(&self, percent: usize) -> Duration {
        self.0[(self.0.len() - 1) * percent / 100]
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, median, p99, longest) = (self.0.len(), self.part(50), self.p99(), self.part(100));
        write!(f, "{count} answers, median {median:.1?}, p99 {p99:.1?}, longest {longest:.1?}")
    }
}
