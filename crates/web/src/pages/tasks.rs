//! All that is to be done, whenever that is.

use crate::{
    account::Account,
    browser::intl,
    components::{AddGoal, News, Shape, empty, failed, icon, list_skeleton, move_telling, refused},
    hooks::{PlannerHandle, use_focus, use_lasting, use_look, use_state_eq, use_title},
    planner::{Action, Loading, View, added},
    quick_add::Understood,
    route::Route,
    tasks::{When, agenda, at_hand, done, reach, task_list, use_task_changes},
    words::words,
};
use studentos_client::types::{Date, Title};
use yew::prelude::*;

/// Properties of [`TasksPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TasksPageProps {
    /// The planner.
    pub plan: PlannerHandle,
    /// Whose tasks they are.
    pub account: Account,
}

/// The open tasks by the day they are due, room for more, and the done ones for who wants to see them.
#[component]
pub fn TasksPage(props: &TasksPageProps) -> Html {
    let PlannerHandle { planner, dispatch } = &props.plan;
    let today = props.account.today;
    let (heading, add) = (use_node_ref(), use_node_ref());
    let shows_done = use_state_eq(|| false);
    let news = use_state_eq(News::default);
    let (ticked, onchange) = use_task_changes(&props.plan);
    let words = words();
    use_title(words.tasks.title);
    use_focus(&heading);
    let (first, last) = reach(today);
    // Of a step it is not known whether it is to be done before its goal is.
    let open = [View::Tasks(false), View::GoalsWithSteps];
    let loading = open.iter().map(|view| planner.loading(*view)).find(|loading| *loading != Loading::Loaded);
    let loading = loading.unwrap_or(Loading::Loaded);
    let finished = shows_done.then_some(View::Tasks(true));
    use_look(open.into_iter().chain([View::Goals(first, last)]).chain(finished).collect(), dispatch);

    let shown = planner.shown();
    let onmove = use_lasting(move_telling(news.setter()));
    let goals = at_hand(shown, today);
    let onadd = {
        let (dispatch, news, goals) = (dispatch.clone(), news.setter(), goals.clone());
        Callback::from(move |(text, title, understood): (String, Title, Understood)| {
            news.set(told(&title, &understood, today));
            dispatch.emit(Action::Add(added(title, understood, &goals, None, today), (text, None)));
        })
    };
    let onshow = {
        let shows_done = shows_done.clone();
        Callback::from(move |_| shows_done.set(!*shows_done))
    };
    let refused = refused(planner, None, dispatch, news.setter());
    let lists = agenda(shown, today, |task| !*shows_done && ticked.contains(&planner.first_task_id(task.id)));
    let count = lists.iter().flat_map(|(_, items)| items).filter(|item| !item.task.completed).count();
    let section = |title: &'static str, list: Html| {
        html! { <section class="task-group"><h2>{ title }</h2>{ list }</section> }
    };
    let is_empty = lists.is_empty();
    let nothing =
        || if is_empty { empty(Shape::Check, words.tasks.empty, words.tasks.empty_hint) } else { Html::default() };
    let lists: Vec<_> = lists
        .iter()
        .map(|(when, items)| {
            section(
                name(*when),
                task_list(
                    planner,
                    items,
                    (*when == When::Today).then_some(today),
                    today,
                    name(*when),
                    &onchange,
                    &onmove,
                ),
            )
        })
        .collect();
    let done_list = || {
        let items = done(shown);
        let nothing = || {
            html! {
                if items.is_empty() {
                    <p class="row-note">{ words.tasks.nothing_done }</p>
                }
            }
        };
        html! {
            <>
                if !items.is_empty() {
                    { task_list(planner, &items, None, today, words.tasks.done, &onchange, &onmove) }
                }
                { below(planner.loading(View::Tasks(true)), nothing, dispatch) }
            </>
        }
    };
    html! {
        <div class="day">
            <header class="day-head">
                <div>
                    <p class="overline">
                        { if loading == Loading::Loaded && !is_empty { words.tasks.to_do.fill(&count) } else { "\u{a0}".to_owned() } }
                    </p>
                    <h1 ref={heading} tabindex="-1">{ words.tasks.title }</h1>
                </div>
                <div class="day-nav">
                    <a href={Route::Repeats.path()} class="button is-quiet">{ icon(Shape::Repeat) }{ words.repeats.title }</a>
                </div>
            </header>
            <AddGoal
                user={props.account.user.id}
                id="add-task"
                input={add}
                label={words.day.add_task}
                {goals}
                {today}
                {refused}
                {onadd}
            />
            { news.told(planner) }
            { for lists }
            { below(loading, nothing, dispatch) }
            <button class="button is-quiet task-more" type="button" aria-expanded={shows_done.to_string()} onclick={onshow}>
                { if *shows_done { words.tasks.hide_done } else { words.tasks.show_done } }
            </button>
            if *shows_done {
                { section(words.tasks.done, done_list()) }
            }
        </div>
    }
}

/// What a list of tasks is called.
fn name(when: When) -> &'static str {
    let words = words();
    match when {
        When::Overdue => words.tasks.overdue,
        When::Today => words.day.today,
        When::ThisWeek => words.tasks.this_week,
        When::Later => words.tasks.later,
        When::Undated => words.tasks.undated,
    }
}

/// What there is to say about what somebody adds.
fn told(title: &Title, understood: &Understood, today: Date) -> News {
    let (title, words) = (title.as_str(), &words().day);
    match understood.date {
        _ if understood.rule.is_some() => News::seen(words.coming_back.fill(&title)),
        Some(day) => News::heard(words.planned_for.fill(&title, &intl::long_date(day, today))),
        None => News::default(),
    }
}

/// What stands in place of tasks: that they come, why they do not, or that there are none.
fn below(loading: Loading, none: impl FnOnce() -> Html, dispatch: &Callback<Action>) -> Html {
    match loading {
        Loading::Failed(error) => failed(&error, &dispatch.reform(|()| Action::Retry)),
        Loading::Loading => list_skeleton(),
        Loading::Loaded => none(),
    }
}
