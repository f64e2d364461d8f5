//! The form in which a goal that comes back is made, and changed.

use super::row::rhythm;
use crate::{
    account::Account,
    components::{Fields, Form, FormState, SelectField, TextField, choice, understood},
    hooks::{use_form, use_state_eq},
    quick_add::{self, Understood},
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{CreateRepeat, Date, Missed, Repeat, RepeatId, Title, UpdateRepeat};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`RepeatForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RepeatFormProps {
    /// Whose it is.
    pub account: Account,
    /// The user's own day.
    pub today: Date,
    /// The one that is changed; none for a new one.
    #[prop_or_default]
    pub repeat: Option<Rc<Repeat>>,
    /// The server has it.
    pub onsaved: Callback<()>,
}

/// Where what is typed is read.
#[derive(Clone, Debug, Default, PartialEq)]
struct Inputs {
    title: NodeRef,
    rule: NodeRef,
    ends_on: NodeRef,
    missed: NodeRef,
}

/// What the server is asked.
enum Wish {
    Make(CreateRepeat),
    Change(RepeatId, UpdateRepeat),
}

/// A new one is one line that says how often, too; for one that is there, each thing is a field of its own.
#[component]
pub fn RepeatForm(props: &RepeatFormProps) -> Html {
    let RepeatFormProps { today, repeat, .. } = props;
    let today = *today;
    let inputs = (*use_memo((), |()| Inputs::default())).clone();
    let typed = use_state_eq(Understood::default);
    let form = use_form(&["title", "rule", "ends_on", "missed"]);
    let onsubmit = {
        let (props, inputs, form, typed) = (props.clone(), inputs.clone(), form.clone(), typed.setter());
        Callback::from(move |()| {
            let mut fields = Fields::default();
            let wish = match &props.repeat {
                Some(repeat) => inputs.change(&mut fields, repeat, today),
                None => inputs.make(&mut fields, today),
            };
            let Some(wish) = wish.filter(|_| fields.is_empty()) else {
                return form.refuse(fields);
            };
            let RepeatFormProps { account, repeat, onsaved, .. } = props.clone();
            let repeats = account.api().repeats();
            let call = match wish {
                Wish::Make(new) => repeats.create(&new).send(),
                Wish::Change(id, changes) => repeats.update(id, &changes).send(),
            };
            let (typed, emptied) = (typed.clone(), [inputs.title.clone(), inputs.ends_on.clone()]);
            form.send_for(&account, call, move |saved| {
                onsaved.emit(());
                if repeat.is_some() {
                    return FormState::Saved(words().app.saved.into());
                }
                Fields::clear(&emptied);
                typed.set(Understood::default());
                FormState::Saved(words().day.coming_back.fill(&saved.title).into())
            });
        })
    };
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(read(&input.value(), today));
            }
        })
    };
    let words = &words().repeats;
    let error = |name| form.error_of(name);
    let ends_on = TextField::date("ends_on", words.ends, &inputs.ends_on).error(error("ends_on"));
    let (title, submit, ends_on, missed) = match repeat {
        None => {
            let line = TextField::text("title", words.add, &inputs.title).id("add").hint(words.add_hint);
            // What is wrong with the rule is wrong with the line that says it.
            let line = line.error(error("title").or(error("rule")));
            let title = html! { <div {oninput}>{ line.view() }{ understood("repeat-meaning".into(), &typed, today, today, &[]) }</div> };
            (title, crate::words::words().day.add, ends_on.id("new-ends"), "new-missed")
        }
        Some(repeat) => {
            let title = TextField::text("title", crate::words::words().day.title, &inputs.title);
            let rule = TextField::text("rule", words.how_often, &inputs.rule).hint(words.how_often_hint);
            let title = html! {
                <>
                    { title.value(repeat.title.as_str()).error(error("title")).view() }
                    { rule.value(&rhythm(repeat)).error(error("rule")).view() }
                </>
            };
            let last = repeat.ends_on.map(|day| day.to_string()).unwrap_or_default();
            (title, crate::words::words().app.save, ends_on.value(&last), "missed")
        }
    };
    let chosen = repeat.as_ref().map_or(Missed::Skip, |repeat| repeat.missed);
    let ways = [
        (Missed::Skip, words.missed_skip),
        (Missed::CarryOver, words.missed_carry_over),
        (Missed::Wait, words.missed_wait),
    ];
    let ways = ways.map(|(way, text)| choice(&way.to_string(), text, way == chosen));
    let missed = SelectField::new(missed, words.missed, &inputs.missed).error(error("missed"));
    html! {
        <Form form={form.clone()} {submit} {onsubmit}>
            { title }
            <div class="field-pair">
                { missed.view(ways.into_iter().collect()) }
                { ends_on.view() }
            </div>
        </Form>
    }
}

impl Inputs {
    /// A new one, as it is said in one line.
    fn make(&self, fields: &mut Fields, today: Date) -> Option<Wish> {
        let line = fields.read("title", &self.title, |text| Title::parse(text).map(|_| text.to_owned()))?;
        let typed = read(&line, today);
        let last_day = typed.last_day(today);
        let Understood { title, date, rule, .. } = typed;
        let Some(rule) = rule else {
            fields.complain("title", words().repeats.says_no_rule);
            return None;
        };
        let mut new = CreateRepeat::new(Title::parse(&title).ok()?, rule, date.unwrap_or(today));
        new.ends_on = self.ends_on(fields).or(last_day);
        new.missed = self.missed(fields);
        Some(Wish::Make(new))
    }

    fn change(&self, fields: &mut Fields, repeat: &Repeat, today: Date) -> Option<Wish> {
        let title = fields.read("title", &self.title, Title::parse);
        let how_often = fields.read("rule", &self.rule, |text| Ok(text.trim().to_owned()))?;
        // What was not touched stays as it is, also where it can be said but not read.
        let rule = if how_often == rhythm(repeat) {
            Some(repeat.rule.clone())
        } else {
            quick_add::rule(&how_often, today, words().vocabulary)
        };
        if rule.is_none() {
            fields.complain("rule", words().repeats.no_rule);
        }
        let (ends_on, missed) = (Some(self.ends_on(fields)), self.missed(fields));
        Some(Wish::Change(repeat.id, UpdateRepeat { title, rule, ends_on, missed, ..UpdateRepeat::default() }))
    }

    fn ends_on(&self, fields: &mut Fields) -> Option<Date> {
        // Half a day reads as none.
        let input = self.ends_on.cast::<HtmlInputElement>();
        if input.is_some_and(|input| input.matches(":invalid").unwrap_or_default()) {
            fields.complain("ends_on", words().app.needed);
        }
        let day = fields.read("ends_on", &self.ends_on, |text| match text {
            "" => Ok(None),
            _ => Date::parse(text).map(Some),
        });
        day.flatten()
    }

    fn missed(&self, fields: &mut Fields) -> Option<Missed> {
        fields.read::<Missed>("missed", &self.missed, Missed::parse)
    }
}

fn read(line: &str, today: Date) -> Understood {
    quick_add::read(line, today, words().vocabulary, &[])
}
