//! The field that makes new goals.

use super::{Shape, icon};
use crate::words::words;
use studentos_client::types::Title;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`AddGoal`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AddGoalProps {
    /// Where to type.
    pub input: NodeRef,
    /// A title that could not be added: it comes back, unless another one is being typed.
    pub unsaved: Option<Title>,
    /// There is a new goal.
    pub onadd: Callback<Title>,
}

/// One line and Enter.
#[component]
pub fn AddGoal(props: &AddGoalProps) -> Html {
    let error = use_state_eq(|| None::<AttrValue>);
    use_effect_with((props.unsaved.clone(), props.input.clone()), |(unsaved, input)| {
        if let Some((title, input)) = unsaved.as_ref().zip(input.cast::<HtmlInputElement>())
            && input.value().is_empty()
        {
            input.set_value(title.as_str());
        }
    });
    let onsubmit = {
        let (input, onadd, error) = (props.input.clone(), props.onadd.clone(), error.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = input.cast::<HtmlInputElement>() else {
                return;
            };
            match Title::parse(&input.value()) {
                Ok(title) => {
                    input.set_value("");
                    error.set(None);
                    onadd.emit(title);
                }
                Err(invalid) => error.set(Some(words().errors.message(invalid.message()).into())),
            }
            input.focus().ok();
        })
    };
    let oninput = {
        let error = error.setter();
        Callback::from(move |_| error.set(None))
    };
    // Escape gives the keys back to the shortcuts.
    let onkeydown = {
        let input = props.input.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape"
                && let Some(input) = input.cast::<HtmlInputElement>()
            {
                input.blur().ok();
            }
        })
    };
    html! {
        <form class="add" novalidate=true {onsubmit}>
            <label class="visually-hidden" for="add">{ words().day.add_a_goal }</label>
            <input
                ref={props.input.clone()}
                id="add"
                type="text"
                autocomplete="off"
                enterkeyhint="done"
                placeholder={words().day.add_a_goal}
                aria-keyshortcuts="n"
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={error.is_some().then_some("add-note")}
                {oninput}
                {onkeydown}
            />
            <button class="button is-primary" type="submit">
                { icon(Shape::Plus) }{ words().day.add }
            </button>
            if let Some(error) = &*error {
                <p id="add-note" class="field-error">{ error }</p>
            }
        </form>
    }
}
