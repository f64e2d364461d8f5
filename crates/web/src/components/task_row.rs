//! One task: a step of a goal, or a loose one.

use super::{
    TitleForm,
    goal_row::{is_checked, move_by_keys},
    row_tools,
    row_tools::delete_button,
    tick_box,
    title_form::{Mode, use_mode},
};
use crate::{browser::focus, hooks::use_effect_with, planner::Change, words::words};
use std::rc::Rc;
use studentos_client::types::{Date, Task, Title, UpdateTask};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`TaskRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TaskRowProps {
    /// The task.
    pub task: Rc<Task>,
    /// Its place in the list, from 0.
    pub place: usize,
    /// The places of all that it can change places with, as the server counts them.
    pub positions: Rc<[i64]>,
    /// What there is to say beside it, as the day by which it is to be done.
    #[prop_or_default]
    pub note: Html,
    /// Something was done to it.
    pub onchange: Callback<Change>,
    /// It is moved: its title, its new place, from 0, and among how many.
    #[prop_or_default]
    pub onmove: Callback<(String, usize, usize)>,
}

/// A task to tick, rename, move and delete.
#[component]
pub fn TaskRow(props: &TaskRowProps) -> Html {
    let TaskRowProps { task, place, positions, onchange, .. } = props;
    let count = positions.len();
    let (row, due, edit) = (use_node_ref(), use_node_ref(), use_node_ref());
    let mode = use_mode(&edit);
    let moving = use_mut_ref(|| None::<Element>);
    use_effect_with(*place, {
        let moving = Rc::clone(&moving);
        move |_| moving.take().iter().for_each(focus::focus_again)
    });
    let id = task.id;
    let onmove = {
        let (moving, props) = (Rc::clone(&moving), props.clone());
        Callback::from(move |to: usize| {
            if let Some(position) = props.positions.get(to).and_then(|position| u32::try_from(*position).ok()) {
                *moving.borrow_mut() = focus::active();
                props.onmove.emit((props.task.title.to_string(), to, props.positions.len()));
                props.onchange.emit(Change::EditTask(id, UpdateTask::default().position(position)));
            }
        })
    };
    let onkeydown = move_by_keys(*place, count, &onmove);
    let class = classes!("step", task.completed.then_some("is-done"));
    let ondelete = onchange.reform({
        let (row, moving) = (row.clone(), Rc::clone(&moving));
        move |_: MouseEvent| {
            // What was typed into its title goes with it.
            *moving.borrow_mut() = focus::active();
            if let Some(row) = row.cast::<Element>() {
                focus::leave(&row);
            }
            Change::DeleteTask(id)
        }
    });
    if *mode == Mode::Renaming {
        let ondone = {
            let (onchange, mode, task, due) = (onchange.clone(), mode.setter(), Rc::clone(task), due.clone());
            Callback::from(move |(title, by_keyboard): (Option<Title>, bool)| {
                if !by_keyboard && moving.borrow().is_some() {
                    return;
                }
                let changes = title.and_then(|title| edited(&task, title, chosen(&due, &task)));
                if let Some(changes) = changes {
                    onchange.emit(Change::EditTask(task.id, changes));
                }
                mode.set(if by_keyboard { Mode::Renamed } else { Mode::Reading });
            })
        };
        return html! {
            <li ref={row} {class} data-task={id.to_string()} {onkeydown}>
                <TitleForm title={task.title.clone()} place={*place} {count} {ondone} {onmove}>
                    <label class="details-date">
                        { words().tasks.due }
                        <input
                            ref={due}
                            type="date"
                            ~defaultValue={task.due_date.map(|date| date.to_string()).unwrap_or_default()}
                        />
                    </label>
                    { delete_button(task.title.as_str(), None, ondelete) }
                </TitleForm>
            </li>
        };
    }
    let onedit = {
        let mode = mode.setter();
        Callback::from(move |_| mode.set(Mode::Renaming))
    };
    let title = task.title.as_str();
    html! {
        <li ref={row} {class} data-task={id.to_string()} {onkeydown}>
            { tick_box(
                title,
                task.completed,
                "x Alt+ArrowUp Alt+ArrowDown",
                onchange.reform(move |event| Change::tick_task(id, is_checked(&event))),
            ) }
            { props.note.clone() }
            { row_tools(title, &edit, onedit, ondelete) }
        </li>
    }
}

/// The day in the field, where there is one; half a day is no other one.
fn chosen(due: &NodeRef, task: &Task) -> Option<Date> {
    match due.cast::<HtmlInputElement>() {
        Some(due) if !due.matches(":invalid").unwrap_or_default() => Date::parse(&due.value()).ok(),
        _ => task.due_date,
    }
}

/// What was edited, if anything was.
fn edited(task: &Task, title: Title, due_date: Option<Date>) -> Option<UpdateTask> {
    let changes = UpdateTask {
        title: Some(title).filter(|title| *title != task.title),
        due_date: Some(due_date).filter(|due_date| *due_date != task.due_date),
        ..UpdateTask::default()
    };
    (changes != UpdateTask::default()).then_some(changes)
}
