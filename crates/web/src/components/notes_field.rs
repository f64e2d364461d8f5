//! The notes of a goal: read as Markdown, written as text.

use super::{ButtonKind, Markdown, button, meanwhile, note, submit_button};
use crate::{
    hooks::{use_effect_with, use_state_eq},
    memory,
    words::words,
};
use studentos_client::types::{GoalId, Notes, Title, UserId};
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Properties of [`NotesField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NotesFieldProps {
    /// Who writes.
    pub user: UserId,
    /// The goal they are about.
    pub goal: GoalId,
    /// What that is called.
    pub title: Title,
    /// What they say.
    pub notes: Notes,
    /// They say something else.
    pub onsave: Callback<Notes>,
}

impl NotesFieldProps {
    /// What they said when somebody began to write, and what was written then, before the page was left.
    fn kept(&self) -> Option<(String, String)> {
        memory::draft(self.user, &self.goal.to_string())
    }

    fn keep(&self, began: &str, text: Option<&str>) {
        memory::keep_draft(self.user, &self.goal.to_string(), began, text.filter(|text| *text != began));
    }
}

/// Shows the notes, and a field for them when they are to be changed. What was written stays until it is saved, even when
/// the page goes.
#[component]
pub fn NotesField(props: &NotesFieldProps) -> Html {
    let (input, edit) = (use_node_ref(), use_node_ref());
    let error = use_state_eq(|| None::<AttrValue>);
    // What they said when one began to write, since somebody else may write, too; and what stands in the field then.
    let begun = use_state_eq(|| props.kept());
    let was_editing = use_mut_ref(|| begun.is_some());
    use_effect_with(begun.is_some(), {
        let target = if begun.is_some() { input.clone() } else { edit.clone() };
        move |is_editing| {
            // What was begun before waits until the keyboard comes to it.
            let has_changed = was_editing.replace(*is_editing) != *is_editing;
            if let Some(target) = target.cast::<HtmlElement>().filter(|_| has_changed) {
                target.focus().ok();
            }
        }
    });
    let words = words();
    let Some((began, text)) = &*begun else {
        let is_empty = props.notes.as_str().is_empty();
        let begin = {
            let (begun, props) = (begun.setter(), props.clone());
            move |_| begun.set(props.kept().or_else(|| Some((props.notes.to_string(), props.notes.to_string()))))
        };
        return html! {
            <div class="notes">
                if !is_empty {
                    <Markdown text={props.notes.to_string()} />
                }
                <button ref={edit} class="button is-quiet" type="button" onclick={begin}>
                    { if is_empty { words.day.add_notes } else { words.day.edit_notes } }
                </button>
            </div>
        };
    };
    let close = {
        let (begun, error) = (begun.setter(), error.setter());
        move || {
            error.set(None);
            begun.set(None);
        }
    };
    let cancel = {
        let (close, props) = (close.clone(), props.clone());
        Callback::from(move |_| {
            props.keep("", None);
            close();
        })
    };
    let save = {
        let (input, error, done) = (input.clone(), error.setter(), close.clone());
        let (props, began) = (props.clone(), began.clone());
        Callback::from(move |()| {
            let Some(input) = input.cast::<HtmlTextAreaElement>() else { return };
            match Notes::parse(&input.value()) {
                Ok(notes) => {
                    props.keep("", None);
                    if notes.as_str() != began {
                        props.onsave.emit(notes);
                    }
                    done();
                }
                Err(invalid) => error.set(Some(crate::words::words().errors.message(invalid.message()).into())),
            }
        })
    };
    let onkeydown = {
        let save = save.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            // What was written stays, and the keys are shortcuts again.
            "Escape" => {
                event.prevent_default();
                close();
            }
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                save.emit(());
            }
            _ => {}
        })
    };
    let onsubmit = save.reform(|event: SubmitEvent| event.prevent_default());
    let oninput = {
        let (props, began) = (props.clone(), began.clone());
        move |event: InputEvent| {
            let text = event.target_dyn_into::<HtmlTextAreaElement>().map(|input| input.value());
            props.keep(&began, text.as_deref());
        }
    };
    let (remark, described_by) = note(&format!("notes-{}", props.goal), None, (*error).clone());
    html! {
        <form class="notes" novalidate=true {onsubmit} {onkeydown}>
            { meanwhile(began, props.notes.as_str()) }
            <textarea
                ref={input}
                rows="4"
                aria-label={words.day.notes_on.fill(&props.title)}
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={described_by}
                ~defaultValue={text.clone()}
                {oninput}
            />
            { remark }
            <div class="notes-tools">
                { submit_button(ButtonKind::Primary, words.app.save, false) }
                { button(ButtonKind::Quiet, words.app.cancel, cancel) }
                <span class="field-hint">{ words.day.markdown_hint }</span>
            </div>
        </form>
    }
}
