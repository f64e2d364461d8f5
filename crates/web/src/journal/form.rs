//! The form for an entry: one line until somebody writes.

use super::{
    Draft, Refusal,
    details::{EntryFields, complaint},
};
use crate::{
    browser::focus,
    components::{ButtonKind, button, meanwhile, note, submit_button},
    hooks::{use_effect_with, use_state_eq},
    memory,
    planner::{Change, Id, Records},
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{Date, Log, UserId};
use web_sys::Element;
use yew::prelude::*;

/// Properties of [`EntryForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EntryFormProps {
    /// Who writes.
    pub user: UserId,
    /// What names it among all forms, on the page and where it is kept until it is saved.
    pub about: String,
    /// The day it is about at first.
    pub date: Date,
    /// The entry that is written anew, if it is not a new one.
    pub log: Option<Rc<Log>>,
    /// The goals that it can be about.
    pub records: Rc<Records>,
    /// What has got another id meanwhile: its id now, and its first.
    pub replaced_ids: Vec<(Id, Id)>,
    /// Whether the day can be changed.
    pub asks_day: bool,
    /// Whether it takes the keyboard when it appears.
    pub takes_focus: bool,
    /// It is saved.
    pub onchange: Callback<Change>,
    /// It is done with.
    pub onclose: Callback<()>,
}

impl EntryFormProps {
    /// What stands in the fields before anything is written.
    fn begun(&self) -> Draft {
        self.log.as_ref().map_or_else(|| Draft::new(self.date), |log| Draft::of(log))
    }

    /// What stood in the fields before, and what was written then, before the page was left.
    fn kept(&self) -> Option<(Draft, Draft)> {
        let (begun, draft) = memory::draft(self.user, &self.about)?;
        Draft::parse(&begun).zip(Draft::parse(&draft))
    }

    fn keep(&self, begun: &Draft, draft: &Draft) {
        let kept = (draft != begun).then(|| draft.kept());
        memory::keep_draft(self.user, &self.about, &begun.kept(), kept.as_deref());
    }
}

/// What was written stays until it is saved, even when the page goes.
#[component]
pub fn EntryForm(props: &EntryFormProps) -> Html {
    let (form, text) = (use_node_ref(), use_node_ref());
    let first = use_memo((), |()| props.kept().unwrap_or_else(|| (props.begun(), props.begun())));
    let draft = use_state_eq(|| first.1.clone());
    // The entry may be changed elsewhere while it is written here: what is saved is what is other than here before.
    let begun = first.0.with_replaced_id(&props.replaced_ids);
    let refusal = use_state_eq(Refusal::default);
    let is_open = use_state_eq(|| false);
    let write = {
        let (props, begun, draft, refusal) = (props.clone(), begun.clone(), draft.setter(), refusal.setter());
        Callback::from(move |written: Draft| {
            props.keep(&begun, &written);
            refusal.set(Refusal::default());
            draft.set(written);
        })
    };
    use_effect_with(props.takes_focus, {
        let text = text.clone();
        move |takes_focus| {
            if let Some(text) = text.cast::<Element>().filter(|_| *takes_focus) {
                focus::focus(&text);
            }
        }
    });
    // What it is about may have got its id from the server meanwhile.
    use_effect_with(props.replaced_ids.clone(), {
        let draft = draft.clone();
        move |replaced: &Vec<(Id, Id)>| draft.set(draft.with_replaced_id(replaced))
    });
    use_effect_with((*refusal).clone(), {
        let form = form.clone();
        move |refusal| {
            if let Some(form) = form.cast::<Element>().filter(|_| *refusal != Refusal::default()) {
                focus::focus_first_in(&form, "[aria-invalid]");
            }
        }
    });
    let close = {
        let (is_open, form, onclose) = (is_open.setter(), form.clone(), props.onclose.clone());
        Callback::from(move |()| {
            is_open.set(false);
            if let Some(form) = form.cast::<Element>() {
                focus::focus(&form);
            }
            onclose.emit(());
        })
    };
    let save = {
        let (props, begun, draft, refusal, write, close) =
            (props.clone(), begun.clone(), draft.clone(), refusal.setter(), write.clone(), close.clone());
        Callback::from(move |()| {
            match props.log.as_ref().map_or_else(|| draft.added().map(Some), |log| draft.edited(log.id, &begun)) {
                Ok(change) => {
                    write.emit(begun.clone());
                    if let Some(change) = change {
                        props.onchange.emit(change);
                    }
                    close.emit(());
                }
                Err(wrong) => refusal.set(wrong),
            }
        })
    };
    let cancel = {
        let (begun, write, close) = (begun.clone(), write.clone(), close.clone());
        Callback::from(move |_: MouseEvent| {
            write.emit(begun.clone());
            close.emit(());
        })
    };
    let onkeydown = {
        let save = save.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            // What was written stays, and the keys are shortcuts again.
            "Escape" => {
                event.prevent_default();
                close.emit(());
            }
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                save.emit(());
            }
            _ => {}
        })
    };
    let onfocus = {
        let is_open = is_open.setter();
        Callback::from(move |_: FocusEvent| is_open.set(true))
    };
    let words = words();
    let fields = EntryFields { about: &props.about, draft: &draft, refusal: &refusal, write: &write };
    let has_more = *is_open || props.log.is_some() || !draft.is_blank();
    let label = if props.log.is_some() { words.journal.entry } else { words.journal.write };
    let id = format!("{}-text", props.about);
    let wrong = refusal.body.as_ref().map(|invalid| complaint(invalid, &draft.body));
    let is_wrong = wrong.is_some().then_some("true");
    let (remark, described_by) = note(&id, None, wrong);
    html! {
        <form
            ref={form}
            class={classes!("write", has_more.then_some("is-open"))}
            tabindex="-1"
            novalidate=true
            onsubmit={save.reform(|event: SubmitEvent| event.prevent_default())}
            {onkeydown}
        >
            if let Some(log) = &props.log {
                { meanwhile(&begun.body, log.body.as_str()) }
            }
            <label class="visually-hidden" for={id.clone()}>{ label }</label>
            <textarea
                ref={text}
                {id}
                rows={if has_more { "4" } else { "1" }}
                placeholder={label}
                value={draft.body.clone()}
                aria-invalid={is_wrong}
                aria-describedby={described_by}
                {onfocus}
                oninput={fields.edit(|draft, text| draft.body = text)}
            />
            { remark }
            if has_more {
                { fields.details(&props.records, props.asks_day) }
                <div class="write-foot">
                    { submit_button(ButtonKind::Primary, words.app.save, false) }
                    { button(ButtonKind::Quiet, words.app.cancel, cancel) }
                    <span class="field-hint">{ words.day.markdown_hint }</span>
                </div>
            }
        </form>
    }
}
