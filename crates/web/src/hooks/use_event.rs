//! Listening to window and document.

use super::use_effect_with;
use gloo_events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::EventTarget;
use yew::prelude::*;

/// Something that happens to the page as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageEvent {
    /// Something was clicked.
    Click,
    /// A key was pressed somewhere.
    KeyDown,
    /// The page came to the front or left it.
    VisibilityChange,
    /// The connection is back.
    Online,
    /// The address has changed.
    PopState,
}

impl PageEvent {
    const fn name(self) -> &'static str {
        match self {
            Self::Click => "click",
            Self::KeyDown => "keydown",
            Self::VisibilityChange => "visibilitychange",
            Self::Online => "online",
            Self::PopState => "popstate",
        }
    }

    fn target(self) -> Option<EventTarget> {
        let window = web_sys::window()?;
        match self {
            Self::Online | Self::PopState => Some(window.unchecked_into()),
            Self::Click | Self::KeyDown | Self::VisibilityChange => Some(window.document()?.unchecked_into()),
        }
    }
}

/// Calls the function when it happens, as long as the component is there.
#[hook]
pub fn use_event(event: PageEvent, handle: impl Fn(&web_sys::Event) + 'static) {
    use_handler(event, Rc::new(handle));
}

/// Compiled once, not for each function.
#[hook]
fn use_handler(event: PageEvent, handle: Rc<dyn Fn(&web_sys::Event)>) {
    let latest = use_mut_ref(|| Rc::clone(&handle));
    *latest.borrow_mut() = handle;
    use_effect_with(event, move |event| {
        let listener = event.target().map(|target| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&target, event.name(), options, move |event| {
                let handle = Rc::clone(&latest.borrow());
                handle(event);
            })
        });
        move || drop(listener)
    });
}
