//! State that is compiled once for its type: Yew's own is for each function that makes the first one.

use yew::functional::{UseStateHandle, hook};

/// The state of a component; another one has it drawn again.
#[hook]
pub fn use_state_eq<T: PartialEq + 'static>(first: impl FnOnce() -> T) -> UseStateHandle<T> {
    use_boxed(Box::new(first))
}

#[hook]
#[expect(clippy::disallowed_methods, reason = "it is what this is made of")]
fn use_boxed<'a, T: PartialEq + 'static>(first: Box<dyn FnOnce() -> T + 'a>) -> UseStateHandle<T> {
    yew::use_state_eq(first)
}
