//! Effects that are compiled once for each type they depend on: Yew's own are for each function.

use yew::{TearDown, functional::hook};

/// What ends an effect.
type End = Box<dyn FnOnce()>;

/// Calls the function after the component was drawn, first and whenever what it depends on has changed. What it returns
/// is called before the next time, and when the component goes.
#[hook]
pub fn use_effect_with<T, D>(deps: T, effect: impl FnOnce(&T) -> D + 'static)
where
    T: PartialEq + 'static,
    D: TearDown,
{
    use_boxed(
        deps,
        Box::new(move |deps| {
            let end = effect(deps);
            Box::new(move || end.tear_down())
        }),
    );
}

#[hook]
#[expect(clippy::disallowed_methods, reason = "it is what this is made of")]
fn use_boxed<T: PartialEq + 'static>(deps: T, effect: Box<dyn FnOnce(&T) -> End>) {
    yew::use_effect_with(deps, effect);
}
