//! Which of all that may be understood is meant.

use super::{
    candidate::{Candidate, Counts},
    end::ended,
    meaning::Meaning,
};

/// One day, one rule and one goal at most, in the order of the text. What stands at its end counts more than what begins it,
/// and that more than what is in between; of two alike, the later. Days or rules that touch are each but half of what is meant:
/// then nothing is, and neither is it where anything is unclear.
pub(super) fn choose(candidates: Vec<Candidate>, length: usize) -> Vec<Candidate> {
    let are_halves = |(one, next): (&Candidate, &Candidate)| {
        let kind = Kind::of(&one.meaning);
        let both_count = one.counts == Counts::Anywhere && next.counts == Counts::Anywhere;
        both_count && one.words.end == next.words.start && kind != Kind::Goal && kind == Kind::of(&next.meaning)
    };
    let is_unclear = candidates.iter().any(|candidate| candidate.meaning == Meaning::Unclear);
    if is_unclear || candidates.iter().zip(candidates.iter().skip(1)).any(are_halves) {
        return Vec::new();
    }
    let (start, end) = (start_of_body(&candidates), end_of_body(&candidates, length));
    let rank = |candidate: &Candidate| {
        let (is_at_end, is_at_start) = (candidate.words.start >= end, candidate.words.end <= start);
        (is_at_end, is_at_start, candidate.words.start)
    };
    let is_meant = |candidate: &Candidate| {
        let (is_at_end, is_at_start, _) = rank(candidate);
        match candidate.counts {
            Counts::Anywhere => true,
            Counts::AtItsStartOrEnd => is_at_end || is_at_start,
            Counts::AtItsEnd | Counts::AtItsEndWhenSoon => is_at_end,
        }
    };
    let best = [Kind::Date, Kind::Rule, Kind::Goal].map(|kind| {
        let alike = candidates.iter().filter(|candidate| Kind::of(&candidate.meaning) == kind && is_meant(candidate));
        alike.map(rank).max()
    });
    let is_chosen = |candidate: &Candidate| candidate.is_end() || best.contains(&Some(rank(candidate)));
    ended(candidates.into_iter().filter(is_chosen).collect())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Date,
    Rule,
    End,
    Goal,
    Unclear,
}

impl Kind {
    const fn of(meaning: &Meaning) -> Self {
        match meaning {
            Meaning::Date(_) => Self::Date,
            Meaning::Rule(_) => Self::Rule,
            Meaning::End(_) => Self::End,
            Meaning::Goal(_) => Self::Goal,
            Meaning::Shift(..) | Meaning::Unclear => Self::Unclear,
        }
    }
}

/// How many words from the beginning may all be understood.
fn start_of_body(candidates: &[Candidate]) -> usize {
    candidates.iter().fold(0, |start, next| if next.words.start == start { next.words.end } else { start })
}

/// The word from which on all may be understood.
pub(super) fn end_of_body(candidates: &[Candidate], length: usize) -> usize {
    candidates.iter().rev().fold(length, |end, next| if next.words.end == end { next.words.start } else { end })
}
