//! A form on its way to the server.

use crate::components::{Fields, FormState};
use studentos_client::Error;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How far a form is, and the way to send it.
#[derive(Clone, Debug, PartialEq)]
pub struct FormHandle {
    state: UseStateHandle<FormState>,
    fields: &'static [&'static str],
}

impl FormHandle {
    /// How far it is.
    #[must_use]
    pub fn state(&self) -> &FormState {
        &self.state
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error_of(&self, field: &str) -> Option<AttrValue> {
        self.state.error_of(field)
    }

    /// It is filled in anew: what was said of the last time is over.
    pub fn edit(&self) {
        if matches!(*self.state, FormState::Saved(_)) {
            self.state.set(FormState::Idle);
        }
    }

    /// Shows what is wrong with it.
    pub fn refuse(&self, fields: Fields) {
        self.state.set(fields.into());
    }

    /// Waits for what the server says; if it did what it was asked, `done` tells how far the form is.
    pub fn send<T: 'static>(
        &self,
        call: impl Future<Output = Result<T, Error>> + 'static,
        done: impl FnOnce(T) -> FormState + 'static,
    ) {
        let Self { state, fields } = self.clone();
        state.set(FormState::Saving);
        spawn_local(async move {
            state.set(match call.await {
                Ok(answer) => done(answer),
                Err(error) => FormState::refused(error, fields),
            });
        });
    }
}

/// A form with these fields, as the API calls them.
#[hook]
pub fn use_form(fields: &'static [&'static str]) -> FormHandle {
    FormHandle { state: use_state_eq(FormState::default), fields }
}
