//! A year, read at once, holds the days that the `rrule` crate finds in it.

use super::*;
use rrule::RRuleSet;
use studentos_client::types::Limit;

/// The days of a rule from a start up to the end of the year that can be read, in the crate's own words.
fn expanded(rule: &str, starts_on: Date) -> Vec<Date> {
    let start = starts_on.to_string().replace('-', "");
    let end = ahead(365).to_string().replace('-', "");
    let set: RRuleSet = format!("DTSTART:{start}T000000Z\nRRULE:{rule};UNTIL={end}T000000Z").parse().unwrap();
    let days = set.into_iter().map(|day| Date::from_days_since_epoch(i32::try_from(day.timestamp() / 86_400).unwrap()));
    days.filter(|day| *day >= today()).collect()
}

/// The days on which there is a goal of this title.
async fn made(client: &Client, text: &str) -> Vec<Date> {
    let (mut days, mut next) = (Vec::new(), None);
    loop {
        let request = client.goals().list().between(today(), ahead(365)).limit(Limit::new(Limit::MAX).unwrap());
        let request = if let Some(cursor) = next { request.after(cursor) } else { request };
        let page = request.send().await.unwrap();
        days.extend(page.data.iter().filter(|goal| goal.title.as_str() == text).map(|goal| goal.date));
        next = page.next_cursor;
        if next.is_none() {
            return days;
        }
    }
}

#[apply(on_both)]
async fn a_year_holds_the_days_of_every_rule(server: &Server) {
    let owner = server.user("owner").await;
    let rules = [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=10",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=MO,WE,SU",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=1,31,-1",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=29,30",
        "FREQ=MONTHLY;BYDAY=1MO,5TU,-1FR",
        "FREQ=MONTHLY;INTERVAL=5;BYDAY=2SA",
    ];
    let mut added = Vec::new();
    for (number, rule) in (0..).zip(rules) {
        let starts_on = ahead(-137 * number);
        let policies = [Missed::Skip, Missed::CarryOver];
        let missed = policies[usize::try_from(number).unwrap() % 2];
        let text = format!("Repeat {number}");
        owner.repeats().create(&CreateRepeat { starts_on, ..new_repeat(&text, rule, missed) }).await.unwrap();
        added.push((text, rule, starts_on));
    }
    for (text, rule, starts_on) in added {
        let mut expected = expanded(rule, starts_on);
        let days = made(&owner, &text).await;
        expected.sort_unstable();
        assert_eq!(days, expected, "{rule} from {starts_on}");
    }
}

#[apply(on_both)]
async fn a_year_of_many_repeats_is_made_by_one_read(server: &Server) {
    const REPEATS: usize = 20;
    let owner = server.user("owner").await;
    for number in 0..REPEATS {
        daily(&owner, &format!("Repeat {number}"), Missed::Skip).await;
    }
    let year = || owner.goals().list().between(ahead(1), ahead(366)).limit(Limit::new(1).unwrap());
    let begin = std::time::Instant::now();
    assert_eq!(year().send().await.unwrap().count, 1);
    println!("{} goals were made in {:?}", REPEATS * 367, begin.elapsed());
    // The whole year, and today.
    let made = "SELECT CAST(count(*) AS TEXT) AS text FROM goals WHERE deleted_at IS NULL";
    assert_eq!(server.database.texts(made), [(REPEATS * 367).to_string()]);
    let places = "SELECT DISTINCT CAST(position AS TEXT) AS text FROM goals ORDER BY 1";
    assert_eq!(server.database.texts(places).len(), REPEATS);

    let begin = std::time::Instant::now();
    year().send().await.unwrap();
    println!("then it was read in {:?}", begin.elapsed());
    let begin = std::time::Instant::now();
    let id = owner.repeats().list().send().await.unwrap().data[0].id;
    owner.repeats().delete(id).await.unwrap();
    println!("a repeat was deleted, and its year taken back, in {:?}", begin.elapsed());
    assert_eq!(server.database.texts(made), [((REPEATS - 1) * 367).to_string()]);
}
