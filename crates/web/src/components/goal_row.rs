//! One goal of the list.

use super::{
    Shape, TitleForm, goal_details,
    goal_list::moved_to,
    icon, row_tools,
    steps::{Step, steps},
    tick_box,
    title_form::{Mode, use_mode},
};
use crate::{
    browser::focus,
    hooks::{use_effect_with, use_state_eq},
    planner::Change,
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{Date, Goal, Title, UpdateGoal, UserId};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`GoalRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GoalRowProps {
    /// What it looks like beside what it is.
    pub class: Classes,
    /// Whose goal it is.
    pub user: UserId,
    /// The goal.
    pub goal: Rc<Goal>,
    /// What is around it.
    pub around: Around,
    /// Its place in the list, from 0.
    pub place: usize,
    /// How many there are.
    pub count: usize,
    /// The user's own day.
    pub today: Date,
    /// Something was done to it.
    pub onchange: Callback<Change>,
}

/// What is around a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Around {
    /// The page of its day, which shows its steps, and brings back one that could not be added.
    Day(Vec<Step>, Option<String>),
    /// Other days, to which keys move it.
    Days,
}

impl Around {
    const fn shortcuts(&self) -> &'static str {
        match self {
            Self::Day(..) => "x Alt+ArrowUp Alt+ArrowDown",
            Self::Days => "x Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight",
        }
    }
}

/// A goal to tick, rename, move and delete, with its steps and what else there is to it.
#[component]
pub fn GoalRow(props: &GoalRowProps) -> Html {
    let GoalRowProps { goal, place, count, onchange, .. } = props;
    let (row, edit) = (use_node_ref(), use_node_ref());
    let (mode, is_open) = (use_mode(&edit), use_state_eq(|| false));

    // A row that moves is taken out of the page and put in again, and loses the keyboard on the way. The button that moved
    // it may be disabled at its new place; then the keyboard goes to the title.
    let moving = use_mut_ref(|| None::<Element>);
    use_effect_with(*place, {
        let moving = Rc::clone(&moving);
        move |_| moving.take().iter().for_each(focus::focus_again)
    });
    let onmove = onchange.reform({
        let (id, moving) = (goal.id, Rc::clone(&moving));
        move |to| {
            *moving.borrow_mut() = focus::active();
            Change::EditGoal(id, moved_to(to))
        }
    });
    let onkeydown = move_by_keys(*place, *count, &onmove);
    let class = classes!(
        "goal",
        goal.completed.then_some("is-done"),
        goal.skipped.then_some("is-skipped"),
        props.class.clone()
    );
    if *mode == Mode::Renaming {
        let ondone = {
            let (onchange, mode, goal) = (onchange.clone(), mode.setter(), Rc::clone(goal));
            Callback::from(move |(title, by_keyboard): (Option<Title>, bool)| {
                if !by_keyboard && moving.borrow().is_some() {
                    return;
                }
                if let Some(title) = title.filter(|title| *title != goal.title) {
                    onchange.emit(Change::EditGoal(goal.id, UpdateGoal::default().title(title)));
                }
                mode.set(if by_keyboard { Mode::Renamed } else { Mode::Reading });
            })
        };
        return html! {
            <li {class} {onkeydown} data-goal={goal.id.to_string()} data-place={place.to_string()}>
                <TitleForm title={goal.title.clone()} place={*place} count={*count} {ondone} {onmove} />
            </li>
        };
    }

    let id = goal.id;
    let ondelete = onchange.reform({
        let row = row.clone();
        move |_: MouseEvent| {
            if let Some(row) = row.cast::<Element>() {
                focus::leave(&row);
            }
            Change::DeleteGoal(id)
        }
    });
    let onedit = {
        let mode = mode.setter();
        Callback::from(move |_| mode.set(Mode::Renaming))
    };
    let onopen = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    let (words, title) = (words(), goal.title.as_str());
    html! {
        <li ref={row} {class} {onkeydown} data-goal={goal.id.to_string()} data-place={place.to_string()}>
            <div class="goal-line">
                <span class="grip" aria-hidden="true" />
                { tick_box(
                    title,
                    goal.completed,
                    props.around.shortcuts(),
                    onchange.reform(move |event| Change::tick_goal(id, is_checked(&event))),
                ) }
                { tags(goal) }
                <button
                    class={classes!("icon-button", "goal-tool", is_open.then_some("is-open"))}
                    type="button"
                    aria-label={words.day.more_about.fill(&title)}
                    aria-expanded={is_open.to_string()}
                    aria-keyshortcuts="o"
                    onclick={onopen}
                >
                    { icon(Shape::Down) }
                </button>
                { row_tools(title, &edit, onedit, ondelete) }
            </div>
            if let Around::Day(tasks, unsaved) = &props.around {
                { steps(props.user, goal, tasks, unsaved.as_ref(), *is_open, props.today, onchange) }
            }
            if *is_open {
                { goal_details(props.user, goal, props.today, onchange) }
            }
        </li>
    }
}

/// Whether a box is ticked now.
pub fn is_checked(event: &Event) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())
}

/// Alt with an arrow moves what stands at this place, but where it does something else: it opens a calendar or a list, and moves
/// the caret of a text.
pub fn move_by_keys(place: usize, count: usize, onmove: &Callback<usize>) -> Callback<KeyboardEvent> {
    let onmove = onmove.clone();
    Callback::from(move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowUp" if event.alt_key() => place.saturating_sub(1),
            "ArrowDown" if event.alt_key() => (place + 1).min(count.saturating_sub(1)),
            _ => return,
        };
        let is_used = "select, textarea, input:not([type=checkbox], [type=text])";
        if event.target_dyn_into::<Element>().is_some_and(|field| field.matches(is_used).unwrap_or_default()) {
            return;
        }
        event.prevent_default();
        // A step moves within its goal, not with it.
        event.stop_propagation();
        if to != place {
            onmove.emit(to);
        }
    })
}

/// What there is to know of a goal at a glance.
fn tags(goal: &Goal) -> Html {
    let words = &words().day;
    let count = (goal.tasks_total > 0).then(|| format!("{}/{}", goal.tasks_completed, goal.tasks_total));
    html! {
        <span class="goal-tags">
            if let Some(count) = count {
                <span class="tag" title={words.steps_done.fill(&goal.tasks_completed, &goal.tasks_total)}>{ count }</span>
            }
            if !goal.notes.as_str().is_empty() {
                <span class="tag-icon" role="img" aria-label={words.has_notes}>{ icon(Shape::Note) }</span>
            }
            if goal.repeat_id.is_some() {
                <span class="tag-icon" role="img" aria-label={words.comes_back}>{ icon(Shape::Repeat) }</span>
            }
            if goal.skipped {
                <span class="tag">{ words.skipped }</span>
            }
        </span>
    }
}
