//! The browser's own database (IndexedDB): texts by key. A browser that keeps nothing does not get in the way.

use js_sys::{Array, Promise};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

const NAME: &str = "studentos";
const STORE: &str = "kept";

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// What is kept under a key.
pub async fn get(key: &str) -> Option<String> {
    let store = store(IdbTransactionMode::Readonly).await?;
    done(&store.get(&key.into()).ok()?).await?.as_string()
}

/// Keeps a text under a key, or nothing any more.
pub async fn set(key: &str, text: Option<&str>) -> Option<()> {
    let store = store(IdbTransactionMode::Readwrite).await?;
    let request = match text {
        Some(text) => store.put_with_key(&text.into(), &key.into()).ok()?,
        None => store.delete(&key.into()).ok()?,
    };
    done(&request).await.map(drop)
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
    let known = OPEN.with_borrow(Clone::clone);
    let database = match known {
        Some(database) => database,
        None => open().await?,
    };
    database.transaction_with_str_and_mode(STORE, mode).ok()?.object_store(STORE).ok()
}

async fn open() -> Option<IdbDatabase> {
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
    let database = done(&request).await?.dyn_into::<IdbDatabase>().ok()?;
    OPEN.set(Some(database.clone()));
    Some(database)
}

async fn done(request: &IdbRequest) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await.ok()?;
    request.result().ok()
}
