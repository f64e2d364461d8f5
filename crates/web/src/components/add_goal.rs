//! The field that makes new goals, and tasks where they are what is added.

use super::{Refused, Shape, icon, understood};
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
    pub refused: Option<Refused>,
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
    let write = {
        let (id, typed) = (id.clone(), typed.setter());
        Callback::from(move |text: String| {
            memory::keep_draft(user, &id, "", Some(text.as_str()).filter(|text| !text.is_empty()));
            typed.set(text);
        })
    };
    use_effect_with((props.refused.clone(), typed.is_empty()), {
        let (write, error) = (write.clone(), error.setter());
        move |(refused, is_empty)| {
            if let Some(Refused { text, why, onback }) = refused.as_ref().filter(|_| *is_empty) {
                write.emit(text.clone());
                error.set(Some(why.clone()));
                onback.emit(());
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
        let (input, onadd, error, write) = (input.clone(), props.onadd.clone(), error.setter(), write.clone());
        let (read, text) = (read.clone(), (*typed).clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let understood = read(&text);
            match Title::parse(&understood.title) {
                Ok(title) => {
                    error.set(None);
                    write.emit(String::new());
                    onadd.emit((text.clone(), title, understood));
                }
                Err(invalid) => error.set(Some(words.errors.message(invalid.message()).into())),
            }
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.focus().ok();
            }
        })
    };
    let oninput = {
        let error = error.setter();
        Callback::from(move |event: InputEvent| {
            error.set(None);
            write.emit(event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default());
        })
    };
    // Escape gives the keys back to the shortcuts.
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(input) = event.target_dyn_into::<HtmlInputElement>()
        {
            input.blur().ok();
        }
    });
    let onfocusout = {
        let (error, is_empty) = (error.setter(), typed.is_empty());
        Callback::from(move |_| {
            if is_empty {
                error.set(None);
            }
        })
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
                value={(*typed).clone()}
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
