//! The phrases of a language, and how a text is read by them.

use super::{
    candidate::Counts,
    meaning::{Means, Unit},
    word::Word,
};
use studentos_client::types::{Date, Weekday};

/// The words of a language that say when and how often, in small letters without accents. Those between `|` are the same.
#[derive(Debug)]
pub struct Vocabulary {
    /// Monday to Sunday, each spelled out and then its short forms.
    pub weekdays: [&'static str; 7],
    /// January to December.
    pub months: [&'static str; 12],
    /// The numbers from one on that may be spelled out.
    pub numbers: &'static [&'static str],
    /// Days, weeks and months, one and several of them.
    pub units: [&'static str; 3],
    /// What follows the digits of “1st”.
    pub ordinals: &'static [&'static str],
    /// The first to fifth weekday of a month, and the last.
    pub places: [&'static str; 6],
    /// What may stand between several days of the week.
    pub and: &'static str,
    /// What leads to something that is understood, and goes with it.
    pub leads: &'static [&'static str],
    /// What leads to something else, too: before it, nothing may be cut off.
    pub unfinished: &'static str,
    /// What says at which time of a day.
    pub times: &'static [&'static str],
    /// What leads to the last day of what comes back.
    pub until: &'static str,
    /// What leads to a month that it ends before.
    pub up_to: &'static str,
    /// What is understood and what it means. A word in capitals is a slot; one before `?` may be left out. The phrase with
    /// most words counts, and of two as long, the later.
    pub phrases: &'static [(&'static str, Means)],
    /// Whether 3/4 is a day of April. Otherwise it may as well be one of March, and is neither.
    pub is_day_first: bool,
}

/// What the slots of a phrase hold.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub number: Option<u16>,
    pub unit: Option<Unit>,
    pub weekdays: Vec<Weekday>,
    pub place: Option<i8>,
    pub day: Option<u8>,
    pub month: Option<u8>,
    pub year: Option<u16>,
    pub date: Option<Date>,
    /// Where they count when they are all of the phrase.
    pub counts: Counts,
}

impl Vocabulary {
    /// Whether a phrase could begin with a word, or a goal be named by it.
    pub(super) fn knows(&self, text: &str) -> bool {
        let word = Word { text: text.to_owned(), range: 0..0, is_quoted: false, is_last: false };
        let begins = |phrase: &str| {
            let left_out = phrase.split(' ').take_while(|part| part.ends_with('?')).count();
            let mut parts = phrase.split(' ').take(left_out + 1).map(|part| part.trim_end_matches('?'));
            parts.any(|part| self.take(part, &word, &mut Slots::default()))
        };
        let phrases = self.phrases.iter().map(|(phrase, _)| phrase);
        word.tag().is_some() || phrases.chain(self.leads).chain([&self.until]).any(|phrase| begins(phrase))
    }

    /// Whether a title cannot end with a word when something follows it.
    pub(super) fn is_unfinished(&self, word: &Word) -> bool {
        let mut joining = [self.and, self.unfinished].into_iter().flat_map(|words| words.split('|'));
        !word.is_quoted && !word.is_last && joining.any(|joining| joining == word.text)
    }

    /// Whether words begin with a time.
    pub(super) fn is_time(&self, words: &[Word]) -> bool {
        self.times.iter().any(|time| self.read(time, words).is_some())
    }

    /// How many words are left without those at their end that lead to what follows.
    pub(super) fn unled(&self, words: &[Word]) -> usize {
        let before = |lead: &&str| {
            let rest = words.len().checked_sub(lead.split(' ').count())?;
            self.read(lead, words.get(rest..)?)?;
            words.get(..rest)
        };
        let is_over = words.last().is_none_or(|last| last.is_last);
        let led = self.leads.iter().find_map(before).filter(|_| !is_over);
        led.map_or(words.len(), |rest| self.unled(rest))
    }

    /// The longest phrase that the words begin with: how many they are, and what it means.
    pub(super) fn longest(&self, words: &[Word]) -> Option<(usize, Means, Slots)> {
        let found = self.phrases.iter().filter_map(|(phrase, means)| {
            let (length, slots) = self.read(phrase, words)?;
            Some((length, *means, slots))
        });
        found.max_by_key(|(length, ..)| *length)
    }

    /// How many words a phrase is at their beginning, and what its slots hold.
    pub(super) fn read(&self, phrase: &str, words: &[Word]) -> Option<(usize, Slots)> {
        let mut slots = Slots::default();
        let mut length = 0;
        for part in phrase.split(' ') {
            let needed = part.trim_end_matches('?');
            let taken = self.take_all(needed, words, length, &mut slots);
            if taken == 0 && needed == part {
                return None;
            }
            length += taken;
        }
        (length > 0).then_some((length, slots))
    }

    /// How many words a part of a phrase is, none when it is not there.
    fn take_all(&self, part: &str, words: &[Word], at: usize, slots: &mut Slots) -> usize {
        let mut taken = 0;
        let mut next = 0;
        while self.take_at(part, words, at + next, slots) {
            next += 1;
            taken = next;
            if !part.ends_with("DAYS") {
                break;
            }
            while self.take_at(self.and, words, at + next, slots) {
                next += 1;
            }
        }
        taken
    }

    fn take_at(&self, part: &str, words: &[Word], at: usize, slots: &mut Slots) -> bool {
        // A phrase ends where a sentence ends.
        let is_over = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| before.is_last);
        let word = words.get(at).filter(|word| !is_over && !word.is_quoted);
        word.is_some_and(|word| self.take(part, word, slots))
    }

    /// Whether a word fits a part of a phrase; what it says goes to its slot.
    fn take(&self, part: &str, word: &Word, slots: &mut Slots) -> bool {
        let text = word.text.as_str();
        match part {
            "NUMBER" => {
                fill(&mut slots.number, digits(text, 3).or_else(|| place_in(self.numbers, text)?.checked_add(1)))
            }
            "UNIT" => {
                let units = [Unit::Day, Unit::Week, Unit::Month];
                fill(&mut slots.unit, position(&self.units, text).and_then(|at| units.get(at).copied()))
            }
            "ANYDAY" => self.weekday(text, slots) || position(&self.units, text) == Some(0),
            "WEEKDAY" => self.weekday(text, slots),
            "WEEKDAYS" => self.weekday(text, slots) || self.weekdays(text, slots),
            "PLACE" => {
                fill(&mut slots.place, [1, 2, 3, 4, 5, -1].into_iter().nth(position(&self.places, text).unwrap_or(6)))
            }
            "ORDINAL" => fill(&mut slots.day, self.ordinal(text)),
            "DAY" => fill(&mut slots.day, self.ordinal(text).or_else(|| day(text))),
            "MONTH" => fill(&mut slots.month, place_in(&self.months, text).and_then(|at| u8::try_from(at + 1).ok())),
            "TIME" => is_clock(text),
            "YEAR" => fill(&mut slots.year, digits(text, 4).filter(|_| text.len() == 4)),
            "DATE" => fill(&mut slots.date, Date::parse(text).ok()) || self.numbered(word, slots),
            _ => part.split('|').any(|known| known == text),
        }
    }

    fn weekday(&self, text: &str, slots: &mut Slots) -> bool {
        let Some(day) = position(&self.weekdays, text).and_then(|at| Weekday::ALL.get(at).copied()) else {
            return false;
        };
        if !self.is_spelled_out(text) {
            slots.counts = Counts::AtItsStartOrEnd;
        }
        slots.weekdays.push(day);
        true
    }

    /// “Mondays”, which says by itself that it is every one.
    fn weekdays(&self, text: &str, slots: &mut Slots) -> bool {
        text.strip_suffix('s').is_some_and(|text| self.is_spelled_out(text) && self.weekday(text, slots))
    }

    fn is_spelled_out(&self, weekday: &str) -> bool {
        self.weekdays.iter().any(|names| names.split('|').next() == Some(weekday))
    }

    /// “24/12”, “24/12/2026”, “24.12.” or “24.12.2026”.
    fn numbered(&self, word: &Word, slots: &mut Slots) -> bool {
        let mark = if word.text.contains('/') { '/' } else { '.' };
        let mut parts = word.text.split(mark);
        let mut number = || parts.next().and_then(day);
        let (Some(first), Some(second)) = (number(), number()) else { return false };
        let year = parts.next();
        let is_fraction = first.max(second) <= 12;
        // “3.4” is a chapter, and so is “Read 3.4.”
        let is_section = mark == '.' && year.is_none() && (is_fraction || !word.is_last);
        if is_section || is_fraction && !self.is_day_first || parts.next().is_some() {
            return false;
        }
        let (day, month) = if second > 12 && !self.is_day_first { (second, first) } else { (first, second) };
        (slots.day, slots.month) = (Some(day), Some(month));
        slots.counts = match year {
            Some(_) => Counts::Anywhere,
            None if self.is_day_first && first <= second => Counts::AtItsEndWhenSoon,
            None => Counts::AtItsEnd,
        };
        year.is_none_or(|text| fill(&mut slots.year, self::year(text, mark)))
    }

    fn ordinal(&self, text: &str) -> Option<u8> {
        self.ordinals.iter().find_map(|suffix| text.strip_suffix(suffix)).and_then(day)
    }
}

/// “5pm”, “17:00” or “5:30pm”.
fn is_clock(text: &str) -> bool {
    let half = text.strip_suffix("am").or(text.strip_suffix("pm"));
    let clock = half.unwrap_or(text);
    let is_number = clock.bytes().all(|c| c.is_ascii_digit() || c == b':');
    is_number && !clock.is_empty() && (half.is_some() || clock.contains(':'))
}

fn fill<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let is_there = value.is_some();
    *slot = value;
    is_there
}

fn position(names: &[&str], text: &str) -> Option<usize> {
    names.iter().position(|names| names.split('|').any(|name| name == text))
}

fn place_in(names: &[&str], text: &str) -> Option<u16> {
    position(names, text).and_then(|at| u16::try_from(at).ok())
}

fn day(text: &str) -> Option<u8> {
    digits(text, 2).and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day))
}

/// A year, whose century may be left out after a slash: “5.2.27” is a version.
fn year(text: &str, mark: char) -> Option<u16> {
    match (text.len(), mark) {
        (2, '/') => digits(text, 2).map(|year| 2000 + year),
        (4, _) => digits(text, 4),
        _ => None,
    }
}

/// A whole number of at most so many digits.
fn digits(text: &str, most: usize) -> Option<u16> {
    let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}
