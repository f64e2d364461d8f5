//! The journal of one day, as a part of its page.

use super::Journal;
use crate::{
    components::{failed, list_skeleton},
    planner::{Action, Loading, Planner, View},
    route::Route,
    words::words,
};
use studentos_client::types::Date;
use yew::prelude::*;

/// What was written about a day, and room for more. What keeps the whole day from being shown is said elsewhere.
pub fn of_day(journal: &Journal, planner: &Planner, date: Date, dispatch: &Callback<Action>) -> Html {
    let words = &words().journal;
    let logs = planner.shown().logs_between(date, date);
    let instead = match planner.loading(View::Logs(date, date)) {
        _ if !logs.is_empty() => journal.entries(&logs),
        Loading::Failed(error) if planner.loading(View::Goals(date, date)) == Loading::Loaded => {
            failed(&error, &dispatch.reform(|()| Action::Retry))
        }
        Loading::Loading => list_skeleton(),
        Loading::Failed(_) | Loading::Loaded => Html::default(),
    };
    html! {
        <section class="journal-day" aria-labelledby="journal">
            <div class="journal-head">
                <h2 id="journal">{ words.title }</h2>
                <a class="button is-quiet" href={Route::JournalDay(date).path()}>{ words.all }</a>
            </div>
            { journal.form(date, false, false) }
            { instead }
            { journal.news() }
        </section>
    }
}
