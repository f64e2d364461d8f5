//! The days of a week side by side, and how goals go from one to another.

mod day;
mod due;
mod moves;

pub use self::{
    day::{DayCard, day_card},
    due::due,
    moves::use_moves,
};
