//! One entry, to be read.

use super::{excerpt, mood};
use crate::{
    components::{Markdown, Shape, icon, row_tools},
    words::{duration, words},
};
use studentos_client::types::{Goal, Log};
use yew::prelude::*;

/// What was written, how it felt, how long it took and what it is about.
pub fn entry(log: &Log, goal: Option<&Goal>, onedit: Callback<MouseEvent>, ondelete: Callback<MouseEvent>) -> Html {
    let (words, name) = (words(), excerpt(log.body.as_str()));
    let minutes = log.minutes.map(|minutes| duration(minutes.get().into()));
    html! {
        <>
            <Markdown text={log.body.to_string()} />
            <div class="entry-foot">
                if let Some(felt) = log.mood {
                    <span class="entry-fact">{ mood::face(Some(felt)) }{ mood::name(felt) }</span>
                }
                if let Some(minutes) = minutes {
                    <span class="entry-fact">{ icon(Shape::Clock) }{ minutes }</span>
                }
                if let Some(goal) = goal {
                    <span class="entry-fact">
                        { icon(Shape::Check) }
                        <span class="visually-hidden">{ words.journal.about }{ " " }</span>
                        <span dir="auto">{ goal.title.as_str() }</span>
                    </span>
                }
                <span class="entry-tools">
                    { row_tools(&name, &NodeRef::default(), onedit, ondelete) }
                </span>
            </div>
        </>
    }
}
