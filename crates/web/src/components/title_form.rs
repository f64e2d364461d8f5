//! A goal or task while its title is edited.

use super::{ButtonKind, Shape, icon_button, note, submit_button};
use crate::{
    browser::focus,
    hooks::{use_effect_with, use_state_eq},
    words::words,
};
use studentos_client::types::Title;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node};
use yew::prelude::*;

/// Properties of [`TitleForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TitleFormProps {
    /// The title as it is.
    pub title: Title,
    /// Its place, from 0.
    pub place: usize,
    /// How many there are.
    pub count: usize,
    /// What else is edited with it.
    #[prop_or_default]
    pub children: Html,
    /// The title as it is to be, none if it is to stay; and whether a key said so.
    pub ondone: Callback<(Option<Title>, bool)>,
    /// The place it is to have.
    pub onmove: Callback<usize>,
}

/// What a row is for just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It shows what it is about.
    Reading,
    /// Its title is edited.
    Renaming,
    /// Its title was edited by keyboard, which comes back to where it was.
    Renamed,
}

/// What a row is for just now; `edit` is where the button is that has its title edited.
#[hook]
pub fn use_mode(edit: &NodeRef) -> UseStateHandle<Mode> {
    let mode = use_state_eq(|| Mode::Reading);
    use_effect_with(*mode, {
        let edit = edit.clone();
        move |mode| {
            if let Some(edit) = edit.cast::<Element>().filter(|_| *mode == Mode::Renamed) {
                focus::focus(&edit);
            }
        }
    });
    mode
}

/// The title as a field. Enter and leaving it keep what was typed, or say why that cannot be; Escape does not. And for who has no
/// Alt key there are buttons to move it.
#[component]
pub fn TitleForm(props: &TitleFormProps) -> Html {
    let TitleFormProps { title, place, count, children, ondone, onmove } = props;
    let (form, input) = (use_node_ref(), use_node_ref());
    let error = use_state_eq(|| None::<AttrValue>);
    use_effect_with(input.clone(), |input| {
        if let Some(input) = input.cast::<HtmlInputElement>() {
            input.focus().ok();
            input.select();
        }
    });
    let finish = {
        let (input, ondone, error) = (input.clone(), ondone.clone(), error.setter());
        move |by_keyboard| {
            let typed = input.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            match Title::parse(&typed) {
                Ok(title) => ondone.emit((Some(title), by_keyboard)),
                // Who leaves nothing behind has thought better of it.
                Err(_) if !by_keyboard && typed.trim().is_empty() => ondone.emit((None, false)),
                Err(invalid) => error.set(Some(words().errors.message(invalid.message()).into())),
            }
        }
    };
    let onsubmit = {
        let finish = finish.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            finish(true);
        })
    };
    let onkeydown = {
        let ondone = ondone.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                ondone.emit((None, true));
            }
        })
    };
    let onfocusout = {
        let form = form.clone();
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|to| wasm_bindgen::JsCast::dyn_into::<Node>(to).ok());
            let stays = form.cast::<HtmlElement>().is_some_and(|form| form.contains(to.as_ref()));
            if !(stays && to.is_some()) {
                finish(false);
            }
        })
    };
    // Safari gives a pressed button no focus: the form would be left, and gone before the click.
    let onmousedown = Callback::from(|event: MouseEvent| {
        let pressed = event.target_dyn_into::<Element>().and_then(|target| target.closest("button").ok()?);
        if pressed.is_some() {
            event.prevent_default();
        }
    });
    let mover = |label: &'static str, shape, to: Option<usize>| {
        let onclick = onmove.reform(move |_| to.unwrap_or_default());
        html! {
            { icon_button(shape, label, to.is_none(), onclick) }
        }
    };
    let (remark, described_by) = note("title", None, (*error).clone());
    html! {
        <form ref={form} class="rename" novalidate=true {onsubmit} {onkeydown} {onmousedown} {onfocusout}>
            <input
                ref={input}
                type="text"
                autocomplete="off"
                enterkeyhint="done"
                aria-label={words().day.title}
                ~defaultValue={title.as_str().to_owned()}
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={described_by}
            />
            { children.clone() }
            { mover(words().day.move_up, Shape::Up, place.checked_sub(1)) }
            { mover(words().day.move_down, Shape::Down, Some(place + 1).filter(|to| to < count)) }
            { submit_button(ButtonKind::Plain, words().app.save, false) }
            { remark }
        </form>
    }
}
