//! All that may be understood of a text, and where it stands.

use super::{
    meaning::{Meaning, Means, ahead},
    phrase::Vocabulary,
    word::{Word, fold},
};
use std::ops::Range;
use studentos_client::types::Date;

/// Where in a text something counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Counts {
    #[default]
    Anywhere,
    /// It may as well be an ordinary word.
    AtItsStartOrEnd,
    /// It may as well be a part of something that follows, like “1/2 page”.
    AtItsEnd,
    /// It may as well be a part of a whole, like “Chapter 1/3”, unless a word leads to it or it is soon.
    AtItsEndWhenSoon,
}

/// Something that may be understood.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Which words it is.
    pub words: Range<usize>,
    pub meaning: Meaning,
    pub counts: Counts,
}

impl Candidate {
    /// Whether it is when something comes back for the last time.
    pub(super) const fn is_end(&self) -> bool {
        matches!(self.meaning, Meaning::End(_))
    }

    /// Whether it is what is to be counted from the day that follows.
    const fn is_shift(&self) -> bool {
        matches!(self.meaning, Meaning::Shift(..))
    }
}

/// All that may be understood, from the beginning to the end of a text.
pub(super) fn find(words: &[Word], vocabulary: &Vocabulary, today: Date, goals: &[&str]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let (length, meaning, counts) = if let Some((length, goal)) = named(rest, goals) {
            (length, Some(Meaning::Goal(goal)), Counts::Anywhere)
        } else if let Some((length, means, slots)) = vocabulary.longest(rest) {
            let is_adverb = length == 1 && slots.weekdays.is_empty() && means.is_rule();
            let counts = match length {
                // What has a time is no ordinary word.
                1 if vocabulary.is_time(rest.get(1..).unwrap_or_default()) => Counts::Anywhere,
                1 if is_adverb => Counts::AtItsStartOrEnd,
                1 => slots.counts,
                _ if matches!(means, Means::DayOfMonth | Means::EndOfMonth) => Counts::AtItsEnd,
                _ => Counts::Anywhere,
            };
            // “Weekly review” is a name.
            let is_adjective = is_adverb && at == 0;
            (length, means.meaning(slots, today).filter(|_| !is_adjective), counts)
        } else if let Some((length, end)) = vocabulary.end(rest, is_after_rule(&found, at), today) {
            (length, Some(Meaning::End(end)), Counts::Anywhere)
        } else {
            (1, None, Counts::Anywhere)
        };
        if let Some(mut meaning) = meaning {
            let shift = found.pop_if(|last| last.is_shift()).filter(|shift| shift.words.end == at);
            let after = found.last().map_or(0, |before| before.words.end);
            let mut start = after + vocabulary.unled(words.get(after..at).unwrap_or_default());
            if let Some(Candidate { words, meaning: Meaning::Shift(unit, count), .. }) = shift {
                (start, meaning) = match meaning {
                    Meaning::Date(date) => {
                        let day = ahead(date, unit, count).filter(|day| *day >= today);
                        (words.start, day.map_or(Meaning::Unclear, Meaning::Date))
                    }
                    // What comes back cannot be counted from.
                    Meaning::Rule(_) => (words.start, Meaning::Unclear),
                    other => (start, other),
                };
            }
            let is_part = counts == Counts::AtItsEndWhenSoon && start == at && !meaning.is_soon(today);
            found.extend((!is_part).then_some(Candidate { words: start..at + length, meaning, counts }));
        }
        at += length;
    }
    found.pop_if(|last| last.is_shift());
    found
}

fn is_after_rule(found: &[Candidate], at: usize) -> bool {
    found.last().is_some_and(|last| last.words.end == at && matches!(last.meaning, Meaning::Rule(_)))
}

/// The goal that is named after a hash, by its whole title, by the beginning of it that the text ends with, or by the first word:
/// how many words it takes, and which goal it is. Of several, it is the one whose title is just this, or else the first; a hyphen may
/// stand for a space. The first word need not be whole.
fn named(words: &[Word], goals: &[&str]) -> Option<(usize, usize)> {
    let (first, more) = words.split_first()?;
    let tag = first.tag().filter(|_| !first.is_quoted)?;
    let plain = |text: &str| fold(text).replace(['-', '_'], " ");
    let titles: Vec<_> = goals.iter().map(|title| plain(title)).collect();
    let find = |name: &str, beginning: &str| {
        let is_meant = titles.iter().position(|title| title == name);
        is_meant.or_else(|| titles.iter().position(|title| title.starts_with(beginning)))
    };
    let mut name = plain(tag);
    let mut found = (1, find(&name, &name)?);
    for (length, word) in (2..).zip(more.iter().take_while(|word| !word.is_quoted)) {
        name = format!("{name} {}", plain(&word.text));
        let Some(goal) = find(&name, &format!("{name} ")) else { break };
        if length == words.len() || titles.get(goal) == Some(&name) {
            found = (length, goal);
        }
    }
    Some(found)
}
