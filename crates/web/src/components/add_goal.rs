//! The field that makes new goals, and tasks where they are what is added.

use super::{Shape, icon, understood};
use crate::{
    browser::intl,
    hooks::{use_effect_with, use_state_eq},
    memory,
    quick_add::{self, Understood},
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{Date, Goal, Title, UserId};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`AddGoal`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AddGoalProps {
    /// Whose it is.
    pub user: UserId,
    /// What names it on its pages, and what was begun in it.
    #[prop_or("add")]
    pub id: &'static str,
    /// Where to type, for who puts the keyboard there.
    #[prop_or_default]
    pub input: Option<NodeRef>,
    /// What is added here.
    #[prop_or_else(|| words().day.add_a_goal)]
    pub label: &'static str,
    /// The goals that can be named by `#`, once somebody does.
    #[prop_or_default]
    pub goals: Vec<Rc<Goal>>,
    /// Hears that somebody begins to name one.
    #[prop_or_default]
    pub onname: Callback<()>,
    /// The day it adds to, if it does.
    #[prop_or_default]
    pub day: Option<Date>,
    /// Whether there are others beside it, for other days.
    #[prop_or_default]
    pub has_others: bool,
    /// Whether the key for new goals leads here.
    #[prop_or(true)]
    pub has_key: bool,
    /// The user's own day, from which days are counted.
    pub today: Date,
    /// What was typed here and could not be added: it comes back as soon as nothing else is being typed.
    pub unsaved: Option<String>,
    /// There is something new: what was typed, the title of it, and what was understood beside that.
    pub onadd: Callback<(String, Title, Understood)>,
}

/// One line and Enter. What is understood of it beside the title is shown before, and what was begun stays when the page goes.
#[component]
pub fn AddGoal(props: &AddGoalProps) -> Html {
    let error = use_state_eq(|| None::<AttrValue>);
    let (user, words) = (props.user, words());
    let (id, label) = match props.day.filter(|_| props.has_others) {
        Some(day) => (format!("{}-{day}", props.id), words.week.add_to.fill(&intl::weekday(day.weekday()))),
        None => (props.id.to_owned(), props.label.to_owned()),
    };
    let typed = use_state_eq(|| memory::draft(user, &id).map_or_else(String::new, |(_, text)| text));
    let own = use_node_ref();
    let input = props.input.clone().unwrap_or(own);
    use_effect_with((), {
        let (input, typed) = (input.clone(), typed.clone());
        move |()| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.set_value(&typed);
            }
        }
    });
    use_effect_with((id.clone(), (*typed).clone()), move |(id, typed)| {
        memory::keep_draft(user, id, "", (!typed.is_empty()).then_some(typed));
    });
    // It comes back once, for who wants it away.
    let was_unsaved = use_mut_ref(|| None::<String>);
    use_effect_with((props.unsaved.clone(), typed.is_empty()), {
        let (input, typed) = (input.clone(), typed.setter());
        move |(unsaved, is_empty)| {
            if *is_empty && *was_unsaved.borrow() != *unsaved {
                was_unsaved.borrow_mut().clone_from(unsaved);
                if let Some((text, input)) = unsaved.as_ref().zip(input.cast::<HtmlInputElement>()) {
                    input.set_value(text);
                    typed.set(text.clone());
                }
            }
        }
    });
    use_effect_with(typed.contains('#'), {
        let onname = props.onname.clone();
        move |is_naming| {
            if *is_naming {
                onname.emit(());
            }
        }
    });
    let today = props.today;
    let read = {
        let goals = props.goals.clone();
        move |text: &str| quick_add::read(text, today, words.vocabulary, &titles(&goals))
    };
    let onsubmit = {
        let (input, onadd, error, typed) = (input.clone(), props.onadd.clone(), error.setter(), typed.setter());
        let read = read.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = input.cast::<HtmlInputElement>() else {
                return;
            };
            let text = input.value();
            let understood = read(&text);
            match Title::parse(&understood.title) {
                Ok(title) => {
                    input.set_value("");
                    error.set(None);
                    typed.set(String::new());
                    onadd.emit((text, title, understood));
                }
                Err(invalid) => error.set(Some(words.errors.message(invalid.message()).into())),
            }
            input.focus().ok();
        })
    };
    let oninput = {
        let (error, typed) = (error.setter(), typed.setter());
        Callback::from(move |event: InputEvent| {
            let text = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            error.set(None);
            typed.set(text);
        })
    };
    // Escape gives the keys back to the shortcuts.
    let onkeydown = {
        let input = input.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape"
                && let Some(input) = input.cast::<HtmlInputElement>()
            {
                input.blur().ok();
            }
        })
    };
    let onfocusout = {
        let error = error.setter();
        Callback::from(move |_| error.set(None))
    };
    let (id, note, meaning) =
        (AttrValue::from(id.clone()), AttrValue::from(format!("{id}-note")), AttrValue::from(format!("{id}-meaning")));
    html! {
        <form class="add" novalidate=true {onsubmit}>
            <label class="visually-hidden" for={id.clone()}>{ label }</label>
            <input
                ref={input}
                {id}
                type="text"
                autocomplete="off"
                enterkeyhint="done"
                placeholder={props.label}
                aria-keyshortcuts={props.has_key.then_some("n")}
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={if error.is_some() { note.clone() } else { meaning.clone() }}
                {oninput}
                {onkeydown}
                {onfocusout}
            />
            <button class="button is-primary" type="submit">
                { icon(Shape::Plus) }{ words.day.add }
            </button>
            if let Some(error) = &*error {
                <p id={note} class="field-error" role="alert">{ error }</p>
            }
            { understood(meaning, &read(&typed), today, props.day.unwrap_or(today), &titles(&props.goals)) }
        </form>
    }
}

fn titles(goals: &[Rc<Goal>]) -> Vec<&str> {
    goals.iter().map(|goal| goal.title.as_str()).collect()
}
