//! What is said to administrators.

use super::template::Template;

#[derive(Debug)]
pub struct Admin {
    pub accounts: &'static str,
    pub accounts_hint: &'static str,
    pub find_account: &'static str,
    pub nobody: &'static str,
    pub nobody_hint: &'static str,
    pub show_more: &'static str,
    pub you: &'static str,
    pub administrator: &'static str,
    pub is_shut_out: &'static str,
    pub promote: &'static str,
    pub promote_hint: &'static str,
    pub demote: &'static str,
    pub demote_hint: &'static str,
    pub shut_out: &'static str,
    pub shut_out_hint: &'static str,
    pub let_in: &'static str,
    pub let_in_hint: &'static str,
    pub delete_hint: &'static str,
    pub promote_question: Template<1>,
    pub demote_question: Template<1>,
    pub shut_out_question: Template<1>,
    pub let_in_question: Template<1>,
    pub delete_question: Template<1>,
    pub account_since: Template<2>,
}
