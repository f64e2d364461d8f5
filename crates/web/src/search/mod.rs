//! Looking for what was planned and written.

mod find;
mod hits;
mod mark;

pub use self::{
    find::{Found, Group, Hit, Kind, find},
    hits::hits,
    mark::{Piece, around, holds, pieces},
};
