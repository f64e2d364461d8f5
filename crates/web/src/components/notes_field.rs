//! The notes of a goal: read as Markdown, written as text.

use super::Markdown;
use crate::words::words;
use studentos_client::types::{Notes, Title};
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Properties of [`NotesField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NotesFieldProps {
    /// What they are about.
    pub title: Title,
    /// What they say.
    pub notes: Notes,
    /// They say something else.
    pub onsave: Callback<Notes>,
}

/// Shows the notes, and a field for them when they are to be changed.
#[component]
pub fn NotesField(props: &NotesFieldProps) -> Html {
    let (input, edit) = (use_node_ref(), use_node_ref());
    let error = use_state_eq(|| None::<AttrValue>);
    // None until it was edited once: then the keyboard goes where it was.
    let is_editing = use_state_eq(|| None::<bool>);
    use_effect_with(*is_editing, {
        let (input, edit) = (input.clone(), edit.clone());
        move |is_editing| {
            let target = match is_editing {
                Some(true) => input.cast::<HtmlElement>(),
                Some(false) => edit.cast::<HtmlElement>(),
                None => None,
            };
            if let Some(target) = target {
                target.focus().ok();
            }
        }
    });
    let words = words();
    // What they said when one began to write: somebody else may write, too.
    let began = use_state_eq(|| props.notes.clone());
    let set = |editing: bool| {
        let (is_editing, error, began, notes) =
            (is_editing.setter(), error.setter(), began.setter(), props.notes.clone());
        move || {
            is_editing.set(Some(editing));
            error.set(None);
            began.set(notes.clone());
        }
    };
    if *is_editing != Some(true) {
        let (begin, is_empty) = (set(true), props.notes.as_str().is_empty());
        return html! {
            <div class="notes">
                if !is_empty {
                    <Markdown text={props.notes.to_string()} />
                }
                <button ref={edit} class="button is-quiet" type="button" onclick={move |_| begin()}>
                    { if is_empty { words.day.add_notes } else { words.day.edit_notes } }
                </button>
            </div>
        };
    }
    let cancel = set(false);
    let onkeydown = {
        let cancel = cancel.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                cancel();
            }
        })
    };
    let onsubmit = {
        let (input, error, done, props) = (input.clone(), error.setter(), set(false), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = input.cast::<HtmlTextAreaElement>() else { return };
            match Notes::parse(&input.value()) {
                Ok(notes) => {
                    if notes != props.notes {
                        props.onsave.emit(notes);
                    }
                    done();
                }
                Err(invalid) => error.set(Some(crate::words::words().errors.message(invalid.message()).into())),
            }
        })
    };
    html! {
        <form class="notes" novalidate=true {onsubmit} {onkeydown}>
            if *began != props.notes {
                <div class="notice" role="status">
                    <p>{ words.day.notes_changed }</p>
                    <p dir="auto">{ props.notes.as_str() }</p>
                </div>
            }
            <textarea
                ref={input}
                rows="4"
                aria-label={(words.day.notes_on)(props.title.as_str())}
                aria-invalid={error.is_some().then_some("true")}
                ~defaultValue={began.to_string()}
            />
            if let Some(error) = &*error {
                <p class="field-error" role="alert">{ error }</p>
            }
            <div class="notes-tools">
                <button class="button is-primary" type="submit">{ words.app.save }</button>
                <button class="button is-quiet" type="button" onclick={move |_| cancel()}>{ words.app.cancel }</button>
                <span class="field-hint">{ words.day.markdown_hint }</span>
            </div>
        </form>
    }
}
