//! Where the planner meets the page, the network and what the browser keeps.

use super::{PageEvent, use_effect_with, use_event};
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
#[derive(Clone, Debug)]
pub struct PlannerHandle {
    /// What to show.
    pub planner: Rc<Planner>,
    /// What happened.
    pub dispatch: Callback<Action>,
}

/// Whatever happens makes another planner, which nobody has to look through to know.
impl PartialEq for PlannerHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.planner, &other.planner) && self.dispatch == other.dispatch
    }
}

/// Tells the planner what happened, sends what it asks and tells it the answers.
struct Driver {
    planner: RefCell<Planner>,
    show: UseStateSetter<Rc<Planner>>,
    auth: Auth,
    user: Rc<User>,
    place: RefCell<Option<Rc<Place>>>,
    is_over: Cell<bool>,
    revision: Cell<u64>,
    wait: Cell<u32>,
    retry: RefCell<Option<Timeout>>,
    pause: RefCell<Option<Timeout>>,
}

impl Driver {
    /// Goes on where the user was when the page was left.
    fn begin(self: &Rc<Self>) {
        *self.place.borrow_mut() = Some(Place::take(self.user.id));
        self.take_over();
        let driver = Rc::clone(self);
        task::spawn(async move {
            if let Some(snapshot) = memory::snapshot(driver.user.id).await {
                driver.dispatch(Action::Remember(snapshot));
            }
        });
    }

    /// Takes over what pages have left that are not there any more.
    fn take_over(self: &Rc<Self>) {
        if let Some(place) = &*self.place.borrow() {
            let driver = Rc::clone(self);
            place.take_over(&Callback::from(move |queue| {
                driver.dispatch(Action::Adopt(queue));
                !driver.is_over.get()
            }));
        }
    }

    fn dispatch(self: &Rc<Self>, action: Action) {
        // Somebody else may be here by now.
        if self.is_over.get() {
            return;
        }
        if matches!(action, Action::Answered(_, Ok(_))) {
            self.wait.set(FIRST_WAIT);
        }
        let mut planner = self.planner.borrow_mut();
        let known = planner.replaced_ids().len();
        let requests = planner.apply(action);
        for (now, first) in planner.replaced_ids().iter().skip(known) {
            memory::rename_in_drafts(self.user.id, &first.to_string(), &now.to_string());
        }
        drop(planner);
        self.show.set(Rc::new(self.planner.borrow().clone()));
        self.keep();
        self.plan_retry();
        for (asked, request) in requests {
            let driver = Rc::clone(self);
            task::spawn(async move {
                let answer = match driver.auth.ready(driver.user.id).await {
                    // Whoever is here by now is not to ask it.
                    _ if driver.is_over.get() => return,
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

    /// What failed is tried again by itself, ever later, and not before the server wants it.
    fn plan_retry(self: &Rc<Self>) {
        let planner = self.planner.borrow();
        let Some(error) = planner.to_retry() else { return };
        if self.retry.borrow().is_some() {
            return;
        }
        let (driver, wait) = (Rc::clone(self), self.wait.get());
        self.wait.set((wait * 2).min(LONGEST_WAIT));
        let asked_for = error.retry_after().map_or(0, |wait| u32::try_from(wait.as_millis()).unwrap_or(LONGEST_WAIT));
        let again = move || {
            driver.retry.borrow_mut().take();
            driver.dispatch(Action::Retry);
        };
        *self.retry.borrow_mut() = Some(Timeout::new(wait.max(asked_for), again));
    }

    /// Nobody looks any more, or somebody else does.
    fn end(&self) {
        self.is_over.set(true);
        self.place.borrow_mut().take();
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
        is_over: Cell::default(),
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
    use_event(PageEvent::Online, {
        let driver = Rc::clone(&driver);
        move |_| driver.take_over()
    });
    use_event(PageEvent::VisibilityChange, {
        let driver = Rc::clone(&driver);
        move |_| driver.take_over()
    });
    PlannerHandle { planner: Rc::clone(&planner), dispatch: (*dispatch).clone() }
}
