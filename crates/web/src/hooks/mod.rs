//! What components share: each hook ties one thing outside to their state.

mod use_action;
mod use_drag;
mod use_effect;
mod use_event;
mod use_first_frame;
mod use_focus;
mod use_form;
mod use_lasting;
mod use_live_changes;
mod use_load;
mod use_location;
mod use_look;
mod use_pause;
mod use_planner;
mod use_shortcuts;
mod use_state;
mod use_title;
mod use_today;

pub use self::{
    use_action::{ActionHandle, use_action},
    use_drag::{Drag, Spot, spot_of, use_drag},
    use_effect::use_effect_with,
    use_event::{PageEvent, use_event},
    use_first_frame::use_first_frame,
    use_focus::use_focus,
    use_form::{FormHandle, use_form},
    use_lasting::use_lasting,
    use_live_changes::use_live_changes,
    use_load::{Load, Loader, use_load},
    use_location::use_location,
    use_look::use_look,
    use_pause::use_pause,
    use_planner::{PlannerHandle, use_planner},
    use_shortcuts::use_shortcuts,
    use_state::use_state_eq,
    use_title::use_title,
    use_today::use_today,
};
