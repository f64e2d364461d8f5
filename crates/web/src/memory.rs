//! What the browser keeps of a user between visits, so that they can go on without a connection: who they are, what was
//! last seen of their plans, what they did that the server does not have yet, what they had begun to write, and the day for which
//! they put away what was left before.

use crate::{
    browser::{
        database,
        locks::{self, Held},
        storage, task,
    },
    planner::{Queue, Snapshot},
};
use serde::{Serialize, de::DeserializeOwned};
use std::{cell::RefCell, rc::Rc};
use studentos_client::{
    IdempotencyKey, json,
    types::{User, UserId},
};
use yew::Callback;

const USER: &str = "user";
/// What stands between two texts that are kept together, and in none of ours.
const BETWEEN: char = '\0';

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
pub fn forget(id: UserId) {
    task::spawn(async move {
        database::set(&seen(id), None).await;
        // Somebody else may be here by now.
        if user().await.is_some_and(|user| user.id == id) {
            database::set(USER, None).await;
        }
    });
}

/// Forgets whoever was here last.
pub fn forget_last() {
    task::spawn(async {
        if let Some(user) = user().await {
            forget(user.id);
        }
    });
}

/// Forgets everything of somebody who is gone for good.
pub fn wipe(id: UserId) {
    forget(id);
    storage::set(&away(id), None);
    for key in storage::keys(&begun(id, "")) {
        storage::set(&key, None);
    }
    task::spawn(async move {
        for key in database::keys(&queues(id)).await {
            database::set(&key, None).await;
        }
    });
}

/// What this user had begun to write about a day or in place of something, and not saved: what there was before, and theirs.
#[must_use]
pub fn draft(user: UserId, about: &str) -> Option<(String, String)> {
    let kept = storage::get(&begun(user, about))?;
    kept.split_once(BETWEEN).map(|(before, text)| (before.to_owned(), text.to_owned()))
}

/// Remembers what was begun, at once, since the page may go at any moment; or that there is nothing left to save.
pub fn keep_draft(user: UserId, about: &str, before: &str, text: Option<&str>) {
    let kept = text.map(|text| format!("{before}{BETWEEN}{text}"));
    storage::set(&begun(user, about), kept.as_deref());
}

/// Goes on with what was begun about something, or names it, under the id that the server has given it.
pub fn rename_in_drafts(user: UserId, old: &str, new: &str) {
    for key in storage::keys(&begun(user, "")) {
        if let Some(text) = storage::get(&key).filter(|text| text.contains(old) || key.contains(old)) {
            storage::set(&key, None);
            storage::set(&key.replace(old, new), Some(&text.replace(old, new)));
        }
    }
}

/// The day for which this user put away what was left before.
#[must_use]
pub fn put_away(user: UserId) -> Option<String> {
    storage::get(&away(user))
}

/// Remembers that it is put away for a day.
pub fn keep_put_away(user: UserId, day: &str) {
    storage::set(&away(user), Some(day));
}

/// Where a page keeps its queue. It is the page's own for as long as this is there; then another one takes it over.
#[derive(Debug)]
pub struct Place {
    key: String,
    all: String,
    text: RefCell<Option<String>>,
    _held: Held,
}

impl Place {
    /// A place for this page.
    #[must_use]
    pub fn take(user: UserId) -> Rc<Self> {
        let all = queues(user);
        let key = format!("{all}{}", IdempotencyKey::random());
        Rc::new(Self { _held: locks::hold(&key), text: RefCell::default(), key, all })
    }

    /// Keeps the queue as it is now.
    pub fn keep(&self, queue: &Queue) {
        let text = if queue.is_empty() { None } else { serde_json::to_string(queue).ok() };
        self.text.replace(text.clone());
        keep_text(self.key.clone(), text);
    }

    /// Takes over what pages have left that are not there any more; `adopt` says whether it has it.
    pub fn take_over(self: &Rc<Self>, adopt: &Callback<Queue, bool>) {
        let (place, adopt) = (Rc::clone(self), adopt.clone());
        task::spawn(async move {
            for key in database::keys(&place.all).await {
                if key != place.key {
                    let work = Rc::clone(&place).take_from(key.clone(), adopt.clone());
                    locks::if_free(&key, Box::pin(work));
                }
            }
        });
    }

    /// What is adopted is kept in its new place before it leaves the old one. What cannot be read stays, for a version of the
    /// app that can; and so does what comes too late for this page, for the next one.
    async fn take_from(self: Rc<Self>, key: String, adopt: Callback<Queue, bool>) {
        if !read(&key).await.is_some_and(|queue| adopt.emit(queue)) {
            return;
        }
        let text = self.text.borrow().clone();
        if database::set(&self.key, text.as_deref()).await.is_some() {
            database::set(&key, None).await;
        }
    }
}

fn queues(user: UserId) -> String {
    format!("queue/{user}/")
}

fn seen(user: UserId) -> String {
    format!("seen/{user}")
}

fn away(user: UserId) -> String {
    format!("studentos.put-away/{user}")
}

fn begun(user: UserId, about: &str) -> String {
    format!("studentos.draft/{user}/{about}")
}

async fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    json::read(database::get(key).await?.as_bytes()).ok()
}

fn keep<T: Serialize>(key: String, value: Option<&T>) {
    keep_text(key, value.and_then(|value| serde_json::to_string(value).ok()));
}

fn keep_text(key: String, text: Option<String>) {
    task::spawn(async move {
        database::set(&key, text.as_deref()).await;
    });
}
