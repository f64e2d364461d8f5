//! A form on its way to the server.

use super::use_state_eq;
use crate::{
    account::Account,
    browser::task,
    components::{Fields, FormState},
};
use std::pin::Pin;
use studentos_client::Error;
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

    /// Makes the call; if the server did what it was asked, `done` tells how far the form is.
    pub fn send<T: 'static>(
        &self,
        call: impl IntoFuture<Output = Result<T, Error>, IntoFuture: 'static>,
        done: impl FnOnce(T) -> FormState + 'static,
    ) {
        let call = call.into_future();
        self.wait(None, Box::pin(async move { call.await.map(done) }));
    }

    /// Makes the call on behalf of who is signed in.
    pub fn send_for<T: 'static>(
        &self,
        account: &Account,
        call: impl IntoFuture<Output = Result<T, Error>, IntoFuture: 'static>,
        done: impl FnOnce(T) -> FormState + 'static,
    ) {
        let call = call.into_future();
        self.wait(Some(account.clone()), Box::pin(async move { call.await.map(done) }));
    }

    fn wait(&self, account: Option<Account>, answer: Pin<Box<dyn Future<Output = Result<FormState, Error>>>>) {
        let Self { state, fields } = self.clone();
        state.set(FormState::Saving);
        task::spawn(async move {
            let answer = match account {
                Some(account) => account.ask(answer).await,
                None => answer.await,
            };
            state.set(answer.unwrap_or_else(|error| FormState::refused(error, fields)));
        });
    }
}

/// A form with these fields, as the API calls them.
#[hook]
pub fn use_form(fields: &'static [&'static str]) -> FormHandle {
    FormHandle { state: use_state_eq(FormState::default), fields }
}
