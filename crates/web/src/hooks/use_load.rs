//! What the server is asked for when it is first shown, and again when it may have changed.

use super::{PageEvent, use_effect_with, use_event, use_state_eq};
use crate::{account::Account, browser::task};
use std::rc::Rc;
use studentos_client::Error;
use yew::prelude::*;

/// What is known of what was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// Nothing yet.
    Loading,
    /// It could not be had.
    Failed(Error),
    /// This is it.
    Loaded(Rc<T>),
}

/// What was asked for, and the way to ask again.
#[derive(Debug, PartialEq)]
pub struct Loader<T: PartialEq> {
    state: UseStateHandle<Load<T>>,
    ask: Callback<()>,
}

impl<T: PartialEq + 'static> Loader<T> {
    /// What is known.
    #[must_use]
    pub fn state(&self) -> &Load<T> {
        &self.state
    }

    /// Asks again, since it may have changed; until the answer is there, what was known stays.
    pub fn refresh(&self) {
        self.ask.emit(());
    }

    /// What asks again.
    #[must_use]
    pub fn onrefresh(&self) -> Callback<()> {
        self.ask.clone()
    }

    /// Asks again after it failed.
    pub fn retry(&self) {
        self.state.set(Load::Loading);
        self.refresh();
    }
}

impl<T: PartialEq> Clone for Loader<T> {
    fn clone(&self) -> Self {
        Self { state: self.state.clone(), ask: self.ask.clone() }
    }
}

/// Asks when the component appears, whenever `when` is another, and when the connection is back after it failed.
#[hook]
pub fn use_load<T, W, A, F>(account: &Account, when: W, ask: F) -> Loader<T>
where
    T: PartialEq + 'static,
    W: PartialEq + 'static,
    A: IntoFuture<Output = Result<T, Error>, IntoFuture: 'static>,
    F: Fn(&Account) -> A + 'static,
{
    let state = use_state_eq(|| Load::Loading);
    let asked = use_mut_ref(|| 0_u32);
    let ask = {
        let (account, state) = (account.clone(), state.setter());
        Callback::from(move |()| {
            let (account, state, asked) = (account.clone(), state.clone(), Rc::clone(&asked));
            let turn = *asked.borrow() + 1;
            *asked.borrow_mut() = turn;
            let answer = ask(&account).into_future();
            task::spawn(async move {
                let answer = account.ask(answer).await;
                // Of two that are on their way, the one that was asked for later is true.
                if *asked.borrow() == turn {
                    state.set(answer.map_or_else(Load::Failed, |found| Load::Loaded(Rc::new(found))));
                }
            });
        })
    };
    use_effect_with(when, {
        let ask = ask.clone();
        move |_| ask.emit(())
    });
    let loader = Loader { state, ask };
    use_event(PageEvent::Online, {
        let loader = loader.clone();
        move |_| {
            if matches!(loader.state(), Load::Failed(_)) {
                loader.retry();
            }
        }
    });
    loader
}
