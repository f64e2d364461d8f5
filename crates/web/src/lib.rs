//! The web app of StudentOS: plan a day, tick it off.

pub mod api;
pub mod goals;
