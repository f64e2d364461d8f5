//! The end of what comes back.

use super::{
    candidate::Candidate,
    meaning::{Meaning, Means, Unit, ahead, months},
    phrase::Vocabulary,
    word::Word,
};
use studentos_client::types::Date;

/// When something comes back for the last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// On this day at the latest.
    On(Date),
    /// After so many days, weeks or months.
    After(Unit, u16),
}

impl End {
    /// The last day of what begins on this one.
    #[must_use]
    pub fn last_day(self, first: Date) -> Date {
        match self {
            Self::On(date) => date,
            Self::After(unit, count) => ahead(first, unit, count.into()).map_or(Date::MAX, |next| next.plus_days(-1)),
        }
    }
}

impl Vocabulary {
    /// The end that words begin with: how many they are, and when it is if that is understood. “Until the exam” is one only
    /// right after a rule.
    pub(super) fn end(&self, words: &[Word], is_after_rule: bool, today: Date) -> Option<(usize, Option<End>)> {
        self.read(self.until, words)?;
        let until = words.get(1..)?;
        if let Some((length, means, slots)) = self.longest(until)
            && let Some(Meaning::Date(date)) = means.meaning(slots, today)
        {
            // “Until next month” may be until it begins or until it ends.
            let is_one_day = !matches!(means, Means::Next(_) | Means::Weekend(_));
            return Some((1 + length, is_one_day.then_some(End::On(date))));
        }
        let month = ["MONTH de|del YEAR", "MONTH YEAR?"].into_iter().find_map(|month| self.read(month, until));
        let Some((length, slots)) = month else { return is_after_rule.then_some((1, None)) };
        // “Until June exams” is not until June.
        let is_whole = !is_after_rule || until.len() == length;
        let mut days = months(&slots, today).map(|month| month.first().plus_days(-1));
        let last = days.find(|last| *last >= today).filter(|_| is_whole && self.read(self.up_to, words).is_some());
        Some((1 + length, last.map(End::On)))
    }
}

/// What is chosen, without the ends where nothing comes back. Nothing when what comes back has an end that is not understood,
/// or more than one; or when it is until a day that something is to be done once.
pub(super) fn ended(mut chosen: Vec<Candidate>) -> Vec<Candidate> {
    let comes_back = chosen.iter().any(|candidate| matches!(candidate.meaning, Meaning::Rule(_)));
    let mut ends = chosen.iter().filter(|candidate| candidate.is_end());
    let is_clear = match (ends.next().map(|first| &first.meaning), ends.next()) {
        (None, _) => true,
        (Some(Meaning::End(end)), None) if comes_back => end.is_some(),
        _ => !comes_back && !chosen.iter().any(|end| matches!(end.meaning, Meaning::End(Some(End::On(_))))),
    };
    chosen.retain(|candidate| is_clear && (comes_back || !candidate.is_end()));
    chosen
}
