//! What the browser keeps of a user between visits, so that they can go on without a connection: who they are, what was
//! last seen of their plans, what they did that the server does not have yet, and what they had begun to write.

use crate::{
    browser::{database, locks, storage, task},
    planner::{Queue, Snapshot},
};
use serde::{Serialize, de::DeserializeOwned};
use studentos_client::{
    IdempotencyKey,
    types::{User, UserId},
};
use yew::Callback;

const USER: &str = "user";

/// Who was signed in here last.
pub async fn user() -> Option<User> {
    read(USER).await
}

/// Remembers who is signed in.
pub fn keep_user(user: &User) {
    keep(USER.to_owned(), Some(user));
}

/// What was last seen of this user's plans.
pub async fn snapshot(user: UserId) -> Option<Snapshot> {
    read(&seen(user)).await
}

/// Remembers what was seen.
pub fn keep_snapshot(user: UserId, snapshot: &Snapshot) {
    keep(seen(user), Some(snapshot));
}

/// Forgets who was here and what they saw; what they did and the server does not have yet waits for them,
/// and so does what they had begun to write.
pub fn forget(user: UserId) {
    keep(USER.to_owned(), None::<&User>);
    keep(seen(user), None::<&Snapshot>);
}

/// What this user had begun to write about a day or in place of an entry, and not saved.
#[must_use]
pub fn draft(user: UserId, about: &str) -> Option<String> {
    storage::get(&begun(user, about))
}

/// Remembers what was begun, at once, since the page may go at any moment; or that there is nothing left to save.
pub fn keep_draft(user: UserId, about: &str, text: Option<&str>) {
    storage::set(&begun(user, about), text);
}

/// Where a page keeps its queue. It is the page's own for as long as that is there; then the next one takes it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    key: String,
    all: String,
}

impl Place {
    /// A place for this page, which takes over what others have left.
    #[must_use]
    pub fn take(user: UserId, adopt: Callback<Queue>) -> Self {
        let all = format!("queue/{user}/");
        let place = Self { key: format!("{all}{}", IdempotencyKey::random()), all };
        locks::hold(&place.key);
        let (own, prefix) = (place.key.clone(), place.all.clone());
        task::spawn(async move {
            for key in database::keys(&prefix).await {
                if key != own {
                    locks::if_free(&key.clone(), Box::pin(take_over(key, adopt.clone())));
                }
            }
        });
        place
    }

    /// Keeps the queue as it is now.
    pub fn keep(&self, queue: &Queue) {
        keep(self.key.clone(), (!queue.is_empty()).then_some(queue));
    }
}

/// What is adopted is kept in its new place before it leaves the old one.
async fn take_over(key: String, adopt: Callback<Queue>) {
    if let Some(queue) = read(&key).await {
        adopt.emit(queue);
    }
    database::set(&key, None).await;
}

fn seen(user: UserId) -> String {
    format!("seen/{user}")
}

fn begun(user: UserId, about: &str) -> String {
    format!("studentos.draft/{user}/{about}")
}

async fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_json::from_slice(database::get(key).await?.as_bytes()).ok()
}

fn keep<T: Serialize>(key: String, value: Option<&T>) {
    let text = value.and_then(|value| serde_json::to_string(value).ok());
    task::spawn(async move {
        database::set(&key, text.as_deref()).await;
    });
}
