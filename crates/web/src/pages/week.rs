//! A week: its days side by side, between which goals are moved.

use super::day::LEFT_OVER;
use crate::{
    account::Account,
    browser::{focus, intl, page},
    calendar::Week,
    components::{News, add_telling, change_telling, dropped, failed, move_telling, progress, refused, time_nav},
    hooks::{PlannerHandle, use_drag, use_effect_with, use_lasting, use_look, use_state_eq, use_title},
    planner::{Action, Loading, View},
    route::Route,
    tasks::{at_hand, due_in, is_due_in, reach, strays, use_task_changes},
    week::{DayCard, day_card, due, use_moves},
    words::words,
};
use std::rc::Rc;
use studentos_client::types::Date;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`WeekPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WeekPageProps {
    /// The planner.
    pub plan: PlannerHandle,
    /// Whose week it is.
    pub account: Account,
    /// Which week.
    pub week: Week,
}

/// The week: what is planned for each day, how far all is, and what else is due.
#[component]
pub fn WeekPage(props: &WeekPageProps) -> Html {
    let WeekPageProps { plan: PlannerHandle { planner, dispatch }, week, .. } = props;
    let today = props.account.today;
    let heading = use_node_ref();
    let news = use_state_eq(News::default);
    use_effect_with(*week, {
        let news = news.setter();
        move |_| news.set(News::default())
    });
    let active = use_state_eq(|| None::<Date>);
    let days = days(*week);
    let (first, last) = (week.first_day(), week.first_day().plus_days(6));
    let name = intl::span(first, last, today);
    use_title(&name);
    // Who goes from here to today finds there at once what was left before.
    let earliest = if days.contains(&today) { first.min(today.plus_days(-LEFT_OVER)) } else { first };
    let looks_around = use_state_eq(|| false);
    let around = View::Goals(reach(first).0, reach(last).1);
    let strays = strays(planner, (earliest, last), &|task| is_due_in(task, &days));
    let views = [View::Goals(earliest, last), View::Tasks(false)].into_iter().chain(strays);
    use_look(views.chain(looks_around.then_some(around)).collect(), dispatch);
    let onaround = Callback::from({
        let looks_around = looks_around.setter();
        move |()| looks_around.set(true)
    });
    use_effect_with((*week, heading.clone()), |(_, heading)| {
        if let Some(heading) = heading.cast::<HtmlElement>() {
            focus::arrive(&heading);
        }
    });

    let shown = planner.shown();
    let change = change_telling(shown, dispatch, news.setter());
    let onkeydown = use_moves(shown, &change);
    let onchange = use_lasting(change.clone());
    let drag = use_drag(Callback::from({
        let shown = Rc::clone(shown);
        move |(id, spot)| {
            if let Some(done) = dropped(&shown, id, spot) {
                change.emit(done);
            }
        }
    }));
    let (ticked, ontask) = use_task_changes(&props.plan);
    let onmove = use_lasting(move_telling(news.setter()));
    let items = due_in(shown, &days, |task| ticked.contains(&planner.first_task_id(task.id)));
    let loading = planner.loading(View::Goals(first, last));
    // On a phone the days stand below each other.
    use_effect_with((*week, loading == Loading::Loaded), |(_, is_there)| {
        if *is_there && page::is_touch() {
            page::bring_up(".week-day.is-today");
        }
    });
    // New goals go to today, unless the keyboard is at another day.
    let of_week = |date: &Date| days.contains(date);
    let current = active.filter(of_week).or(Some(today).filter(of_week)).unwrap_or(first);
    let card = |date: Date| {
        let named = if *looks_around { at_hand(shown, date) } else { Vec::new() };
        day_card(DayCard {
            planner,
            user: props.account.user.id,
            date,
            today,
            is_loading: loading == Loading::Loading,
            has_key: date == current,
            drag: &drag,
            onchange: &onchange,
            onadd: add_telling(date, Some(*week), today, named.clone(), dispatch, news.setter()),
            goals: named,
            refused: refused(planner, Some(date), dispatch, news.setter()),
            onname: &onaround,
            onfocus: Callback::from({
                let active = active.setter();
                move |date| active.set(Some(date))
            }),
        })
    };
    let goals: Vec<_> = days.iter().flat_map(|date| shown.day(*date)).collect();
    html! {
        <div class="week">
            <header class="day-head">
                <div>
                    <p class="overline">{ distance(*week, today) }</p>
                    <h1 ref={heading} tabindex="-1">{ name }</h1>
                </div>
                { week_nav(*week, today) }
            </header>
            { progress(words().week.progress, &goals) }
            { note(&loading, goals.is_empty(), last < today, dispatch) }
            { drag.around(html! {
                <div class="week-days" aria-busy={(loading == Loading::Loading).then_some("true")} {onkeydown}>
                    { for days.iter().copied().map(card) }
                    if planner.loading(View::Tasks(false)) == Loading::Loaded {
                        { due(planner, &items, today, &ontask, &onmove) }
                    }
                </div>
            }) }
            { news.told(planner) }
        </div>
    }
}

/// The days of a week; the last of all weeks has fewer than seven.
fn days(week: Week) -> Vec<Date> {
    let mut days = week.days().to_vec();
    days.dedup();
    days
}

/// How far the week is, and which of its year it is.
fn distance(week: Week, today: Date) -> String {
    let days = week.first_day().days_since_epoch() - Week::of(today).first_day().days_since_epoch();
    let number = words().week.number.fill(&week.number());
    match intl::relative_week(days / 7) {
        Some(distance) => format!("{distance} · {number}"),
        None => number,
    }
}

fn week_nav(week: Week, today: Date) -> Html {
    let (words, now) = (&words().week, Week::of(today));
    let names = [words.previous_week, words.this_week, words.next_week];
    time_nav(words.weeks, names, [week.previous(), now, week.next()].map(Route::Week), week == now)
}

/// What there is to say about the whole week.
fn note(loading: &Loading, is_empty: bool, is_past: bool, dispatch: &Callback<Action>) -> Html {
    let words = words();
    let hint = if is_past { words.week.empty_past } else { words.week.empty };
    match loading {
        Loading::Failed(error) => failed(error, &dispatch.reform(|()| Action::Retry)),
        Loading::Loading => html! { <span class="visually-hidden">{ words.app.loading }</span> },
        Loading::Loaded if is_empty => html! { <p class="notice">{ hint }</p> },
        Loading::Loaded => Html::default(),
    }
}
