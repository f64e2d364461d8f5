//! How a request becomes arguments: bodies, queries and ids, each refused with a problem that says why.

pub mod body;
mod fields;
mod judged;
mod path_id;
mod query;
mod upload;

pub use self::{body::Json, judged::Judged, path_id::PathId, query::Query, upload::receive};
