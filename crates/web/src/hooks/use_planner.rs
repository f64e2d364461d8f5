//! Where the planner meets the page, the network and what the browser keeps.

use crate::{
    auth::{Auth, ends_session},
    browser::task,
    memory::{self, Place},
    planner::{Action, Planner},
};
use gloo_timers::callback::Timeout;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use studentos_client::types::User;
use yew::prelude::*;

/// How long it is until what could not be sent is tried again, at first and at most, in milliseconds.
const FIRST_WAIT: u32 = 2_000;
const LONGEST_WAIT: u32 = 60_000;
/// How long nothing has to happen before what is seen is kept, in milliseconds.
const PAUSE: u32 = 500;

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
    place: RefCell<Option<Place>>,
    revision: Cell<u64>,
    wait: Cell<u32>,
    retry: RefCell<Option<Timeout>>,
    pause: RefCell<Option<Timeout>>,
}

impl Driver {
    /// Goes on where the user was when the page was left.
    fn begin(self: &Rc<Self>) {
        let adopt = Callback::from({
            let driver = Rc::clone(self);
            move |queue| driver.dispatch(Action::Adopt(queue))
        });
        *self.place.borrow_mut() = Some(Place::take(self.user.id, adopt));
        let driver = Rc::clone(self);
        task::spawn(async move {
            if let Some(snapshot) = memory::snapshot(driver.user.id).await {
                driver.dispatch(Action::Remember(snapshot));
            }
        });
    }

    fn dispatch(self: &Rc<Self>, action: Action) {
        let requests = self.planner.borrow_mut().apply(action);
        self.show.set(Rc::new(self.planner.borrow().clone()));
        self.keep();
        self.plan_retry();
        for (asked, request) in requests {
            let driver = Rc::clone(self);
            task::spawn(async move {
                let answer = match driver.auth.ready().await {
                    Ok(()) => request.send(&driver.auth.api).await,
                    Err(error) => Err(error),
                };
                match answer {
                    Err(error) if ends_session(&error) => driver.auth.expire(Rc::clone(&driver.user)),
                    answer => driver.dispatch(Action::Answered(asked, answer)),
                }
            });
        }
    }

    /// What waits is kept at once, what is seen when there is time.
    fn keep(self: &Rc<Self>) {
        let planner = self.planner.borrow();
        let (queue, revision) = planner.queue();
        if self.revision.replace(revision) != revision
            && let Some(place) = &*self.place.borrow()
        {
            place.keep(queue);
        }
        if planner.is_settled() {
            let driver = Rc::clone(self);
            let keep = move || memory::keep_snapshot(driver.user.id, &driver.planner.borrow().snapshot());
            *self.pause.borrow_mut() = Some(Timeout::new(PAUSE, keep));
        }
    }

    fn plan_retry(self: &Rc<Self>) {
        let is_blocked = self.planner.borrow().is_blocked();
        if !is_blocked {
            self.wait.set(FIRST_WAIT);
        } else if self.retry.borrow().is_none() {
            let (driver, wait) = (Rc::clone(self), self.wait.get());
            self.wait.set((wait * 2).min(LONGEST_WAIT));
            let again = move || {
                driver.retry.borrow_mut().take();
                driver.dispatch(Action::Retry);
            };
            *self.retry.borrow_mut() = Some(Timeout::new(wait, again));
        }
    }

    /// Nobody looks any more, or somebody else does.
    fn end(&self) {
        self.retry.borrow_mut().take();
        self.pause.borrow_mut().take();
    }
}

/// The planner of a user, for as long as the component is there.
#[hook]
pub fn use_planner(auth: &Auth, user: &Rc<User>) -> PlannerHandle {
    let planner = use_state(Rc::<Planner>::default);
    let driver = use_memo((), |()| Driver {
        planner: RefCell::default(),
        show: planner.setter(),
        auth: auth.clone(),
        user: Rc::clone(user),
        place: RefCell::default(),
        revision: Cell::default(),
        wait: Cell::new(FIRST_WAIT),
        retry: RefCell::default(),
        pause: RefCell::default(),
    });
    let dispatch = use_memo((), |()| {
        let driver = Rc::clone(&driver);
        Callback::from(move |action| driver.dispatch(action))
    });
    use_effect_with((), {
        let driver = Rc::clone(&driver);
        move |()| {
            driver.begin();
            move || driver.end()
        }
    });
    PlannerHandle { planner: Rc::clone(&planner), dispatch: (*dispatch).clone() }
}
