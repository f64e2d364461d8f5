//! Dates, weekdays and clocks by the browser's `Intl`, which has every locale and time zone.

use super::language;
use crate::calendar;
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use studentos_client::types::{Date, TimeZone, Timestamp, Weekday};
use wasm_bindgen::{JsCast, JsValue};

/// How long a day is, in milliseconds.
const DAY: f64 = 86_400_000.0;

/// The browser's own time zone.
#[must_use]
pub fn time_zone() -> Option<TimeZone> {
    let options = formatter(None, &[])?.resolved_options();
    let name = Reflect::get(&options, &"timeZone".into()).ok()?.as_string()?;
    TimeZone::parse(&name).ok()
}

/// What calendar and clock show.
#[derive(Clone, Copy, Debug)]
pub struct WallClock {
    /// The date.
    pub date: Date,
    /// The hour, from 0 to 23.
    pub hour: u8,
    minute: u8,
}

impl WallClock {
    /// How far it is ahead of UTC, in minutes, when it shows now.
    #[must_use]
    pub fn ahead_of_utc(self) -> i32 {
        let shown = (self.date.days_since_epoch() * 24 + i32::from(self.hour)) * 60 + i32::from(self.minute);
        #[expect(clippy::cast_possible_truncation, reason = "there are 4,000 more years of minutes")]
        let now = (js_sys::Date::now() / 60_000.0).floor() as i32;
        shown - now
    }
}

/// What calendar and clock show now in a time zone. A zone the browser has never heard of counts as its own.
#[must_use]
pub fn now_in(zone: &TimeZone) -> Option<WallClock> {
    let digits = [
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
    ];
    let named: Vec<_> = digits.into_iter().chain([("timeZone", zone.as_str())]).collect();
    let locale = "en-u-ca-gregory-nu-latn";
    let formatter = formatter(Some(locale), &named).or_else(|| formatter(Some(locale), &digits))?;
    let parts = formatter.format_to_parts(&js_sys::Date::new_0());
    let part = |kind: &str| -> Option<u16> {
        let text = |part: &JsValue, key: &str| Reflect::get(part, &key.into()).ok()?.as_string();
        let part = parts.iter().find(|part| text(part, "type").as_deref() == Some(kind))?;
        text(&part, "value")?.parse().ok()
    };
    let small = |kind| u8::try_from(part(kind)?).ok();
    let date = Date::new(part("year")?, small("month")?, small("day")?)?;
    Some(WallClock { date, hour: small("hour")?, minute: small("minute")? })
}

/// A day as one speaks of it, like “Friday 6 March”, with its year when that is another than `today`'s.
#[must_use]
pub fn long_date(date: Date, today: Date) -> String {
    written(date, today, "long")
}

fn written(date: Date, today: Date, length: &str) -> String {
    let mut options = vec![("weekday", length), ("day", "numeric"), ("month", length)];
    if date.year() != today.year() {
        options.push(("year", "numeric"));
    }
    DateFormat::new(&options).write(date)
}

/// How many days are written alike: as the options of `Intl.DateTimeFormat` say.
#[derive(Clone, Debug)]
pub struct DateFormat(Option<Intl::DateTimeFormat>);

impl DateFormat {
    /// Looks up the locale once for all of them.
    #[must_use]
    pub fn new(options: &[(&str, &str)]) -> Self {
        let options: Vec<_> = options.iter().copied().chain([("timeZone", "UTC")]).collect();
        Self(formatter(None, &options))
    }

    /// A day in words, or as the API writes it where the browser has none.
    #[must_use]
    pub fn write(&self, date: Date) -> String {
        self.0.as_ref().and_then(|formatter| text(formatter, &midnight(date))).unwrap_or_else(|| date.to_string())
    }
}

/// The day that weeks begin with where the person is; Monday where the browser does not tell.
#[must_use]
pub fn first_weekday() -> Weekday {
    let day = || {
        let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).ok();
        let locale = get(&formatter(None, &[])?.resolved_options(), "locale")?.as_string()?;
        let locale = construct("Locale", Some(&locale), &[])?;
        let method = get(&locale, "getWeekInfo")?.dyn_into::<Function>();
        let info = method.map_or_else(|_| get(&locale, "weekInfo"), |method| method.call0(&locale).ok())?;
        get(&info, "firstDay")?.as_f64()
    };
    // It counts from 1, which is Monday, to 7.
    match day() {
        Some(5.0) => Weekday::Friday,
        Some(6.0) => Weekday::Saturday,
        Some(7.0) => Weekday::Sunday,
        _ => Weekday::Monday,
    }
}

/// So many hundredths, like “75%”.
#[must_use]
pub fn percent(hundredths: u32) -> String {
    let text = || {
        let formatter = construct("NumberFormat", None, &[("style", "percent")])?;
        let format = Reflect::get(&formatter, &"format".into()).ok()?.dyn_into::<Function>().ok()?;
        format.call1(&formatter, &(f64::from(hundredths) / 100.0).into()).ok()?.as_string()
    };
    text().unwrap_or_else(|| format!("{hundredths}%"))
}

/// The month of a day, like “March 2026”.
#[must_use]
pub fn month(date: Date) -> String {
    DateFormat::new(&[("month", "long"), ("year", "numeric")]).write(date)
}

/// A day in few words, like “tomorrow” or “Fri, 13 Mar”, with its year when that is another than `today`'s.
#[must_use]
pub fn short_date(date: Date, today: Date) -> String {
    let is_near = (-1..=1).contains(&(date.days_since_epoch() - today.days_since_epoch()));
    relative_day(date, today).filter(|_| is_near).unwrap_or_else(|| written(date, today, "short"))
}

/// A day as it is planned for, like “Tomorrow, Sat 7 March”.
#[must_use]
pub fn day_with_distance(date: Date, today: Date) -> String {
    let near = (0..=1).contains(&(date.days_since_epoch() - today.days_since_epoch()));
    match relative_day(date, today).filter(|_| near) {
        Some(distance) => format!("{distance}, {}", long_date(date, today)),
        None => long_date(date, today),
    }
}

/// What a day of the week is called, like “Monday”.
#[must_use]
pub fn weekday(day: Weekday) -> String {
    // The epoch was a Thursday.
    let date = (0..7).map(Date::from_days_since_epoch).find(|date| date.weekday() == day).unwrap_or(Date::MIN);
    DateFormat::new(&[("weekday", "long")]).write(date)
}

/// How far a day is from today, like “yesterday” or “in 3 days”.
#[must_use]
pub fn relative_day(date: Date, today: Date) -> Option<String> {
    relative(f64::from(date.days_since_epoch() - today.days_since_epoch()), "day")
}

/// How far a week is from this one, like “next week” or “2 weeks ago”.
#[must_use]
pub fn relative_week(weeks: i32) -> Option<String> {
    relative(weeks.into(), "week")
}

/// Some days as one speaks of them, like “30 November – 6 December”, with their year when that is another than `today`'s.
#[must_use]
pub fn span(from: Date, to: Date, today: Date) -> String {
    let mut options = vec![("day", "numeric"), ("month", "long"), ("timeZone", "UTC")];
    if from.year() != today.year() || to.year() != today.year() {
        options.push(("year", "numeric"));
    }
    let range = || {
        let formatter = formatter(None, &options)?;
        let format = Reflect::get(&formatter, &"formatRange".into()).ok()?.dyn_into::<Function>().ok()?;
        format.call2(&formatter, &midnight(from), &midnight(to)).ok()?.as_string()
    };
    range().unwrap_or_else(|| format!("{from} – {to}"))
}

/// The names of all time zones that the browser knows, in no particular order; none when it does not tell.
#[must_use]
pub fn time_zones() -> Vec<String> {
    let names = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let list = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?.dyn_into::<Function>().ok()?;
        let names = list.call1(&intl, &"timeZone".into()).ok()?.dyn_into::<Array>().ok()?;
        Some(names.iter().filter_map(|name| name.as_string()).collect())
    };
    names().unwrap_or_default()
}

/// What a clock on the wall shows now in a time zone, like “18:42”.
#[must_use]
pub fn clock_in(zone: &str) -> Option<String> {
    let options = [("hour", "numeric"), ("minute", "2-digit"), ("timeZone", zone)];
    text(&formatter(None, &options)?, &js_sys::Date::new_0())
}

/// The day of an instant where the person is, like “6 March 2026”.
#[must_use]
pub fn day_of(instant: Timestamp) -> String {
    let formatter = formatter(None, &[("day", "numeric"), ("month", "long"), ("year", "numeric")]);
    formatter.and_then(|formatter| text(&formatter, &date(instant))).unwrap_or_else(|| instant.to_string())
}

/// How long an instant is ago, like “5 minutes ago”.
#[must_use]
pub fn ago(instant: Timestamp) -> String {
    let (amount, unit) = calendar::unit_of((js_sys::Date::now() - date(instant).get_time()) / 1000.0);
    relative(-amount, unit).unwrap_or_else(|| day_of(instant))
}

/// The instant so many days from now.
#[must_use]
pub fn in_days(days: u16) -> Option<Timestamp> {
    let then = js_sys::Date::now() + f64::from(days) * DAY;
    Timestamp::parse(&String::from(js_sys::Date::new(&then.into()).to_iso_string())).ok()
}

/// In UTC, as days are not to be shifted by where the browser is.
fn midnight(date: Date) -> js_sys::Date {
    js_sys::Date::new(&(f64::from(date.days_since_epoch()) * DAY).into())
}

fn date(instant: Timestamp) -> js_sys::Date {
    js_sys::Date::new(&instant.to_string().into())
}

fn text(formatter: &Intl::DateTimeFormat, date: &js_sys::Date) -> Option<String> {
    formatter.format().call1(&JsValue::UNDEFINED, date).ok()?.as_string()
}

fn relative(amount: f64, unit: &str) -> Option<String> {
    let formatter = construct("RelativeTimeFormat", None, &[("numeric", "auto")])?;
    let format = Reflect::get(&formatter, &"format".into()).ok()?.dyn_into::<Function>().ok()?;
    format.call2(&formatter, &amount.into(), &unit.into()).ok()?.as_string()
}

fn formatter(locale: Option<&str>, options: &[(&str, &str)]) -> Option<Intl::DateTimeFormat> {
    // The browser's own time zone may be another one tomorrow.
    let is_of_zone = options.iter().any(|(key, _)| *key == "timeZone");
    let construct = if is_of_zone { construct } else { construct_new };
    construct("DateTimeFormat", locale, options).map(JsCast::unchecked_into)
}

/// Looked up once for every locale and every options, which takes some milliseconds on a phone.
///
/// The constructors throw at what they do not know; through `Reflect` that is a `None`.
fn construct(class: &str, locale: Option<&str>, options: &[(&str, &str)]) -> Option<JsValue> {
    thread_local! {
        static KNOWN: RefCell<Vec<(String, Option<JsValue>)>> = RefCell::default();
    }
    let locale = locale.map_or_else(language::locale, str::to_owned);
    let names = options.iter().flat_map(|(key, value)| [*key, *value]);
    let name = [class, &locale].into_iter().chain(names).collect::<Vec<_>>().join(" ");
    let known = KNOWN.with_borrow(|known| known.iter().find(|(known, _)| *known == name).map(|(_, it)| it.clone()));
    known.unwrap_or_else(|| {
        let made = construct_new(class, Some(&locale), options);
        KNOWN.with_borrow_mut(|known| known.push((name, made.clone())));
        made
    })
}

fn construct_new(class: &str, locale: Option<&str>, options: &[(&str, &str)]) -> Option<JsValue> {
    let settings = Object::new();
    for (key, value) in options {
        Reflect::set(&settings, &(*key).into(), &(*value).into()).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class = Reflect::get(&intl, &class.into()).ok()?.dyn_into::<Function>().ok()?;
    let locale = locale.map_or_else(language::locale, str::to_owned);
    Reflect::construct(&class, &Array::of2(&locale.into(), &settings)).ok()
}
