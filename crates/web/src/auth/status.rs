//! What is known of the person in front of the screen, and what changes that.

use std::rc::Rc;
use studentos_client::{Error, types::User};
use yew::Reducible;

/// What is known of the person in front of the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// Someone was signed in here; the server is asked whether they still are.
    Restoring,
    /// It could not be asked.
    Unreachable(Error),
    /// Nobody is signed in.
    Visitor(Farewell),
    /// This user was here last; whether they are still signed in the server has yet to say.
    Remembered(Rc<User>),
    /// This user is signed in.
    SignedIn(Rc<User>),
}

/// How the last session here came to its end.
#[derive(Clone, Debug, PartialEq)]
pub enum Farewell {
    /// There was none.
    None,
    /// The user left; with what went wrong when the server was told.
    LoggedOut(Option<Error>),
    /// The server ended it.
    Expired,
    /// The user deleted their account.
    AccountDeleted,
    /// A new password was chosen by mail, which ended every session.
    PasswordReset,
}

/// What changes that.
#[derive(Debug)]
pub enum Event {
    /// The server is asked.
    Asked,
    /// It did not answer.
    Failed(Error),
    /// It takes its time or cannot be asked, and this user was here last.
    Remembered(Rc<User>),
    /// Someone signed in.
    Entered(Rc<User>),
    /// There was no session to restore.
    Unknown,
    /// The account of who is signed in is another than it was.
    Changed(Rc<User>),
    /// This user's session ended. It may be said late or twice, and then changes nothing.
    Ended(Rc<User>, Farewell),
    /// Whoever was signed in is not any more.
    PasswordReset,
}

impl Reducible for Status {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        match event {
            Event::Asked => Self::Restoring.into(),
            Event::Failed(error) => Self::Unreachable(error).into(),
            Event::Remembered(user) if *self == Self::Restoring => Self::Remembered(user).into(),
            Event::Entered(user) => Self::SignedIn(user).into(),
            Event::Unknown if *self == Self::Restoring => Self::Visitor(Farewell::None).into(),
            Event::Changed(user) if self.is(&user) => Self::SignedIn(user).into(),
            Event::Ended(user, farewell) if self.is(&user) => Self::Visitor(farewell).into(),
            Event::PasswordReset => Self::Visitor(Farewell::PasswordReset).into(),
            Event::Remembered(_) | Event::Unknown | Event::Changed(_) | Event::Ended(..) => self,
        }
    }
}

impl Status {
    /// Who is here.
    #[must_use]
    pub fn user(&self) -> Option<&Rc<User>> {
        match self {
            Self::Remembered(user) | Self::SignedIn(user) => Some(user),
            _ => None,
        }
    }

    /// Whether this user is here.
    fn is(&self, user: &User) -> bool {
        self.user().is_some_and(|current| current.id == user.id)
    }
}
