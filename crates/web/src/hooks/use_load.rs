//! What the server is asked for when it is first shown, and again when it may have changed.

use super::{PageEvent, use_effect_with, use_event, use_state_eq};
use crate::{account::Account, browser::task};
use std::{cell::RefCell, rc::Rc};
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

    /// Asks again, since something was done to it; until the answer is there, what was known stays.
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

/// Asks when the component appears and whenever the question is another; and again when the count of changes is, or when the
/// connection is back. For that nobody waits: where it fails, what was known of the same question stays.
#[hook]
pub fn use_load<T, Q, A, F>(account: &Account, question: Q, changes: u32, ask: F) -> Loader<T>
where
    T: PartialEq + 'static,
    Q: PartialEq + 'static,
    A: IntoFuture<Output = Result<T, Error>, IntoFuture: 'static>,
    F: Fn(&Account) -> A + 'static,
{
    let state = use_state_eq(|| Load::Loading);
    let turns = use_mut_ref(Turns::default);
    let read = {
        let (account, state, turns) = (account.clone(), state.setter(), Rc::clone(&turns));
        Callback::from(move |()| {
            let (account, state, turns) = (account.clone(), state.clone(), Rc::clone(&turns));
            let turn = turns.borrow().last + 1;
            turns.borrow_mut().last = turn;
            let answer = ask(&account).into_future();
            task::spawn(async move {
                let answer = account.ask(answer).await;
                if turns.borrow_mut().takes(turn, answer.is_ok()) {
                    state.set(answer.map_or_else(Load::Failed, |found| Load::Loaded(Rc::new(found))));
                }
            });
        })
    };
    use_reading_again(&turns, changes, &read);
    let ask = asking(turns, read);
    use_effect_with(question, {
        let ask = ask.clone();
        move |_| ask.emit(())
    });
    Loader { state, ask }
}

/// The turns in which it was read.
#[derive(Default)]
struct Turns {
    last: u32,
    /// The one in which somebody asked: an answer to what was asked before is none.
    asked: u32,
    /// The one whose answer is known.
    known: u32,
}

impl Turns {
    /// Whether an answer shows. Of two that are good, the one that was asked for later is true; one that is not shows when there is
    /// nothing else.
    fn takes(&mut self, turn: u32, is_good: bool) -> bool {
        if !is_good {
            return turn == self.last && self.known < self.asked;
        }
        let is_news = turn >= self.asked && turn > self.known;
        if is_news {
            self.known = turn;
        }
        is_news
    }
}

/// Reads as somebody asks who is to be told when it fails.
fn asking(turns: Rc<RefCell<Turns>>, read: Callback<()>) -> Callback<()> {
    Callback::from(move |()| {
        let turn = turns.borrow().last + 1;
        turns.borrow_mut().asked = turn;
        read.emit(());
    })
}

/// Reads what was read before, for the sake of changes or of the connection.
#[hook]
fn use_reading_again(turns: &Rc<RefCell<Turns>>, changes: u32, read: &Callback<()>) {
    let again = {
        let (turns, read) = (Rc::clone(turns), read.clone());
        move || {
            if turns.borrow().last > 0 {
                read.emit(());
            }
        }
    };
    use_effect_with(changes, {
        let again = again.clone();
        move |_| again()
    });
    use_event(PageEvent::Online, move |_| again());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(last: u32, asked: u32, known: u32) -> Turns {
        Turns { last, asked, known }
    }

    #[test]
    fn what_is_known_is_kept_until_somebody_asks() {
        let mut turns = turns(1, 1, 0);
        assert!(turns.takes(1, true));
        turns.last = 3;
        assert!(!turns.takes(3, false));
        assert!(turns.takes(3, true));
        let turns = Rc::new(RefCell::new(turns));
        asking(Rc::clone(&turns), Callback::noop()).emit(());
        turns.borrow_mut().last = 4;
        assert!(!turns.borrow_mut().takes(3, true), "that was asked before");
        assert!(turns.borrow_mut().takes(4, false));
    }

    #[test]
    fn of_two_on_their_way_one_that_is_good_shows_and_of_two_that_are_the_later() {
        for is_first_sooner in [true, false] {
            let mut turns = turns(2, 1, 0);
            if is_first_sooner {
                assert!(turns.takes(1, true));
                assert!(!turns.takes(2, false));
            } else {
                assert!(turns.takes(2, false));
                assert!(turns.takes(1, true));
            }
        }
        let mut turns = turns(2, 1, 0);
        assert!(turns.takes(2, true) && !turns.takes(1, true));
    }
}
