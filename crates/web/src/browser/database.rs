//! The browser's own database (IndexedDB): texts by key. A browser that keeps nothing does not get in the way.

use js_sys::{Array, Promise};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const NAME: &str = "studentos";
const STORE: &str = "kept";

thread_local! {
    /// The connection, or the one that is on its way: whoever needs it waits for the same.
    static OPEN: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// What is kept under a key.
pub async fn get(key: &str) -> Option<String> {
    let store = store(IdbTransactionMode::Readonly).await?;
    done(&store.get(&key.into()).ok()?).await?.as_string()
}

/// Keeps a text under a key, or nothing any more; nothing comes back unless it is there to stay.
pub async fn set(key: &str, text: Option<&str>) -> Option<()> {
    let transaction = begin(IdbTransactionMode::Readwrite).await?;
    let store = transaction.object_store(STORE).ok()?;
    match text {
        Some(text) => drop(store.put_with_key(&text.into(), &key.into()).ok()?),
        None => drop(store.delete(&key.into()).ok()?),
    }
    let ended = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(ended).await.ok().map(drop)
}

/// The keys that begin so.
pub async fn keys(prefix: &str) -> Vec<String> {
    let all = async {
        let store = store(IdbTransactionMode::Readonly).await?;
        done(&store.get_all_keys().ok()?).await?.dyn_into::<Array>().ok()
    };
    let keys = all.await.unwrap_or_default();
    keys.iter().filter_map(|key| key.as_string()).filter(|key| key.starts_with(prefix)).collect()
}

async fn store(mode: IdbTransactionMode) -> Option<IdbObjectStore> {
    begin(mode).await?.object_store(STORE).ok()
}

/// Begins on the connection there is, or on a new one: browsers close those of pages that slept.
async fn begin(mode: IdbTransactionMode) -> Option<IdbTransaction> {
    let known = OPEN.with_borrow(Clone::clone);
    if let Some(known) = &known
        && let Some(transaction) = on(known, mode).await
    {
        return Some(transaction);
    }
    let latest = OPEN.with_borrow_mut(|latest| {
        let is = |one: &Option<Promise>| one.as_ref().map(|promise| JsValue::from(promise.clone()));
        // Another one may have come here first.
        if is(latest) == is(&known) {
            *latest = Some(future_to_promise(async { connect().await.map(JsValue::from).ok_or(JsValue::NULL) }));
        }
        latest.clone()
    });
    on(&latest?, mode).await
}

async fn on(connection: &Promise, mode: IdbTransactionMode) -> Option<IdbTransaction> {
    let database = JsFuture::from(connection.clone()).await.ok()?.dyn_into::<IdbDatabase>().ok()?;
    database.transaction_with_str_and_mode(STORE, mode).ok()
}

async fn connect() -> Option<IdbDatabase> {
    let request = web_sys::window()?.indexed_db().ok()??.open_with_u32(NAME, 1).ok()?;
    let create = Closure::once({
        let request = request.clone();
        move |_: JsValue| {
            if let Some(database) = request.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok()) {
                database.create_object_store(STORE).ok();
            }
        }
    });
    request.set_onupgradeneeded(Some(create.as_ref().unchecked_ref()));
    done(&request).await?.dyn_into().ok()
}

async fn done(request: &IdbRequest) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await.ok()?;
    request.result().ok()
}
