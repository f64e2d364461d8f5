//! What was asked for, in whichever state it is.

use super::{failed, list_skeleton};
use crate::hooks::{Load, Loader};
use yew::prelude::*;

/// A skeleton until it is there, what is the matter when it does not come, and else what `show` makes of it.
pub fn loaded<T: PartialEq + 'static>(loader: &Loader<T>, show: impl FnOnce(&T) -> Html) -> Html {
    match loader.state() {
        Load::Loading => list_skeleton(),
        Load::Failed(error) => {
            let loader = loader.clone();
            failed(error, &Callback::from(move |()| loader.retry()))
        }
        Load::Loaded(found) => show(found),
    }
}
