//! What is said everywhere.

use super::template::Template;

#[derive(Debug)]
pub struct App {
    pub tagline: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub loading: &'static str,
    pub try_again: &'static str,
    pub save: &'static str,
    pub undo: &'static str,
    pub dismiss: &'static str,
    pub close: &'static str,
    pub not_found: &'static str,
    pub not_found_hint: &'static str,
    pub to_today: &'static str,
    pub edit_named: Template<1>,
    pub delete_named: Template<1>,
    pub needed: &'static str,
    pub saving: &'static str,
    pub saved: &'static str,
    pub cancel: &'static str,
    pub delete: &'static str,
    pub done: &'static str,
}
