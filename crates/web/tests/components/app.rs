//! The app, or a part of it, on a page of its own, looked at and used by CSS selectors.

use super::server::Server;
use gloo_timers::future::TimeoutFuture;
use studentos_web::{
    app::{App, AppProps},
    browser::{location, page::document, storage},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::{AppHandle, BaseComponent, Renderer};

/// The app, until the test ends.
pub struct Mounted<C: BaseComponent = App> {
    root: Element,
    app: Option<AppHandle<C>>,
}

impl Mounted {
    /// For someone who was never here.
    pub fn visitor(server: &Server) -> Self {
        storage::set(storage::SIGNED_IN, None);
        Self::mount(server)
    }

    /// For someone whose session is still open.
    pub fn user(server: &Server) -> Self {
        storage::set(storage::SIGNED_IN, Some("yes"));
        Self::mount(server)
    }

    fn mount(server: &Server) -> Self {
        location::replace("/");
        Self::part(AppProps { api: server.api() })
    }
}

impl<C: BaseComponent> Mounted<C> {
    /// One component by itself.
    pub fn part(props: C::Properties) -> Self {
        let document = document().unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let app = Renderer::<C>::with_root_and_props(root.clone(), props).render();
        Self { root, app: Some(app) }
    }

    /// Waits until there is such an element.
    pub async fn find(&self, selector: &str) -> Element {
        for _ in 0..500 {
            if let Some(element) = self.get(selector) {
                return element;
            }
            moment().await;
        }
        panic!("no {selector} in {}", self.root.inner_html());
    }

    fn get(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    /// How many such elements there are.
    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// What an element says.
    pub fn text(&self, selector: &str) -> String {
        self.get(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }

    /// What all labels of the page say.
    pub fn labels(&self) -> Vec<String> {
        let labels = self.root.query_selector_all("main label").unwrap();
        (0..labels.length()).filter_map(|index| labels.get(index)?.text_content()).collect()
    }

    /// What is in a field.
    pub fn value(&self, selector: &str) -> String {
        self.input(selector).value()
    }

    /// Whether a box is ticked.
    pub fn is_checked(&self, selector: &str) -> bool {
        self.input(selector).checked()
    }

    /// Waits until keys go to this element.
    pub async fn find_focused(&self, selector: &str) {
        self.find(&format!("{selector}:focus")).await;
    }

    /// Waits for an element and clicks it.
    pub async fn click(&self, selector: &str) {
        self.find(selector).await.unchecked_into::<HtmlElement>().click();
    }

    /// Waits for a field and fills it in.
    pub async fn type_into(&self, selector: &str, text: &str) {
        self.find(selector).await;
        self.input(selector).set_value(text);
    }

    fn input(&self, selector: &str) -> HtmlInputElement {
        self.get(selector).unwrap().unchecked_into()
    }
}

impl<C: BaseComponent> Drop for Mounted<C> {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

/// Lets the browser do what waits.
pub async fn moment() {
    TimeoutFuture::new(10).await;
}
