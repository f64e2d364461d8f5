//! What somebody types to add something, and what they mean: a title, and when, how often and for which goal.
//!
//! [`word`] cuts the text up, [`candidate`] finds what the [`Vocabulary`] of a language knows in it, [`meaning`] makes days
//! and rules of that, and [`told`] is how it is shown before it is saved.

mod candidate;
mod choice;
mod end;
mod english;
mod meaning;
mod phrase;
mod spanish;
mod told;
mod word;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

pub use self::{
    end::End,
    english::ENGLISH,
    meaning::{Means, Unit},
    phrase::Vocabulary,
    spanish::SPANISH,
    told::{Part, Rhythm, describe},
};

use self::{
    candidate::Candidate,
    choice::{choose, end_of_body},
    meaning::Meaning,
    word::Word,
};
use std::ops::Range;
use studentos_client::types::{Date, Rule};

/// What a text means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// The text without what was understood.
    pub title: String,
    /// The day it is for, today or later.
    pub date: Option<Date>,
    /// How it comes back.
    pub rule: Option<Rule>,
    /// When it comes back for the last time.
    pub end: Option<End>,
    /// Which of the goals it belongs to.
    pub goal: Option<usize>,
    /// Which bytes of the text were understood, in their order.
    pub spans: Vec<Range<usize>>,
}

impl Understood {
    /// The last day of what comes back, when it is added to this day.
    #[must_use]
    pub fn last_day(&self, day: Date) -> Option<Date> {
        self.end.map(|end| end.last_day(self.date.unwrap_or(day)))
    }
}

/// Reads a text. `#ess` names the first of `goals` whose title begins so, and so does `#essay on kant`.
///
/// What stands between quotes or after a backslash means nothing but itself; where that kept something from being understood, the
/// mark is left out of the title. Several days of the week are a rule, with or without “every”.
///
/// A text means nothing but itself, too, if it would have no title left or one that breaks off, and if only half of it would be
/// understood: until when something comes back is not, or two days or rules stand side by side.
///
/// ```
/// # use studentos_web::quick_add::{ENGLISH, read};
/// # use studentos_client::types::Date;
/// let friday = Date::parse("2026-03-06").unwrap();
/// let understood = read("Read chapter 3 tomorrow #ess", friday, &ENGLISH, &["Essay"]);
/// assert_eq!(understood.title, "Read chapter 3");
/// assert_eq!(understood.date, Date::parse("2026-03-07").ok());
/// assert_eq!(understood.goal, Some(0));
/// ```
#[must_use]
pub fn read(text: &str, today: Date, vocabulary: &Vocabulary, goals: &[&str]) -> Understood {
    let words = word::split(text);
    let mut understood = Understood::default();
    let find = |words: &[Word]| candidate::find(words, vocabulary, today, goals);
    let chosen = choose(find(&words), words.len());
    let title = words.get(..end_of_body(&chosen, words.len())).unwrap_or_default();
    let is_cut_off = title.len() < words.len() && title.last().is_some_and(|last| vocabulary.is_unfinished(last));
    for candidate in chosen {
        let (first, last) = (candidate.words.start, candidate.words.end - 1);
        let (Some(first), Some(last)) = (words.get(first), words.get(last)) else { continue };
        understood.spans.push(first.range.start..last.range.end);
        match candidate.meaning {
            Meaning::Date(date) => understood.date = Some(date),
            Meaning::Rule(rule) => understood.rule = Some(rule),
            Meaning::End(end) => understood.end = end,
            Meaning::Goal(goal) => understood.goal = Some(goal),
            Meaning::Shift(..) | Meaning::Unclear => (),
        }
    }
    let marks = marks(text, &words, vocabulary, |inside| !find(inside).is_empty());
    understood.title = rest(text, &understood.spans, &marks);
    let is_over = matches!((understood.date, understood.end), (Some(first), Some(End::On(last))) if last < first);
    if understood.title.is_empty() || is_cut_off || is_over {
        return Understood { title: text.trim().to_owned(), ..Understood::default() };
    }
    understood
}

/// Reads a step of a goal. It is done once: what would come back means nothing but itself.
#[must_use]
pub fn read_step(text: &str, today: Date, vocabulary: &Vocabulary) -> Understood {
    let understood = read(text, today, vocabulary, &[]);
    match understood.rule {
        Some(_) => Understood { title: text.trim().to_owned(), ..Understood::default() },
        None => understood,
    }
}

/// The rule that all of a text means, like “every weekday”.
#[must_use]
pub fn rule(text: &str, today: Date, vocabulary: &Vocabulary) -> Option<Rule> {
    let words = word::split(text);
    match candidate::find(&words, vocabulary, today, &[]).pop()? {
        Candidate { words: all, meaning: Meaning::Rule(rule), .. } if all == (0..words.len()) => Some(rule),
        _ => None,
    }
}

/// The backslashes and quotation marks that keep something from being understood: they have done their work.
fn marks(
    text: &str,
    words: &[Word],
    vocabulary: &Vocabulary,
    is_understood: impl Fn(&[Word]) -> bool,
) -> Vec<Range<usize>> {
    let is_escaped = |word: &&Word| !word.is_quoted && word.escaped().is_some_and(|text| vocabulary.knows(text));
    let escapes = words.iter().filter(is_escaped).map(|word| word.range.start..word.range.start + 1);
    let quotes = word::quoted(text).into_iter().filter_map(|Range { start, end }| {
        let mut inside = text.get(start..end)?.chars();
        let (open, close) = (inside.next()?, inside.next_back()?);
        let is_needed = is_understood(&word::split(inside.as_str()));
        is_needed.then_some([start..start + open.len_utf8(), end - close.len_utf8()..end])
    });
    escapes.chain(quotes.flatten()).collect()
}

/// What is left of a text without these marks, its pieces set apart by one space.
fn rest(text: &str, spans: &[Range<usize>], marks: &[Range<usize>]) -> String {
    let starts = spans.iter().map(|span| span.end);
    let ends = spans.iter().map(|span| span.start);
    let pieces = std::iter::once(0).chain(starts).zip(ends.chain([text.len()]));
    let is_kept = |at| !marks.iter().any(|mark| mark.contains(&at));
    let pieces = pieces.map(|(start, end)| {
        let kept = text.char_indices().filter(|(at, _)| (start..end).contains(at) && is_kept(*at));
        kept.map(|(_, letter)| letter).collect::<String>().trim().to_owned()
    });
    pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}
