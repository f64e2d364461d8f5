//! A day and its goals; today is the page the app opens with.

use crate::{
    browser::{focus, intl},
    components::{AddGoal, Shape, carry_over, day_nav, empty, failed, goal_list, list_skeleton, progress},
    goals::{Action, Day, Deed},
    hooks::{PageEvent, PlannerHandle, use_event, use_title, use_today},
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{Date, User};
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`DayPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DayPageProps {
    /// The planner.
    pub plan: PlannerHandle,
    /// Whose day it is.
    pub user: Rc<User>,
    /// Which day; none for today, whichever that is.
    pub date: Option<Date>,
}

/// A day: what is planned, how far it is, and room for more.
#[component]
pub fn DayPage(props: &DayPageProps) -> Html {
    let PlannerHandle { planner, dispatch } = &props.plan;
    let today = use_today(&props.user);
    let date = props.date.unwrap_or(today);
    let (heading, add) = (use_node_ref(), use_node_ref());
    let news = use_state_eq(AttrValue::default);
    let name = intl::long_date(date, today);
    use_title(if date == today { words().day.today } else { &name });
    use_look(date, today, dispatch);
    use_arrival(date, props.date.is_none(), &heading, &add);

    let day = planner.day(date);
    let items = day.map(Day::items).unwrap_or_default();
    let ondeed = {
        let (dispatch, news, items) = (dispatch.clone(), news.setter(), items.clone());
        Callback::from(move |deed: Deed| {
            if let Deed::Move(key, to) = &deed
                && let Some(item) = items.iter().find(|item| item.key == *key)
            {
                news.set((words().day.moved)(item.title.as_str(), to + 1, items.len()).into());
            }
            dispatch.emit(Action::Do(date, deed));
        })
    };
    let yesterday = today.plus_days(-1);
    let left_over = if date == today { planner.left_over(yesterday, today) } else { Vec::new() };
    let unsaved = planner.failure().filter(|failure| failure.date == date).and_then(|failure| failure.unsaved.clone());
    let oncarry = ondeed.reform(move |()| Deed::CarryOver(yesterday));
    html! {
        <div class="day">
            <header class="day-head">
                <div>
                    <p class="overline">{ intl::relative_day(date, today) }</p>
                    <h1 ref={heading} tabindex="-1">{ name }</h1>
                </div>
                { day_nav(date, today) }
            </header>
            <AddGoal input={add} {unsaved} onadd={ondeed.reform(Deed::Add)} />
            if day.is_some_and(Day::is_loaded) {
                { carry_over(&left_over, day.is_some_and(Day::is_carrying_over), &oncarry) }
            }
            { progress(&items) }
            if !items.is_empty() {
                { goal_list(&items, &ondeed) }
            }
            { below(day, items.is_empty(), date < today, dispatch, date) }
            <p class="visually-hidden" aria-live="polite">{ &*news }</p>
        </div>
    }
}

/// What stands in place of goals: that they come, why they do not, or what to do when there are none.
fn below(day: Option<&Day>, is_empty: bool, is_past: bool, dispatch: &Callback<Action>, date: Date) -> Html {
    if let Some(error) = day.and_then(Day::failure) {
        return failed(error, &dispatch.reform(move |()| Action::Look(date)));
    }
    match (day.is_some_and(Day::is_loaded), is_empty) {
        (false, _) => list_skeleton(),
        (true, true) if is_past => empty(Shape::Sun, words().day.empty_past, words().day.empty_past_hint),
        (true, true) => empty(Shape::Sun, words().day.empty, words().day.empty_hint),
        (true, false) => Html::default(),
    }
}

/// Has the day read when it is looked at, when the page comes to the front and when the connection is back; for today
/// yesterday as well, since something may have been left.
#[hook]
fn use_look(date: Date, today: Date, dispatch: &Callback<Action>) {
    let look = {
        let dispatch = dispatch.clone();
        move || {
            if date == today {
                dispatch.emit(Action::Look(today.plus_days(-1)));
            }
            dispatch.emit(Action::Look(date));
        }
    };
    use_event(PageEvent::Online, {
        let look = look.clone();
        move |_| look()
    });
    use_event(PageEvent::VisibilityChange, {
        let look = look.clone();
        move |_| {
            if focus::document().is_some_and(|document| !document.hidden()) {
                look();
            }
        }
    });
    use_effect_with((date, today), move |_| look());
}

/// Who comes to today can type at once; who goes from day to day hears where they are and keeps the arrow keys.
#[hook]
fn use_arrival(date: Date, is_today: bool, heading: &NodeRef, add: &NodeRef) {
    let has_arrived = use_mut_ref(|| false);
    let (heading, add) = (heading.clone(), add.clone());
    use_effect_with(date, move |_| {
        let was_here = has_arrived.replace(true);
        // Midnight interrupts nobody.
        if was_here && focus::active().is_some_and(|active| focus::takes_keys(&active)) {
            return;
        }
        let target = if !was_here && is_today && !focus::is_touch() { add } else { heading };
        if let Some(target) = target.cast::<HtmlElement>() {
            focus::arrive(&target);
        }
    });
}
