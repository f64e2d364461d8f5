//! How the days add up: streaks, a map of the days, and where the time went.

use crate::{
    account::LiveProps,
    browser::location::{self, Location},
    components::{Shape, empty, failed, loaded},
    hooks::{Load, Loader, PageEvent, use_event, use_focus, use_load, use_pause, use_state_eq, use_title},
    insights::{
        Found, Period, Share, Totals, figures, find, find_shares, goals, heat_map, period_choice, time, time_title,
        weekdays,
    },
    route::Route,
    words::words,
};
use studentos_client::types::Date;
use yew::prelude::*;

/// The insights of a month or a year.
#[component]
pub fn InsightsPage(props: &LiveProps) -> Html {
    let words = &words().insights;
    use_title(words.title);
    let heading = use_node_ref();
    use_focus(&heading);
    let account = &props.account;
    let today = account.today;
    let chosen = use_state_eq(asked);
    use_event(PageEvent::PopState, {
        let chosen = chosen.setter();
        // Going back may lead elsewhere.
        move |_| {
            if Location::read().route == Route::Insights {
                chosen.set(asked());
            }
        }
    });
    let period = chosen.filter(|period| period.first() <= today).unwrap_or(Period::Year(today.year()).month(today));
    let changes = use_pause(props.changes);
    let found = use_load(account, (period, today), changes, move |account| {
        let account = account.clone();
        async move { find(&account, period, today).await }
    });
    let shares = use_load(account, (period, today), changes, move |account| {
        let account = account.clone();
        async move { find_shares(&account, period, today).await }
    });
    let onchoose = {
        let chosen = chosen.setter();
        Callback::from(move |period: Period| {
            location::keep("period", &period.to_string());
            chosen.set(Some(period));
        })
    };
    html! {
        <div class="page insights">
            <h1 ref={heading} tabindex="-1">{ words.title }</h1>
            { period_choice(period, today, &onchoose) }
            { shown(&found, period, |found| charts(found, today, &shares)) }
        </div>
    }
}

/// What the address says they are about.
fn asked() -> Option<Period> {
    Period::parse(&location::parameter("period")?)
}

/// What was found, or what stands in its place; what belongs to the period before is only to be guessed at.
fn shown(found: &Loader<Found>, period: Period, charts: impl FnOnce(&Found) -> Html) -> Html {
    match found.state() {
        Load::Loading => skeleton(),
        Load::Failed(error) => {
            let found = found.clone();
            failed(error, &Callback::from(move |()| found.retry()))
        }
        Load::Loaded(found) => {
            let is_old = found.period != period;
            html! {
                <div class={classes!("charts", is_old.then_some("is-old"))} aria-busy={is_old.then_some("true")}>
                    { charts(found) }
                </div>
            }
        }
    }
}

fn charts(found: &Found, today: Date, shares: &Loader<Vec<Share>>) -> Html {
    let words = &words().insights;
    let Found { period, stats } = found;
    let totals = Totals::of(&stats.days);
    let numbers = figures(stats, &totals);
    if totals == Totals::default() {
        return html! { <>{ numbers }{ empty(Shape::Sun, words.empty, words.empty_hint) }</> };
    }
    html! {
        <>
            { numbers }
            { panel(words.day_by_day, heat_map(*period, &stats.days, today)) }
            if totals.planned > 0 {
                { panel(words.by_weekday, weekdays(&stats.days)) }
            }
            { panel(time_title(*period), time(*period, &stats.days)) }
            if totals.minutes > 0 {
                { panel(words.time_per_goal, loaded(shares, |shares| goals(shares))) }
            }
        </>
    }
}

fn panel(title: &'static str, chart: Html) -> Html {
    html! { <section class="panel"><h3>{ title }</h3>{ chart }</section> }
}

/// The shapes of the figures and the map.
fn skeleton() -> Html {
    html! {
        <div class="charts" aria-busy="true">
            <span class="visually-hidden">{ words().app.loading }</span>
            <div class="bone is-figures" />
            <div class="bone is-chart" />
        </div>
    }
}
