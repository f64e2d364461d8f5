//! How the days add up: what is asked for, the sums and shapes of it, and their charts.
//!
//! [`period`], [`sums`] and [`level`] know no page; the other modules draw them.

mod bars;
mod columns;
mod figures;
mod heat_map;
mod level;
mod load;
mod numbers;
mod period;
mod period_choice;
mod sums;
mod svg;

pub use self::{
    bars::{goals, weekdays},
    columns::{time, time_title},
    figures::figures,
    heat_map::heat_map,
    load::{Found, find, find_shares},
    period::Period,
    period_choice::period_choice,
    sums::{Share, Slice, Totals},
};
