//! The parts of the pages.

mod account_menu;
mod add_goal;
mod carry_over;
mod day_nav;
mod form;
mod frame;
mod goal_list;
mod goal_row;
mod icon;
mod link;
mod notice;
mod progress;
mod redirect;
mod rename_goal;
mod shortcuts_dialog;
mod skeleton;
mod text_field;
mod theme_choice;
mod toasts;

pub use self::{
    account_menu::AccountMenu,
    add_goal::{AddGoal, AddGoalProps},
    carry_over::CarryOver,
    day_nav::DayNav,
    form::{Form, FormState},
    frame::Frame,
    goal_list::{GoalList, GoalListProps},
    goal_row::GoalRow,
    icon::{Icon, Shape},
    link::Link,
    notice::Notice,
    progress::Progress,
    redirect::Redirect,
    rename_goal::RenameGoal,
    shortcuts_dialog::ShortcutsDialog,
    skeleton::{DaySkeleton, ListSkeleton},
    text_field::{TextField, TextFieldProps},
    theme_choice::ThemeChoice,
    toasts::{Toasts, ToastsProps},
};
