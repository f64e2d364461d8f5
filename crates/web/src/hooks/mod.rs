//! What components share: each hook ties one thing outside to their state.

mod use_event;
mod use_planner;
mod use_shortcuts;
mod use_title;
mod use_today;

pub use self::{
    use_event::{PageEvent, use_event},
    use_planner::{PlannerHandle, PlannerProvider, PlannerProviderProps, use_planner},
    use_shortcuts::use_shortcuts,
    use_title::use_title,
    use_today::use_today,
};
