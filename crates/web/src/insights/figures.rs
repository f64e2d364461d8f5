//! The few numbers that say most.

use crate::{
    browser::intl,
    insights::Totals,
    words::{duration, words},
};
use studentos_client::types::Stats;
use yew::prelude::*;

/// The streaks, whenever they were, and what the period comes to.
pub fn figures(stats: &Stats, totals: &Totals) -> Html {
    let words = &words().insights;
    let figure = |name: &'static str, value: String, remark: Option<String>| {
        html! {
            <div class="figure">
                <dt>{ name }</dt>
                <dd>
                    <strong>{ value }</strong>
                    if let Some(remark) = remark { <span>{ remark }</span> }
                </dd>
            </div>
        }
    };
    let days = |count: u32| words.days.of(usize::try_from(count).unwrap_or(usize::MAX));
    let (rate, remark) = match totals.percent() {
        Some(percent) => (intl::percent(percent), Some(words.done_of.fill(&totals.completed, &totals.planned))),
        None => ("–".to_owned(), Some(words.nothing_planned.to_owned())),
    };
    html! {
        <dl class="figures">
            { figure(words.current_streak, days(stats.current_streak), None) }
            { figure(words.longest_streak, days(stats.longest_streak), None) }
            { figure(words.goals_done, rate, remark) }
            { figure(words.time_spent, duration(totals.minutes), None) }
        </dl>
    }
}
