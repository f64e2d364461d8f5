//! Where the planner meets the page and the network.

use crate::{
    auth::{Auth, ends_session},
    goals::{Action, Planner},
};
use std::{cell::RefCell, rc::Rc};
use studentos_client::types::User;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The planner as it is now, and the way to tell it what happened.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannerHandle {
    /// What to show.
    pub planner: Rc<Planner>,
    /// What happened.
    pub dispatch: Callback<Action>,
}

/// Tells the planner what happened, sends what it asks and tells it the answers.
struct Driver {
    planner: RefCell<Planner>,
    show: UseStateSetter<Rc<Planner>>,
    auth: Auth,
    user: Rc<User>,
}

impl Driver {
    fn dispatch(self: &Rc<Self>, action: Action) {
        let requests = self.planner.borrow_mut().apply(action);
        self.show.set(Rc::new(self.planner.borrow().clone()));
        for (date, request) in requests {
            let driver = Rc::clone(self);
            spawn_local(async move {
                match request.send(&driver.auth.api).await {
                    Err(error) if ends_session(&error) => driver.auth.expire(Rc::clone(&driver.user)),
                    answer => driver.dispatch(Action::Answered(date, answer)),
                }
            });
        }
    }
}

/// The planner of a user, for as long as the component is there.
#[hook]
pub fn use_planner(auth: &Auth, user: &Rc<User>) -> PlannerHandle {
    let planner = use_state(Rc::<Planner>::default);
    let dispatch = use_memo((), |()| {
        let (auth, user) = (auth.clone(), Rc::clone(user));
        let driver = Rc::new(Driver { planner: RefCell::default(), show: planner.setter(), auth, user });
        Callback::from(move |action| driver.dispatch(action))
    });
    PlannerHandle { planner: Rc::clone(&planner), dispatch: (*dispatch).clone() }
}
