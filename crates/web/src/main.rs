//! Puts the app in place of the skeleton in `index.html`.

use studentos_web::{
    api,
    app::{App, AppProps},
    browser::{language, page::document, service_worker},
};
use yew::Renderer;

fn main() {
    language::begin();
    let props = AppProps { api: api::server() };
    match document().and_then(|document| document.get_element_by_id("app")) {
        Some(root) => Renderer::<App>::with_root_and_props(root, props).render(),
        None => Renderer::<App>::with_props(props).render(),
    };
    service_worker::register();
}
