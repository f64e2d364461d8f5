//! What is done to one of the things of a list, which is asked for anew then.

use super::{Loader, use_state_eq};
use crate::{
    browser::{focus, task},
    words::words,
};
use futures_util::future::{FutureExt, LocalBoxFuture};
use studentos_client::Error;
use yew::prelude::*;

/// How far something is that is done.
#[derive(Clone, Debug, PartialEq)]
enum State {
    Idle,
    Busy,
    Failed(Error),
}

/// How far something is that is done, and the way to do it.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionHandle {
    state: UseStateHandle<State>,
    refresh: Callback<()>,
}

impl ActionHandle {
    /// Whether something is being done.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        *self.state == State::Busy
    }

    /// What went wrong.
    pub fn failure(&self) -> Html {
        match &*self.state {
            State::Failed(error) => html! { <p class="notice is-error" role="alert">{ words().errors.say(error) }</p> },
            State::Idle | State::Busy => Html::default(),
        }
    }

    /// Does it, and asks for the list anew. Where that takes away what has the keyboard, `to` gets it, unless the person has gone
    /// elsewhere meanwhile.
    pub fn run(&self, done: impl Future<Output = Result<(), Error>> + 'static, to: Option<&'static str>) {
        self.wait(done.boxed_local(), to);
    }

    fn wait(&self, done: LocalBoxFuture<'static, Result<(), Error>>, to: Option<&'static str>) {
        let (Self { state, refresh }, from) = (self.clone(), focus::active());
        state.set(State::Busy);
        task::spawn(async move {
            let done = done.await;
            let is_leaving = focus::is_lost() || (done.is_ok() && focus::active() == from);
            if let Some(to) = to.filter(|_| is_leaving) {
                focus::focus_first(to);
            }
            refresh.emit(());
            state.set(done.map_or_else(State::Failed, |()| State::Idle));
        });
    }
}

/// Lets things of this list be done.
#[hook]
pub fn use_action<T: PartialEq + 'static>(list: &Loader<T>) -> ActionHandle {
    ActionHandle { state: use_state_eq(|| State::Idle), refresh: list.onrefresh() }
}
