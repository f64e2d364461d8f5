//! A day and its goals; today is the page the app opens with.

use crate::{
    account::Account,
    browser::{focus, intl, page},
    components::{
        AddGoal, GoalList, News, Shape, add_telling, carry_over, change_telling, day_nav, empty, failed, list_skeleton,
        move_telling, progress, refused, use_put_away,
    },
    hooks::{PlannerHandle, use_effect_with, use_lasting, use_look, use_state_eq, use_title},
    journal::{of_day, use_journal},
    planner::{Action, Change, Loading, Planner, View},
    tasks::{DueTasks, at_hand, is_due, reach, strays},
    words::words,
};
use studentos_client::types::{CarryOver, Date};
use web_sys::HtmlElement;
use yew::prelude::*;

/// How many days back goals are looked for that were left: no longer than a day of the week says which one it was.
pub const LEFT_OVER: i32 = 6;

/// Properties of [`DayPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DayPageProps {
    /// The planner.
    pub plan: PlannerHandle,
    /// Whose day it is.
    pub account: Account,
    /// Which day; none for today, whichever that is.
    pub date: Option<Date>,
}

/// A day: what is planned, how far it is, and room for more.
#[component]
pub fn DayPage(props: &DayPageProps) -> Html {
    let PlannerHandle { planner, dispatch } = &props.plan;
    let today = props.account.today;
    let date = props.date.unwrap_or(today);
    let (heading, add) = (use_node_ref(), use_node_ref());
    let news = use_state_eq(News::default);
    let words = words();
    let name = intl::long_date(date, today);
    use_effect_with(date, {
        let news = news.setter();
        move |_| news.set(News::default())
    });
    use_title(if date == today { words.day.today } else { &name });
    let looks_around = use_state_eq(|| false);
    use_look(views(planner, date, today, *looks_around), dispatch);
    use_arrival(date, props.date.is_none(), &heading, &add);

    let journal = use_journal(&props.plan, props.account.user.id);
    let shown = planner.shown();
    let goals = shown.day(date);
    let onchange = use_lasting(change_telling(shown, dispatch, news.setter()));
    let named = if *looks_around { at_hand(shown, date) } else { Vec::new() };
    let onadd = add_telling(date, None, today, named.clone(), dispatch, news.setter());
    let (is_away, onaway) = use_put_away(props.account.user.id, today);
    let left_over = if date == today && !is_away { shown.last_left_over(today, LEFT_OVER) } else { None };
    let refused = refused(planner, Some(date), dispatch, news.setter());
    let oncarry = onchange.reform(move |from| Change::CarryOver(CarryOver { from, to: today }));
    let onaround = Callback::from({
        let looks_around = looks_around.setter();
        move |()| looks_around.set(true)
    });
    let onmove = use_lasting(move_telling(news.setter()));
    let loading = planner.loading(View::Goals(date, date));
    // What is still to come would push the journal down, but where it was once it stays.
    let had_journal = use_mut_ref(|| false);
    let awaits_due = date >= today && planner.loading(View::Due(date)) == Loading::Loading;
    let has_journal = loading != Loading::Loading && (!awaits_due || *had_journal.borrow());
    had_journal.replace(has_journal);
    html! {
        <div class="day">
            <header class="day-head">
                <div>
                    <p class="overline">{ intl::relative_day(date, today) }</p>
                    <h1 ref={heading} tabindex="-1">{ name }</h1>
                </div>
                { day_nav(date, today) }
            </header>
            <AddGoal
                user={props.account.user.id}
                input={add}
                goals={named}
                onname={onaround}
                day={Some(date)}
                {today}
                {refused}
                {onadd}
            />
            { news.told(planner) }
            if let Some((from, goals)) = left_over.filter(|_| loading == Loading::Loaded) {
                { carry_over(from, today, &goals, planner.is_carrying_over(), &oncarry, &onaway) }
            }
            { progress(words.day.progress, &goals) }
            if !goals.is_empty() {
                <GoalList plan={props.plan.clone()} user={props.account.user.id} {date} {today} {onchange} />
            }
            { below(&loading, goals.is_empty(), date < today, dispatch) }
            if date >= today && loading != Loading::Loading {
                <DueTasks plan={props.plan.clone()} {date} {today} {onmove} />
            }
            if has_journal {
                { of_day(&journal, planner, date, dispatch) }
            }
        </div>
    }
}

/// What is read to show a day; for today some days before as well, since something may have been left, the goals that something
/// is due for, and those of the days around it where they are needed.
fn views(planner: &Planner, date: Date, today: Date, looks_around: bool) -> Vec<View> {
    let first = if date == today { date.plus_days(-LEFT_OVER) } else { date };
    let due = (date >= today).then_some(View::Due(date));
    let strays = strays(planner, (first, date), &|task| due.is_some() && is_due(task, date, today));
    let (nearest, furthest) = reach(date);
    let around = looks_around.then_some(View::Goals(nearest, furthest));
    let views = [View::Goals(first, date), View::Steps(date), View::Logs(date, date)];
    views.into_iter().chain(due).chain(strays).chain(around).collect()
}

/// What stands in place of goals: that they come, why they do not, or what to do when there are none.
fn below(loading: &Loading, is_empty: bool, is_past: bool, dispatch: &Callback<Action>) -> Html {
    let words = &words().day;
    match loading {
        Loading::Failed(error) => failed(error, &dispatch.reform(|()| Action::Retry)),
        Loading::Loading => list_skeleton(),
        Loading::Loaded if !is_empty => Html::default(),
        Loading::Loaded if is_past => empty(Shape::Sun, words.empty_past, words.empty_past_hint),
        Loading::Loaded => empty(Shape::Sun, words.empty, words.empty_hint),
    }
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
        let target = if !was_here && is_today && !page::is_touch() { add } else { heading };
        if let Some(target) = target.cast::<HtmlElement>() {
            focus::arrive(&target);
        }
    });
}
