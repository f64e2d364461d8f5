//! Plans, carried out in memory, day by day: every policy against what it promises.

use super::*;
use crate::{day, recurrence::tests::rules};
use proptest::{collection::vec, prelude::*, sample::select};
use std::collections::BTreeMap;
use studentos_api_types::{DayStart, Email, Name, Role, TimeZone, Timestamp, User, UserId};
use uuid::Uuid;

const DAY: i64 = crate::clock::DAY;

/// How a goal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Open,
    Done,
    Skipped,
    Gone,
}

#[derive(Clone, Copy, Debug)]
struct Goal {
    of: Date,
    on: Date,
    stands: Stands,
}

/// One user with one repeat, in place of a database.
struct World {
    known: Known,
    goals: Vec<Goal>,
}

impl World {
    fn new(rule: Rule, starts_on: Date, missed: Missed, today: Date) -> Self {
        let known = Known {
            rule,
            starts_on,
            ends_on: None,
            missed,
            paused: false,
            since: today,
            open: Vec::new(),
            open_later: None,
            decided: BTreeSet::new(),
        };
        Self { known, goals: Vec::new() }
    }

    /// Reads days, again and again, and makes sure that the first time does it all.
    fn read(&mut self, days: Days) {
        self.settle(days);
        let plan = self.plan(days);
        assert!(
            plan.skip.is_empty() && plan.carry.is_empty() && plan.discard.is_empty() && plan.make.is_empty(),
            "{plan:?}"
        );
        assert!(plan.due_on.is_none_or(|due_on| due_on > days.today), "{plan:?}");
    }

    fn plan(&self, days: Days) -> Plan {
        let open = self.goals.iter().enumerate().filter(|(_, goal)| goal.stands == Stands::Open);
        let open = open.map(|(index, goal)| Open {
            id: GoalId::from_uuid(Uuid::from_u128(index as u128)),
            date: goal.on,
            is_untouched: goal.of == goal.on,
            fits: true,
        });
        Known { open: open.collect(), ..self.known.clone() }.plan(days)
    }

    fn settle(&mut self, days: Days) {
        let plan = self.plan(days);
        for open in &plan.skip {
            self.goals[index(open)].stands = Stands::Skipped;
        }
        for open in &plan.discard {
            self.goals[index(open)].stands = Stands::Gone;
        }
        for open in &plan.carry {
            self.goals[index(open)].on = days.today;
        }
        for Make { of, on, skipped } in plan.make {
            let stands = if skipped { Stands::Skipped } else { Stands::Open };
            assert!(self.known.decided.insert(of), "{of} is made twice");
            self.goals.push(Goal { of, on, stands });
        }
        self.known.decided.extend(plan.cover);
        self.known.since = plan.since;
    }

    /// What the server takes notice of when an open goal is done.
    fn finish(&mut self, index: usize, today: Date) {
        let goal = &mut self.goals[index];
        goal.stands = Stands::Done;
        match self.known.missed {
            Missed::CarryOver if goal.on < today => self.known.since = self.known.since.max(today.plus_days(1)),
            Missed::Wait => self.known.since = self.known.since.max(today),
            _ => {}
        }
    }

    fn open(&self) -> Vec<usize> {
        (0..self.goals.len()).filter(|index| self.goals[*index].stands == Stands::Open).collect()
    }
}

fn index(open: &Open) -> usize {
    usize::try_from(open.id.as_uuid().as_u128()).unwrap()
}

fn zones() -> impl Strategy<Value = &'static str> {
    select(vec!["America/New_York", "Asia/Kolkata", "Pacific/Apia"])
}

/// The days that begin for somebody there, as they do: looked at every 20 minutes around each midnight for two years.
fn calendar(zone: &str, day_starts_at: u8, from: Timestamp) -> Vec<Date> {
    let user = User {
        id: UserId::from_uuid(Uuid::nil()),
        name: Name::parse("Asha").unwrap(),
        email: Email::parse("asha@example.com").unwrap(),
        email_verified: false,
        role: Role::User,
        disabled: false,
        timezone: TimeZone::parse(zone).unwrap(),
        day_starts_at: DayStart::new(day_starts_at).unwrap(),
        created_at: from,
    };
    let mut days: Vec<_> =
        (0..731 * 24).map(|hour| day::of(&user, Timestamp::from_micros(from.as_micros() + hour * DAY / 24))).collect();
    days.dedup();
    days
}

/// 2010 to 2030: Apia left out 2011-12-30.
fn instants() -> impl Strategy<Value = Timestamp> {
    prop_oneof![1 => 1_293_840_000..1_325_376_000_i64, 3 => 1_262_304_000..1_830_000_000_i64]
        .prop_map(|seconds| Timestamp::from_micros(seconds * 1_000_000))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn who_reads_every_day_has_each_day_of_the_rule_once(
        rule in rules(), zone in zones(), day_starts_at in 0..=6_u8, from in instants(), ago in 0..4_000_i32,
        missed in select(vec![Missed::Skip, Missed::CarryOver, Missed::Wait]),
    ) {
        let calendar = calendar(zone, day_starts_at, from);
        let starts_on = calendar[0].plus_days(-ago);
        let mut world = World::new(rule.clone(), starts_on, missed, calendar[0]);
        let is_there = |day: &Date| calendar.binary_search(day).is_ok();
        for today in &calendar {
            world.read(Days::today(*today));
            // Whatever there is, is done on its day, or on the next if the place left that out of its calendar.
            while let Some(index) = world.open().first().copied() {
                let on = world.goals[index].on;
                prop_assert!(on == *today || missed == Missed::Wait && !is_there(&on), "{on} is open on {today}");
                world.finish(index, *today);
                world.read(Days::today(*today));
            }
        }
        let made: Vec<_> = world.goals.iter().map(|goal| goal.of).collect();
        let last = calendar[calendar.len() - 1];
        let meant = recurrence::days(&rule, starts_on, calendar[0]).take_while(|day| *day <= last).collect::<Vec<_>>();
        let is_left_out = |day: Date| meant.binary_search(&day).is_ok() && !is_there(&day);
        let is_made = |day: &&Date| match missed {
            Missed::Skip => is_there(day),
            // A day that was left out is made on the next, and stands for that as well.
            Missed::CarryOver => !is_left_out(day.plus_days(-1)),
            Missed::Wait => true,
        };
        prop_assert_eq!(made, meant.iter().filter(is_made).copied().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_skipped_is_each_day_for_itself_however_it_is_read(
        rule in rules(), start in 15_000..21_000_i32, reads in vec((0..40_i32, -60..400_i32, 0..50_i32), 1..25),
    ) {
        let mut today = Date::from_days_since_epoch(start);
        let created = today;
        let mut world = World::new(rule.clone(), created.plus_days(-100), Missed::Skip, created);
        let mut asked = BTreeMap::new();
        for (pass, offset, length) in reads {
            today = today.plus_days(pass);
            let (first, last) = (today.plus_days(offset), today.plus_days(offset + length));
            world.read(Days::between(today, first, last));
            for day in (0..=length).map(|day| first.plus_days(day)).filter(|day| *day <= today.plus_days(REACH)).chain([today]) {
                asked.entry(day).or_insert(today);
            }
        }
        let meant = recurrence::days(&rule, created.plus_days(-100), created).take_while(|day| *day <= today.plus_days(500));
        let meant: Vec<_> = meant.filter(|day| asked.contains_key(day)).map(|day| (day, day < today)).collect();
        let mut made: Vec<_> = world.goals.iter().map(|goal| (goal.on, goal.stands == Stands::Skipped)).collect();
        made.sort_unstable();
        prop_assert_eq!(made, meant);
    }

    #[test]
    fn what_is_carried_over_stands_for_all_that_was_missed(
        rule in rules(), start in 15_000..21_000_i32, steps in vec((1..20_i32, any::<bool>(), 0..10_i32), 1..60),
    ) {
        let created = Date::from_days_since_epoch(start);
        let mut world = World::new(rule.clone(), created, Missed::CarryOver, created);
        let (mut today, mut free_from) = (created, created);
        for (pass, does_it, ahead) in steps {
            world.read(Days::between(today, today, today.plus_days(ahead)));
            let now: Vec<_> = world.open().into_iter().filter(|index| world.goals[*index].on <= today).collect();
            // One goal, today, if any day of the rule came since the last was done.
            let is_meant = recurrence::days(&rule, created, free_from).next().is_some_and(|day| day <= today);
            prop_assert_eq!(now.len(), usize::from(is_meant), "{} on {}", rule, today);
            prop_assert!(now.iter().all(|index| world.goals[*index].on == today));
            if let Some(index) = now.first().filter(|_| does_it) {
                world.finish(*index, today);
                free_from = today.plus_days(1);
            }
            today = today.plus_days(pass);
        }
    }

    #[test]
    fn what_waits_is_one_and_the_next_is_not_before_it_is_done(
        rule in rules(), start in 15_000..21_000_i32, steps in vec((0..20_i32, any::<bool>(), 0..10_i32), 1..60),
    ) {
        let created = Date::from_days_since_epoch(start);
        let mut world = World::new(rule.clone(), created, Missed::Wait, created);
        let (mut today, mut free_from) = (created, created);
        for (pass, does_it, ahead) in steps {
            world.read(Days::between(today, today, today.plus_days(ahead)));
            let open = world.open();
            let meant = recurrence::days(&rule, created, free_from).next();
            let is_near = meant.is_some_and(|day| day <= today.plus_days(ahead)) || !open.is_empty();
            prop_assert_eq!(open.len(), usize::from(is_near), "{} on {}", rule, today);
            if let Some(&index) = open.first() {
                prop_assert_eq!(Some(world.goals[index].on), meant);
                if does_it {
                    world.finish(index, today);
                    free_from = today.max(world.goals[index].of.plus_days(1));
                }
            }
            today = today.plus_days(pass);
        }
    }
}

#[test]
fn no_read_reaches_further_than_a_year() {
    let today = Date::parse("2026-11-20").unwrap();
    let count = |days: Days| {
        let mut world = World::new(Rule::parse("FREQ=DAILY").unwrap(), today, Missed::Skip, today.plus_days(-5_000));
        world.known.starts_on = today.plus_days(-5_000);
        world.read(days);
        world.goals.len()
    };
    assert_eq!(count(Days::today(today)), 1);
    assert_eq!(count(Days::between(today, today.plus_days(366), today.plus_days(366))), 2);
    assert_eq!(count(Days::between(today, today.plus_days(367), Date::MAX)), 1);
    assert_eq!(count(Days::between(today, Date::MIN, today)), 367);
    assert_eq!(count(Days::between(today, Date::MIN, Date::MAX)), 367);
    assert_eq!(count(Days::between(today, today.plus_days(-800), today.plus_days(-800))), 1);
    assert_eq!(count(Days::between(today, today.plus_days(-800), today.plus_days(-366))), 2);
}
