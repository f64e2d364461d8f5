//! Passwords are hashed on threads of their own, few and with a short queue, so that a flood of logins slows nothing
//! else down.

use super::limits::Attempt;
use crate::config::Secret;
use aws_lc_rs::hmac;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use bcrypt::{BcryptError, BcryptResult, HashParts};
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};
use studentos_api_types::GivenPassword;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

/// How many may wait for each thread: four seconds' worth at the default cost.
const QUEUE: usize = 16;
/// How a password becomes what bcrypt is given; hashes say which way it was.
const VERSION: &str = "1:";
/// The key without a pepper: it keeps these hashes from being of use elsewhere, and bcrypt from cutting at 72 bytes.
const DOMAIN: &[u8] = b"studentos password 1";

type Job = Box<dyn FnOnce() + Send>;

/// A place among those who wait for a thread or have one. It is free again when neither who has taken it nor what is hashed at
/// it needs it any more.
pub type Place = Arc<OwnedSemaphorePermit>;

/// Why a password was neither hashed nor compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HashError {
    /// Too many are waiting.
    Busy,
    /// What should not happen.
    Failed(String),
}

impl From<BcryptError> for HashError {
    fn from(error: BcryptError) -> Self {
        Self::Failed(error.to_string())
    }
}

/// What came of comparing a password with a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is another password.
    Wrong,
    /// It is this password.
    Right {
        /// The hash was made in an older way or with another cost, and should be made anew.
        outdated: bool,
    },
}

/// Hashes and compares passwords. Cheap to clone.
#[derive(Clone)]
pub struct Hasher {
    jobs: Sender<Job>,
    places: Arc<Semaphore>,
    key: Arc<hmac::Key>,
    cost: u32,
}

impl Hasher {
    /// Starts one thread less than there are cores, and at least one.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start(cost: u32, pepper: Option<&Secret>) -> io::Result<Self> {
        let threads = thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
        let (jobs, queue) = channel::<Job>();
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..threads {
            let queue = Arc::clone(&queue);
            thread::Builder::new().name("hasher".to_owned()).spawn(move || work(&queue))?;
        }
        let key = hmac::Key::new(hmac::HMAC_SHA384, pepper.map_or(DOMAIN, Secret::reveal));
        let places = Arc::new(Semaphore::new((QUEUE + 1) * threads));
        Ok(Self { jobs, places, key: Arc::new(key), cost })
    }

    /// A place to hash at, for as many hashes as it is kept for.
    ///
    /// # Errors
    /// [`HashError::Busy`].
    pub(super) fn place(&self) -> Result<Place, HashError> {
        Arc::clone(&self.places).try_acquire_owned().map(Arc::new).map_err(|_| HashError::Busy)
    }

    /// Hashes a new password.
    ///
    /// # Errors
    /// [`HashError::Failed`].
    pub async fn hash(&self, attempt: &Attempt, password: impl Into<GivenPassword>) -> Result<String, HashError> {
        let (hasher, password) = (self.clone(), password.into());
        let hash = self.run(attempt, move || bcrypt::hash(hasher.prepare(&password), hasher.cost)).await??;
        Ok(format!("{VERSION}{hash}"))
    }

    /// Hashes a password anew that this hash was made of. It keeps the salt, which says that the password is the same.
    ///
    /// # Errors
    /// [`HashError::Failed`].
    pub async fn rehash(&self, attempt: &Attempt, password: GivenPassword, stored: &str) -> Result<String, HashError> {
        let salt = stored.trim_start_matches(VERSION).parse::<HashParts>()?.get_salt_raw();
        let hasher = self.clone();
        let hash =
            self.run(attempt, move || bcrypt::hash_with_salt(hasher.prepare(&password), hasher.cost, salt)).await??;
        Ok(format!("{VERSION}{hash}"))
    }

    /// Compares a password with a stored hash. Without one it takes as long and is wrong.
    ///
    /// # Errors
    /// [`HashError::Failed`].
    pub async fn verify(
        &self,
        attempt: &Attempt,
        password: GivenPassword,
        stored: Option<String>,
    ) -> Result<Verdict, HashError> {
        let hasher = self.clone();
        Ok(self.run(attempt, move || hasher.compare(&password, stored.as_deref())).await??)
    }

    /// A wrong password takes as long as a hash of this cost does, also if the stored one was made when the cost was lower.
    fn compare(&self, password: &GivenPassword, stored: Option<&str>) -> BcryptResult<Verdict> {
        let prepared = self.prepare(password);
        let spend = |cost| drop(bcrypt::hash_with_salt(&prepared, cost, [0; 16]));
        let Some(hash) = stored.and_then(|stored| stored.strip_prefix(VERSION)) else {
            spend(self.cost);
            return Ok(Verdict::Wrong);
        };
        let cost = hash.parse::<HashParts>()?.get_cost();
        if bcrypt::verify(&prepared, hash)? {
            return Ok(Verdict::Right { outdated: cost != self.cost });
        }
        // Each step doubles the work: after 2^10 comes 2^10 again to make it 2^11, then 2^11, and so on.
        (cost..self.cost).for_each(spend);
        Ok(Verdict::Wrong)
    }

    /// 64 characters whatever the password's length.
    fn prepare(&self, password: &GivenPassword) -> String {
        BASE64_STANDARD.encode(hmac::sign(&self.key, password.as_str().as_bytes()))
    }

    async fn run<T: Send + 'static>(
        &self,
        attempt: &Attempt,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashError> {
        let (answer, answered) = oneshot::channel();
        let place = attempt.place();
        let job = move || {
            // Whoever has gone meanwhile costs nothing.
            if !answer.is_closed() {
                drop(answer.send(work()));
            }
            drop(place);
        };
        self.jobs.send(Box::new(job)).map_err(|_| HashError::Failed("nobody hashes any more".to_owned()))?;
        answered.await.map_err(|_| HashError::Failed("hashing panicked".to_owned()))
    }
}

fn work(queue: &Mutex<Receiver<Job>>) {
    loop {
        // The lock is given back before the work begins.
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match next {
            // A panic ends the job, not the thread; whoever asked sees that no answer comes.
            Ok(job) => drop(catch_unwind(AssertUnwindSafe(job))),
            Err(_) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::iter;

    fn password(text: &str) -> GivenPassword {
        GivenPassword::parse(text).expect("a password")
    }

    fn attempt(hasher: &Hasher) -> Attempt {
        Attempt::unlimited(hasher.place().expect("a place"))
    }

    #[tokio::test]
    async fn only_the_password_itself_is_right() {
        let hasher = Hasher::start(4, None).expect("threads");
        let (attempt, long) = (&attempt(&hasher), "x".repeat(100));
        let hash = hasher.hash(attempt, password(&format!("{long}1"))).await.expect("a hash");
        let verdict = |text: String| hasher.verify(attempt, password(&text), Some(hash.clone()));
        assert_eq!(verdict(format!("{long}1")).await, Ok(Verdict::Right { outdated: false }));
        assert_eq!(verdict(format!("{long}2")).await, Ok(Verdict::Wrong));
        assert_eq!(hasher.verify(attempt, password("lantern-orbit-17"), None).await, Ok(Verdict::Wrong));
    }

    #[tokio::test]
    async fn another_cost_is_outdated_and_another_pepper_is_wrong() {
        let (hasher, shown) = (Hasher::start(4, None).expect("threads"), || password("lantern-orbit-17"));
        let hash = hasher.hash(&attempt(&hasher), shown()).await.expect("a hash");
        let costlier = Hasher::start(5, None).expect("threads");
        let verdict = costlier.verify(&attempt(&costlier), shown(), Some(hash.clone())).await;
        assert_eq!(verdict, Ok(Verdict::Right { outdated: true }));
        let peppered = Hasher::start(4, Some(&Secret::from("pepper".to_owned()))).expect("threads");
        assert_eq!(peppered.verify(&attempt(&peppered), shown(), Some(hash)).await, Ok(Verdict::Wrong));
    }

    #[tokio::test]
    async fn there_are_so_many_places_and_each_can_be_had_again() {
        let hasher = Hasher::start(4, None).expect("threads");
        let mut taken: Vec<_> = iter::from_fn(|| hasher.place().ok()).collect();
        assert!(taken.len() > QUEUE && taken.len().is_multiple_of(QUEUE + 1), "{} places", taken.len());
        let last = Attempt::unlimited(taken.pop().expect("there is one"));
        for _ in 0..2 {
            hasher.hash(&last, password("lantern-orbit-17")).await.expect("one place is for several hashes");
        }
        assert_eq!(hasher.place().map(drop), Err(HashError::Busy));
        drop(taken);
        assert!(hasher.place().is_ok());
    }
}
