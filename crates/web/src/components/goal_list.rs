//! The goals of a day.

use super::GoalRow;
use crate::{
    goals::{Deed, Item},
    words,
};
use yew::prelude::*;

/// Properties of [`GoalList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GoalListProps {
    /// The goals, in their order.
    pub items: Vec<Item>,
    /// Something was done to one of them.
    pub ondeed: Callback<Deed>,
}

/// The goals as a list, each with what can be done to it.
#[component]
pub fn GoalList(props: &GoalListProps) -> Html {
    let count = props.items.len();
    let row = |(place, item): (usize, &Item)| {
        html! { <GoalRow key={item.key.0} item={item.clone()} {place} {count} ondeed={props.ondeed.clone()} /> }
    };
    html! {
        <ul class="goals" aria-label={words::GOALS}>{ for props.items.iter().enumerate().map(row) }</ul>
    }
}
