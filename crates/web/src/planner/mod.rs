//! What a person plans and writes, as they see it: what the server confirmed with what they did since, at once and honestly.
//!
//! Nothing here knows the page, and only [`Request`] knows how the server is asked: [`Planner`] takes [`Action`]s, says which
//! [`Request`]s to send and takes their [`Answer`]s. The hook that ties it to both is [`crate::hooks::use_planner`].

mod added;
mod apply;
mod asking;
mod change;
mod confirm;
mod failure;
mod fresh;
mod ids;
#[expect(clippy::module_inception, reason = "the module is named after what it is about")]
mod planner;
mod queue;
mod records;
mod request;
mod snapshot;
mod sorted;
mod table;
mod undo;
mod view;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use self::{
    added::added,
    change::Change,
    failure::Failure,
    planner::{Action, Asked, Planner},
    queue::{Conflict, Pending, Queue, Rival, Typed},
    records::{Id, Records},
    request::{Answer, Request},
    snapshot::Snapshot,
    undo::{Deed, Undo},
    view::{Loading, View},
};
