//! Callbacks that stay the same, so that what they are given to need not be drawn again.

use yew::prelude::*;

/// A callback that is the same each time the component is drawn, and does what the latest one does.
#[hook]
pub fn use_lasting<T: 'static>(callback: Callback<T>) -> Callback<T> {
    let latest = use_mut_ref(Callback::noop);
    *latest.borrow_mut() = callback;
    let lasting = use_memo((), |()| {
        Callback::from(move |event| {
            let latest = latest.borrow().clone();
            latest.emit(event);
        })
    });
    (*lasting).clone()
}
