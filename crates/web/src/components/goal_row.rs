//! One goal of the list.

use super::{RenameGoal, Shape, icon};
use crate::{
    browser::focus,
    goals::{Deed, Item},
    words::words,
};
use std::rc::Rc;
use studentos_client::types::Title;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`GoalRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GoalRowProps {
    /// The goal.
    pub item: Item,
    /// Its place in the list, from 0.
    pub place: usize,
    /// How many there are.
    pub count: usize,
    /// Something was done to it.
    pub ondeed: Callback<Deed>,
}

/// What the row is for just now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Reading,
    Renaming,
    /// The title was edited by keyboard, which comes back to where it was.
    Renamed,
}

/// A goal to tick, rename, move and delete.
#[component]
pub fn GoalRow(props: &GoalRowProps) -> Html {
    let GoalRowProps { item, place, count, ondeed } = props;
    let (row, edit) = (use_node_ref(), use_node_ref());
    let mode = use_state_eq(|| Mode::Reading);
    use_effect_with(*mode, {
        let edit = edit.clone();
        move |mode| {
            if *mode == Mode::Renamed
                && let Some(edit) = edit.cast::<HtmlElement>()
            {
                edit.focus().ok();
            }
        }
    });

    // A row that moves is taken out of the page and put in again, and loses the keyboard on the way. The button that moved
    // it may be disabled at its new place; then the keyboard goes to the title.
    let moving = use_mut_ref(|| None::<Element>);
    use_effect_with(*place, {
        let moving = Rc::clone(&moving);
        move |_| moving.take().iter().for_each(focus::focus_again)
    });
    let onmove = ondeed.reform({
        let (key, moving) = (item.key, Rc::clone(&moving));
        move |to| {
            *moving.borrow_mut() = focus::active();
            Deed::Move(key, to)
        }
    });
    let onkeydown = {
        let (onmove, place, last) = (onmove.clone(), *place, count.saturating_sub(1));
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowUp" if event.alt_key() => place.saturating_sub(1),
                "ArrowDown" if event.alt_key() => (place + 1).min(last),
                _ => return,
            };
            event.prevent_default();
            if to != place {
                onmove.emit(to);
            }
        })
    };
    let class = classes!("goal", item.completed.then_some("is-done"), item.skipped.then_some("is-skipped"));
    if *mode == Mode::Renaming {
        let ondone = {
            let (ondeed, mode, item) = (ondeed.clone(), mode.setter(), item.clone());
            Callback::from(move |(title, by_keyboard): (Option<Title>, bool)| {
                if !by_keyboard && moving.borrow().is_some() {
                    return;
                }
                if let Some(title) = title.filter(|title| *title != item.title) {
                    ondeed.emit(Deed::Rename(item.key, title));
                }
                mode.set(if by_keyboard { Mode::Renamed } else { Mode::Reading });
            })
        };
        return html! {
            <li {class} {onkeydown}>
                <RenameGoal title={item.title.clone()} place={*place} count={*count} {ondone} {onmove} />
            </li>
        };
    }

    let key = item.key;
    let onchange = ondeed.reform(move |event: Event| {
        let ticked = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
        Deed::Tick(key, ticked)
    });
    let ondelete = {
        let row = row.clone();
        ondeed.reform(move |_| {
            if let Some(row) = row.cast::<Element>() {
                focus::leave(&row);
            }
            Deed::Delete(key)
        })
    };
    let onedit = {
        let mode = mode.setter();
        Callback::from(move |_| mode.set(Mode::Renaming))
    };
    let title = item.title.as_str();
    html! {
        <li ref={row} {class} {onkeydown}>
            <label class="goal-label">
                <input
                    type="checkbox"
                    checked={item.completed}
                    aria-keyshortcuts="x Alt+ArrowUp Alt+ArrowDown"
                    {onchange}
                />
                <span class="goal-box">{ icon(Shape::Check) }</span>
                <span class="goal-title" dir="auto">{ title }</span>
            </label>
            if item.skipped {
                <span class="tag">{ words().day.skipped }</span>
            }
            <button
                ref={edit}
                class="icon-button goal-tool"
                type="button"
                aria-label={(words().app.edit_named)(title)}
                aria-keyshortcuts="e"
                onclick={onedit}
            >
                { icon(Shape::Pencil) }
            </button>
            <button
                class="icon-button goal-tool is-danger"
                type="button"
                aria-label={(words().app.delete_named)(title)}
                aria-keyshortcuts="d"
                onclick={ondelete}
            >
                { icon(Shape::Trash) }
            </button>
        </li>
    }
}
