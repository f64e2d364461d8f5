//! What this instance knows of the users' last changes without asking, and of the days that they touched.

use std::{
    collections::HashMap,
    ops::RangeInclusive,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use studentos_api_types::{Date, UserId};

/// How long an answer of the database is good: somebody may have started a second server on the file.
const FRESH: Duration = Duration::from_millis(500);
/// How long what nobody asks for is remembered.
const KEPT: Duration = Duration::from_secs(10);
/// How many users are remembered.
const USERS: usize = 10_000;
/// How many days are remembered of each.
const DAYS: usize = 32;

/// What a change touches of what is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touched {
    /// The goals of this day and no others, and nothing else.
    GoalsOf(Date),
    /// It may be anything.
    Anything,
}

/// What is known of the users' changes. On SQLite all of them are this instance's own. On PostgreSQL others make changes as well,
/// and nothing is known.
pub struct Revisions(Option<Mutex<Memory>>);

struct Memory {
    users: HashMap<UserId, Known>,
    /// What was asked before this may not know of a change that is not remembered.
    believed_from: Instant,
    swept_at: Instant,
}

/// What is known of a user's changes.
struct Known {
    /// When the database was asked last.
    asked_at: Instant,
    /// The number of the last one.
    last: i64,
    /// Up to this one, it is not known what they touched.
    unknown: i64,
    /// The days whose goals were touched since then, each with the last change that did.
    days: Vec<(Date, i64)>,
}

/// A list that was read once, and how good it is by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The last change that is known to have left it as it was: if it is the user's last, the list is good.
    pub good_up_to: i64,
    /// Whether that is so.
    pub is_good: bool,
}

impl Revisions {
    /// Of a database that this instance changes alone, or of one that it does not.
    pub(super) fn new(is_alone: bool) -> Self {
        let begin = Instant::now();
        let memory = || Memory { users: HashMap::new(), believed_from: begin, swept_at: begin };
        Self(is_alone.then(|| Mutex::new(memory())))
    }

    /// How good a list is that was read after that change of its owner and shows the goals of these days, if of any.
    #[must_use]
    pub fn standing(&self, owner: UserId, read_after: i64, days: &RangeInclusive<Date>) -> Standing {
        let memory = self.memory();
        let known = memory.as_ref().and_then(|memory| memory.users.get(&owner));
        match known.filter(|known| known.have_left(read_after, days)) {
            Some(known) => Standing { good_up_to: known.last, is_good: known.asked_at.elapsed() < FRESH },
            None => Standing { good_up_to: read_after, is_good: false },
        }
    }

    /// The database, asked then, has said which was the user's last change.
    pub fn told(&self, asked_at: Instant, owner: UserId, last: i64) {
        let Some(mut memory) = self.memory() else { return };
        if memory.swept_at.elapsed() >= KEPT {
            memory.users.retain(|_, known| known.asked_at.elapsed() < KEPT);
            memory.swept_at = Instant::now();
            memory.believed_from = memory.swept_at;
        }
        if asked_at <= memory.believed_from || asked_at.elapsed() >= FRESH {
            return;
        }
        if let Some(known) = memory.users.get_mut(&owner) {
            if last > known.last {
                known.forget_days(last);
            }
            if last == known.last {
                known.asked_at = known.asked_at.max(asked_at);
            }
        } else if memory.users.len() < USERS {
            memory.users.insert(owner, Known { asked_at, last, unknown: last, days: Vec::new() });
        }
    }

    /// The user's change of this number is there for all to see.
    pub(super) fn changed(&self, owner: UserId, number: i64, touched: Touched) {
        let Some(mut memory) = self.memory() else { return };
        match memory.users.get_mut(&owner) {
            Some(known) => known.learn(number, touched),
            None => memory.believed_from = Instant::now(),
        }
    }

    /// The user may have made a change, or not.
    pub(super) fn doubt(&self, owner: UserId) {
        let Some(mut memory) = self.memory() else { return };
        memory.users.remove(&owner);
        memory.believed_from = Instant::now();
    }

    fn memory(&self) -> Option<MutexGuard<'_, Memory>> {
        self.0.as_ref().map(|memory| memory.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Known {
    /// Whether all that is known has left a list as it was.
    fn have_left(&self, read_after: i64, shown: &RangeInclusive<Date>) -> bool {
        let touches = |&(day, number): &(Date, i64)| number > read_after && shown.contains(&day);
        (self.unknown..=self.last).contains(&read_after) && !self.days.iter().any(touches)
    }

    fn learn(&mut self, number: i64, touched: Touched) {
        if number <= self.last {
            // Somebody has asked since it was committed.
            return;
        }
        match touched {
            Touched::GoalsOf(day) if number == self.last + 1 => {
                self.days.retain(|(known, _)| *known != day);
                if self.days.len() == DAYS {
                    // What comes first was touched first.
                    self.unknown = self.days.remove(0).1;
                }
                self.days.push((day, number));
                self.last = number;
            }
            _ => self.forget_days(number),
        }
    }

    fn forget_days(&mut self, last: i64) {
        (self.last, self.unknown) = (last, last);
        self.days.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWNER: UserId = UserId::from_uuid(uuid::Uuid::nil());
    const FIRST: Date = Date::MIN;
    const OTHER: Date = Date::MAX;

    /// As late as need be for an answer to be good, however busy the machine is.
    fn just_now() -> Instant {
        Instant::now() + KEPT
    }

    fn known() -> Revisions {
        let revisions = Revisions::new(true);
        revisions.told(just_now(), OWNER, 7);
        revisions
    }

    fn standing(revisions: &Revisions, read_after: i64, day: Date) -> (i64, bool) {
        let Standing { good_up_to, is_good } = revisions.standing(OWNER, read_after, &(day..=day));
        (good_up_to, is_good)
    }

    #[test]
    fn a_list_is_good_until_one_of_its_days_is_touched() {
        let revisions = known();
        assert_eq!(standing(&revisions, 7, FIRST), (7, true));
        assert_eq!(standing(&revisions, 6, FIRST), (6, false), "what the changes before touched is unknown");
        revisions.changed(OWNER, 8, Touched::GoalsOf(OTHER));
        assert_eq!(standing(&revisions, 7, FIRST), (8, true));
        assert_eq!(standing(&revisions, 7, OTHER), (7, false));
        assert_eq!(standing(&revisions, 8, OTHER), (8, true), "read since");
        let all = revisions.standing(OWNER, 7, &(Date::MIN..=Date::MAX));
        assert!(!all.is_good, "it shows that day as well");
    }

    #[test]
    fn what_may_have_touched_anything_spoils_every_list() {
        for spoil in [
            (|revisions| revisions.changed(OWNER, 8, Touched::Anything)) as fn(&Revisions),
            // Number 8 was somebody else's.
            |revisions| revisions.changed(OWNER, 9, Touched::GoalsOf(OTHER)),
            |revisions| revisions.told(just_now(), OWNER, 8),
            |revisions| revisions.doubt(OWNER),
        ] {
            let revisions = known();
            spoil(&revisions);
            assert_eq!(standing(&revisions, 7, FIRST), (7, false));
        }
    }

    #[test]
    fn of_many_days_the_first_are_forgotten() {
        let revisions = known();
        for number in 8..=8 + i64::try_from(DAYS).unwrap() {
            revisions.changed(OWNER, number, Touched::GoalsOf(OTHER.plus_days(-i32::try_from(number).unwrap())));
        }
        assert!(!standing(&revisions, 7, FIRST).1, "what number 8 touched is forgotten");
        assert!(standing(&revisions, 8, FIRST).1);
    }

    #[test]
    fn an_answer_that_does_not_know_of_a_change_is_not_believed() {
        let revisions = known();
        let asked_at = just_now();
        revisions.changed(OWNER, 8, Touched::Anything);
        revisions.told(asked_at, OWNER, 7);
        assert!(!standing(&revisions, 7, FIRST).1);

        let revisions = Revisions::new(true);
        let asked_at = Instant::now();
        revisions.changed(OWNER, 8, Touched::Anything);
        revisions.told(asked_at, OWNER, 7);
        assert!(!standing(&revisions, 7, FIRST).1, "nothing was known of the user then");
    }

    #[test]
    fn what_was_asked_too_long_ago_is_doubted_and_makes_room() {
        let revisions = Revisions::new(true);
        let now = Instant::now();
        revisions.told(now.checked_sub(FRESH).expect("the system has run for so long"), OWNER, 7);
        assert!(!standing(&revisions, 7, FIRST).1);
        revisions.told(just_now(), OWNER, 7);
        let memory = || revisions.memory().expect("on SQLite");
        let long_ago = now.checked_sub(KEPT).expect("the system has run for so long");
        memory().users.get_mut(&OWNER).expect("known").asked_at = long_ago;
        assert_eq!(standing(&revisions, 7, FIRST), (7, false), "to be asked again");
        memory().swept_at = long_ago;
        revisions.told(just_now(), UserId::from_uuid(uuid::Uuid::max()), 1);
        assert_eq!(memory().users.len(), 1);
    }

    #[test]
    fn where_others_make_changes_nothing_is_known() {
        let revisions = Revisions::new(false);
        revisions.told(just_now(), OWNER, 7);
        assert_eq!(standing(&revisions, 7, FIRST), (7, false));
    }
}
