//! The goals of a day.

use super::GoalRow;
use crate::{
    goals::{Deed, Item},
    words::words,
};
use yew::prelude::*;

/// The goals as a list, each with what can be done to it.
pub fn goal_list(items: &[Item], ondeed: &Callback<Deed>) -> Html {
    let count = items.len();
    let row = |(place, item): (usize, &Item)| {
        html! { <GoalRow key={item.key.0} item={item.clone()} {place} {count} ondeed={ondeed.clone()} /> }
    };
    html! {
        <ul class="goals" aria-label={words().day.goals}>{ for items.iter().enumerate().map(row) }</ul>
    }
}
