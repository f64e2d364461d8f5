//! The parts of the pages: components where there is state, functions where there is none.

mod account_menu;
mod add_goal;
mod blank;
mod carry_over;
mod confirm;
mod day_nav;
mod fields;
mod form;
mod frame;
mod goal_list;
mod goal_row;
mod icon;
mod language_choice;
mod loaded;
mod markdown;
mod progress;
mod redirect;
mod rename_goal;
mod select_field;
mod shortcuts_dialog;
mod skeleton;
mod text_field;
mod theme_choice;
mod toasts;

pub use self::{
    account_menu::AccountMenu,
    add_goal::{AddGoal, AddGoalProps},
    blank::{empty, failed},
    carry_over::carry_over,
    confirm::Confirm,
    day_nav::day_nav,
    fields::Fields,
    form::{Form, FormState},
    frame::frame,
    goal_list::goal_list,
    goal_row::{GoalRow, GoalRowProps},
    icon::{Shape, icon},
    language_choice::language_choice,
    loaded::loaded,
    markdown::{Markdown, MarkdownProps},
    progress::progress,
    redirect::Redirect,
    rename_goal::RenameGoal,
    select_field::{SelectField, choice},
    shortcuts_dialog::shortcuts_dialog,
    skeleton::{day_skeleton, list_skeleton, page_skeleton},
    text_field::{TextField, known_as, note},
    theme_choice::theme_choice,
    toasts::{Toasts, ToastsProps},
};
