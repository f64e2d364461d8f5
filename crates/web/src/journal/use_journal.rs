//! The entries of days and the forms for them, on whichever page they are.

use super::{Draft, EntryForm, entry::entry, excerpt};
use crate::{
    browser::focus,
    hooks::{PlannerHandle, use_effect_with, use_state_eq},
    memory,
    planner::{Action, Change, Failure, Records},
    words::{self, words},
};
use std::rc::Rc;
use studentos_client::types::{Date, Log, LogId, UserId};
use yew::prelude::*;

/// The journal as a page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Journal {
    plan: PlannerHandle,
    user: UserId,
    /// The entry that is written anew, by the name it had first.
    editing: UseStateHandle<Option<LogId>>,
    news: UseStateHandle<AttrValue>,
    onchange: Callback<Change>,
}

/// The journal of a user. A change that could not be saved is opened again.
#[hook]
pub fn use_journal(plan: &PlannerHandle, user: UserId) -> Journal {
    let editing = use_state_eq(|| None::<LogId>);
    let news = use_state_eq(AttrValue::default);
    let last = use_mut_ref(|| None::<LogId>);
    use_effect_with(*editing, move |now| {
        let before = last.replace(*now);
        if let Some(id) = before.filter(|_| now.is_none()) {
            focus::focus_first(&format!("#log-{id} [aria-keyshortcuts~='e']"));
        }
    });
    use_effect_with(plan.planner.failure().cloned(), {
        let (planner, editing) = (Rc::clone(&plan.planner), editing.setter());
        move |failure| {
            if let Some(Failure { change: change @ Change::EditLog(id, _), .. }) = failure {
                let mut records = Records::clone(planner.shown());
                let kept = |records: &Records| records.logs.get(*id).map(|log| Draft::of(log).kept());
                let before = kept(&records).unwrap_or_default();
                change.apply(&mut records);
                memory::keep_draft(user, &id.to_string(), &before, kept(&records).as_deref());
                editing.set(Some(planner.first_log_id(*id)));
            }
        }
    });
    let onchange = {
        let (dispatch, news) = (plan.dispatch.clone(), news.setter());
        Callback::from(move |change: Change| {
            let text = match &change {
                Change::AddLog(log) => Some(log.body.as_str()),
                change => change.text(),
            };
            if let Some(text) = text {
                news.set(words::done_to(&excerpt(text), words().app.saved).into());
            }
            dispatch.emit(Action::Do(change));
        })
    };
    Journal { plan: plan.clone(), user, editing, news, onchange }
}

impl Journal {
    /// The form for a new entry about a day.
    pub fn form(&self, date: Date, asks_day: bool, takes_focus: bool) -> Html {
        html! {
            <EntryForm
                key={format!("{date} {takes_focus}")}
                user={self.user}
                about={date.to_string()}
                {date}
                log={None}
                records={Rc::clone(self.plan.planner.shown())}
                replaced_ids={self.plan.planner.replaced_ids().to_vec()}
                {asks_day}
                {takes_focus}
                onchange={self.onchange.clone()}
                onclose={Callback::noop()}
            />
        }
    }

    /// Entries, in this order.
    pub fn entries(&self, logs: &[Rc<Log>]) -> Html {
        html! {
            <ul class="entries" aria-label={words().journal.entries}>{ for logs.iter().map(|log| self.entry(log)) }</ul>
        }
    }

    fn entry(&self, log: &Rc<Log>) -> Html {
        let (planner, first) = (&self.plan.planner, self.plan.planner.first_log_id(log.id));
        let set = |to: Option<LogId>| {
            let editing = self.editing.setter();
            move || editing.set(to)
        };
        let shown = if *self.editing == Some(first) {
            let close = set(None);
            html! {
                <EntryForm
                    user={self.user}
                    about={log.id.to_string()}
                    date={log.date}
                    log={Some(Rc::clone(log))}
                    records={Rc::clone(planner.shown())}
                    replaced_ids={planner.replaced_ids().to_vec()}
                    asks_day={true}
                    takes_focus={true}
                    onchange={self.onchange.clone()}
                    onclose={Callback::from(move |()| close())}
                />
            }
        } else {
            let (open, dispatch, id) = (set(Some(first)), self.plan.dispatch.clone(), log.id);
            let ondelete = Callback::from(move |event: MouseEvent| {
                let button = event.target_dyn_into::<web_sys::Element>();
                if let Some(row) = button.and_then(|button| button.closest("li").ok().flatten()) {
                    focus::leave_for(&row, "button", ".write");
                }
                dispatch.emit(Action::Do(Change::DeleteLog(id)));
            });
            let goal = log.goal_id.and_then(|id| planner.shown().goals.get(id));
            entry(log, goal.map(|goal| &**goal), Callback::from(move |_| open()), ondelete)
        };
        html! { <li id={format!("log-{first}")} key={first.to_string()} class="entry">{ shown }</li> }
    }

    /// What was saved, for who does not see it.
    pub fn news(&self) -> Html {
        html! { <p class="visually-hidden" aria-live="polite">{ &*self.news }</p> }
    }
}
