//! The fields of an entry beside its text: how it felt, how long it took, which goal and which day it is about.

use super::{Draft, Refusal, mood::mood_choice};
use crate::{
    components::{choice, note},
    planner::Records,
    words::words,
};
use js_sys::Reflect;
use studentos_client::types::{Date, GoalId, Invalid};
use yew::prelude::*;

/// A form for an entry: what stands in it, what is wrong with that, and who is told what stands in it next.
pub(super) struct EntryFields<'f> {
    pub about: &'f str,
    pub draft: &'f Draft,
    pub refusal: &'f Refusal,
    pub write: &'f Callback<Draft>,
}

impl EntryFields<'_> {
    /// Takes what is typed or chosen.
    pub(super) fn edit(&self, change: fn(&mut Draft, String)) -> Callback<InputEvent> {
        let (draft, write) = (self.draft.clone(), self.write.clone());
        Callback::from(move |event: InputEvent| {
            let mut written = draft.clone();
            change(&mut written, value(&event));
            write.emit(written);
        })
    }

    /// All fields but that for the text.
    pub(super) fn details(&self, records: &Records, asks_day: bool) -> Html {
        let (words, draft) = (&words().journal, self.draft);
        let onmood = {
            let draft = draft.clone();
            self.write.reform(move |mood| Draft { mood, ..draft.clone() })
        };
        let (minutes_id, goal_id) = (format!("{}-minutes", self.about), format!("{}-goal", self.about));
        let wrong = self.refusal.minutes.then(|| words.minutes_wrong.into());
        let is_wrong = wrong.is_some().then_some("true");
        let (remark, described_by) = note(&minutes_id, Some(words.minutes_hint.into()), wrong);
        let goals = goals(records, draft);
        let goal = |(id, title): &(GoalId, String)| choice(&id.to_string(), title, draft.goal == Some(*id));
        html! {
            <>
                { mood_choice(self.about, draft.mood, &onmood) }
                <div class="field-pair">
                    <div class="field">
                        <label for={minutes_id.clone()}>{ words.minutes }</label>
                        <input
                            id={minutes_id}
                            type="text"
                            autocomplete="off"
                            value={draft.minutes.clone()}
                            aria-invalid={is_wrong}
                            aria-describedby={described_by}
                            oninput={self.edit(|draft, text| draft.minutes = text)}
                        />
                        { remark }
                    </div>
                    if !goals.is_empty() {
                        <div class="field">
                            <label for={goal_id.clone()}>{ words.goal }</label>
                            <select id={goal_id} oninput={self.edit(|draft, id| draft.goal = GoalId::parse(&id).ok())}>
                                { choice("", words.no_goal, draft.goal.is_none()) }
                                { for goals.iter().map(goal) }
                            </select>
                        </div>
                    }
                    if asks_day {
                        <label class="field">
                            <span>{ words.day }</span>
                            <input
                                type="date"
                                value={draft.date.to_string()}
                                oninput={self.edit(|draft, date| draft.date = Date::parse(&date).unwrap_or(draft.date))}
                            />
                        </label>
                    }
                </div>
            </>
        }
    }
}

/// The goals of the day, and the one it is about already, wherever that is by now.
fn goals(records: &Records, draft: &Draft) -> Vec<(GoalId, String)> {
    let mut goals: Vec<_> = records.day(draft.date).iter().map(|goal| (goal.id, goal.title.to_string())).collect();
    if let Some(id) = draft.goal.filter(|chosen| goals.iter().all(|(id, _)| id != chosen)) {
        let title = records.goals.get(id).map(|goal| goal.title.to_string());
        goals.push((id, title.unwrap_or_else(|| words().journal.other_goal.to_owned())));
    }
    goals
}

/// What an empty field needs is to be filled in, whatever is allowed in it.
pub(super) fn complaint(invalid: &Invalid, text: &str) -> AttrValue {
    if text.trim().is_empty() { words().app.needed.into() } else { words().errors.message(invalid.message()).into() }
}

/// What the field says that an event comes from.
fn value(event: &InputEvent) -> String {
    let value = event.target().and_then(|field| Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
