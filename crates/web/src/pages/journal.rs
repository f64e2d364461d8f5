//! The journal, month by month.

use crate::{
    account::Account,
    browser::{focus, intl},
    calendar::Month,
    components::{Shape, empty, failed, icon_button, list_skeleton, time_nav},
    hooks::{PlannerHandle, use_effect_with, use_look, use_state_eq, use_title},
    journal::{total, use_journal},
    planner::{Action, Loading, View},
    route::Route,
    words::{duration, words},
};
use std::rc::Rc;
use studentos_client::types::{Date, Log};
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`JournalPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct JournalPageProps {
    /// The planner.
    pub plan: PlannerHandle,
    /// Whose journal it is.
    pub account: Account,
    /// A day of the month that is shown; none for today, whichever that is.
    pub date: Option<Date>,
}

/// What was written in a month, the latest day first, and room to write about any of its days.
#[component]
pub fn JournalPage(props: &JournalPageProps) -> Html {
    let PlannerHandle { planner, dispatch } = &props.plan;
    let (today, words) = (props.account.today, &words().journal);
    let date = props.date.unwrap_or(today);
    let month = Month::of(date);
    let (first, last) = (month.first(), month.last());
    let name = intl::month(first);
    let heading = use_node_ref();
    // The day that somebody wants to write about who does not write about the first one.
    let about = use_state_eq(|| None::<Date>);
    use_title(&format!("{}, {name}", words.title));
    use_look(vec![View::Logs(first, last), View::Goals(first, last)], dispatch);
    use_effect_with(month, {
        let (heading, about) = (heading.clone(), about.setter());
        move |_| {
            about.set(None);
            if let Some(heading) = heading.cast::<HtmlElement>() {
                focus::arrive(&heading);
            }
        }
    });
    let journal = use_journal(&props.plan, props.account.user.id);
    let logs = planner.shown().logs_between(first, last);
    let loading = planner.loading(View::Logs(first, last));
    let day = |logs: &[Rc<Log>]| {
        let Some(date) = logs.first().map(|log| log.date) else { return Html::default() };
        let (name, is_open, about) = (intl::long_date(date, today), *about == Some(date), about.setter());
        let write = words.write_about.fill(&name);
        let onwrite = Callback::from(move |_| {
            // The form of that day takes the keyboard when it appears, and not when it is there already.
            if is_open {
                focus::focus_first(".write textarea");
            }
            about.set(Some(date));
        });
        html! {
            <section key={date.to_string()} class="journal-day">
                <div class="journal-head">
                    <h2><a href={Route::of_day(date, today).path()}>{ name }</a></h2>
                    if let Some(minutes) = total(logs) {
                        <span>{ duration(minutes) }</span>
                    }
                    { icon_button(Shape::Plus, write, false, onwrite) }
                </div>
                { journal.entries(logs) }
            </section>
        }
    };
    html! {
        <div class="day">
            <header class="day-head">
                <div>
                    <p class="overline">{ words.title }</p>
                    <h1 ref={heading} tabindex="-1">{ name }</h1>
                </div>
                { month_nav(month, Month::of(today)) }
            </header>
            { journal.form(about.unwrap_or(date), true, about.is_some()) }
            if loading == Loading::Loaded && !logs.is_empty() {
                <p class="journal-sum">{ sum(&logs) }</p>
            }
            { for logs.chunk_by(|one, other| one.date == other.date).map(day) }
            if let Loading::Failed(error) = &loading {
                { failed(error, &dispatch.reform(|()| Action::Retry)) }
            } else if loading == Loading::Loading {
                { list_skeleton() }
            } else if logs.is_empty() {
                { empty(Shape::Note, words.empty, words.empty_hint) }
            }
            { journal.news() }
        </div>
    }
}

/// How many there are, and how long they took.
fn sum(logs: &[Rc<Log>]) -> String {
    let count = words().journal.count.of(logs.len());
    total(logs).map_or_else(|| count.clone(), |minutes| format!("{count} · {}", duration(minutes)))
}

/// Links to the month before, this one and the month after.
fn month_nav(month: Month, this: Month) -> Html {
    let words = &words().journal;
    let near = |month: Month| if month == this { Route::Journal } else { Route::JournalDay(month.first()) };
    let names = [words.previous_month, words.this_month, words.next_month];
    let routes = [near(month.previous()), Route::Journal, near(month.next())];
    time_nav(words.months, names, routes, month == this)
}
