//! The parts of the pages: components where there is state, functions where there is none.

mod account_menu;
mod add_goal;
mod add_task;
mod blank;
mod button;
mod carry_over;
mod confirm;
mod day_nav;
mod fields;
mod form;
mod frame;
mod goal_details;
mod goal_list;
mod goal_news;
mod goal_row;
mod icon;
mod language_choice;
mod loaded;
mod markdown;
mod meanwhile;
mod move_field;
mod nav;
mod news;
mod notes_field;
mod progress;
mod redirect;
mod row_tools;
mod select_field;
mod shortcuts_dialog;
mod skeleton;
mod steps;
mod sync_notes;
mod task_note;
mod task_row;
mod text_field;
mod theme_choice;
mod title_form;
mod toasts;
mod understood;

pub use self::{
    account_menu::AccountMenu,
    add_goal::{AddGoal, AddGoalProps},
    add_task::AddTask,
    blank::{empty, failed},
    button::{ButtonKind, busy_button, button, icon_button, row_button, submit_button},
    carry_over::{carry_over, use_put_away},
    confirm::Confirm,
    day_nav::{day_nav, time_nav},
    fields::Fields,
    form::{Form, FormState},
    frame::frame,
    goal_details::goal_details,
    goal_list::{GoalList, dropped, goal_rows},
    goal_news::{Refused, add_telling, change_telling, move_telling, refused},
    goal_row::{Around, GoalRow, GoalRowProps},
    icon::{Shape, icon},
    language_choice::language_choice,
    loaded::loaded,
    markdown::{Markdown, MarkdownProps},
    meanwhile::meanwhile,
    move_field::MoveField,
    nav::{nav, search_link},
    news::News,
    notes_field::NotesField,
    progress::progress,
    redirect::Redirect,
    row_tools::{row_tools, tick_box},
    select_field::{SelectField, choice},
    shortcuts_dialog::shortcuts_dialog,
    skeleton::{day_skeleton, list_skeleton, page_skeleton},
    sync_notes::sync_notes,
    task_note::task_note,
    task_row::{TaskRow, TaskRowProps},
    text_field::{TextField, known_as, note},
    theme_choice::theme_choice,
    title_form::TitleForm,
    toasts::{Toasts, ToastsProps},
    understood::understood,
};
