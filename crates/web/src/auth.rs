//! Who is signed in: restored when the page is loaded, given up once when the server says so.

mod status;

pub use self::status::{Farewell, Status};

use self::status::Event;
use crate::{
    api::{self, Api},
    browser::{storage, task},
    hooks::use_effect_with,
    memory,
    opening::Opening,
};
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use std::{cell::RefCell, pin::pin, rc::Rc};
use studentos_client::{
    Error,
    operations::REFRESH,
    types::{ErrorCode, ResetPassword, Session, User, UserId},
};
use yew::prelude::*;

/// How long the server may take to say who is signed in before the user goes on without that, in milliseconds.
const RESTORING: u32 = 200;
/// How long who logs out waits for the server to hear of it, in milliseconds.
const LEAVING: u32 = 3_000;

/// The server, and who is signed in to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Auth {
    /// The server.
    pub api: Api,
    status: UseReducerHandle<Status>,
    opening: Opening,
    /// That of the session that was opened here last.
    last_event_id: Rc<RefCell<Option<String>>>,
}

impl Auth {
    /// What is known of the person.
    #[must_use]
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// Goes on with the session that was opened, which is remembered before anything of it is seen: the page may be left at that
    /// very moment.
    pub fn enter(&self, session: Session) {
        self.opening.open();
        self.last_event_id.replace(Some(session.last_event_id));
        remember(Some(session.user.id));
        self.status.dispatch(Event::Entered(Rc::new(session.user)));
    }

    /// Whether the server has said who is signed in; without a connection they go on all the same.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(*self.status, Status::SignedIn(_))
    }

    /// From where the session's changes are told: older than whatever was read in it.
    #[must_use]
    pub fn last_event_id(&self) -> Option<String> {
        self.last_event_id.borrow().clone()
    }

    /// Waits until the server knows who is signed in.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] when nobody is any more, or as any call.
    pub async fn ready(&self, user: UserId) -> Result<(), Error> {
        let Some(session) = self.opening.ready(&self.api).await? else { return Ok(()) };
        let is_theirs = session.user.id == user;
        self.enter(session);
        // What is somebody's is not to be sent as somebody else's.
        if is_theirs { Ok(()) } else { Err(Error::SessionEnded) }
    }

    /// Asks the server for the session that was open when the page was left. Without an answer, or while it takes its time, the
    /// user goes on as the one who was here last.
    pub fn restore(&self) {
        let auth = self.clone();
        auth.status.dispatch(Event::Asked);
        auth.opening.close();
        task::spawn(async move {
            let asking = pin!(auth.opening.ready(&auth.api));
            let patience = pin!(async {
                TimeoutFuture::new(RESTORING).await;
                auth.go_on().await
            });
            let answer = match select(asking, patience).await {
                Either::Left((answer, _)) => answer,
                // Whoever needs the session waits for the same answer.
                Either::Right((true, _)) => return,
                Either::Right((false, asking)) => asking.await,
            };
            match answer {
                Ok(Some(session)) => auth.enter(session),
                // Somebody has logged in meanwhile.
                Ok(None) => {}
                Err(error) if error.needs_login() => {
                    remember(None);
                    memory::forget_last();
                    auth.status.dispatch(Event::Unknown);
                }
                Err(error) => {
                    if !(error.is_retryable() && auth.go_on().await) {
                        auth.status.dispatch(Event::Failed(error));
                    }
                }
            }
        });
    }

    /// Lets the user go on who was here last; whether there is one.
    async fn go_on(&self) -> bool {
        let Some(user) = memory::user().await.filter(is_remembered) else { return false };
        self.status.dispatch(Event::Remembered(Rc::new(user)));
        true
    }

    /// Ends the session of this user.
    pub fn log_out(&self, user: Rc<User>) {
        let auth = self.clone();
        task::spawn(async move {
            let told = async {
                // Without a connection the server does not know yet who wants to leave.
                auth.ready(user.id).await?;
                auth.api.auth().logout().await
            };
            let left = match select(pin!(told), TimeoutFuture::new(LEAVING)).await {
                Either::Left((left, _)) => left,
                Either::Right(_) => Err(Error::Timeout),
            };
            let failure = left.err().filter(|error| !ends_session(error));
            auth.end(user, Farewell::LoggedOut(failure));
        });
    }

    /// Goes on with the account as it is now.
    pub fn change(&self, user: User) {
        self.status.dispatch(Event::Changed(Rc::new(user)));
    }

    /// Chooses a new password by mail, which ends every session of that account. It may not be the one of who is signed in here, so
    /// the server is asked for their session anew: for a moment it still believes in the access token at hand.
    ///
    /// # Errors
    /// As any call.
    pub async fn reset_password(&self, reset: &ResetPassword) -> Result<(), Error> {
        self.api.auth().reset_password(reset).await?;
        let was_here = storage::get(storage::SIGNED_IN).is_some();
        if !was_here || self.api.auth().refresh().await.is_err_and(|error| error.needs_login()) {
            remember(None);
            memory::forget_last();
            self.status.dispatch(Event::PasswordReset);
        }
        Ok(())
    }

    /// This user's account is gone, and their session with it.
    pub fn leave(&self, user: Rc<User>) {
        memory::wipe(user.id);
        self.end(user, Farewell::AccountDeleted);
    }

    /// The session of this user is over: the server said so.
    pub fn expire(&self, user: Rc<User>) {
        self.end(user, Farewell::Expired);
    }

    /// Forgets the session before anything of its end is seen: the page may be left at that very moment.
    fn end(&self, user: Rc<User>, farewell: Farewell) {
        if is_remembered(&user) {
            remember(None);
        }
        memory::forget(user.id);
        self.opening.open();
        self.status.dispatch(Event::Ended(user, farewell));
    }
}

/// Remembers who is signed in, and where the next visit asks for their session; or that nobody is.
fn remember(user: Option<UserId>) {
    storage::set(storage::SIGNED_IN, user.map(|id| id.to_string()).as_deref());
    storage::set(storage::SESSION, user.map(|_| api::address(REFRESH.path)).as_deref());
}

/// Whether this user is the one who was signed in here last.
fn is_remembered(user: &User) -> bool {
    storage::get(storage::SIGNED_IN).is_some_and(|id| id == user.id.to_string())
}

/// Whether an error means that nobody is signed in any more.
#[must_use]
pub fn ends_session(error: &Error) -> bool {
    matches!(error, Error::SessionEnded) || error.code() == Some(ErrorCode::Unauthenticated)
}

/// The session with this server, restored when the component appears.
#[hook]
pub fn use_auth(api: &Api) -> Auth {
    // Who was never signed in here has no session to ask for.
    let status = use_reducer_eq(|| match storage::get(storage::SIGNED_IN) {
        Some(_) => Status::Restoring,
        None => Status::Visitor(Farewell::None),
    });
    use_effect_with((*status).clone(), |status| {
        if let Status::SignedIn(user) = status {
            memory::keep_user(user);
        }
    });
    let opening = use_memo((), |()| Opening::default());
    let last_event_id = use_mut_ref(|| None);
    let auth = Auth { api: api.clone(), status, opening: (*opening).clone(), last_event_id };
    use_effect_with((), {
        let auth = auth.clone();
        move |()| {
            if *auth.status() == Status::Restoring {
                auth.restore();
            }
        }
    });
    auth
}
