//! What is said about changes that are on their way.

use super::template::Template;

#[derive(Debug)]
pub struct Sync {
    pub waiting: Template<1>,
    pub meanwhile: &'static str,
    pub conflict: &'static str,
    pub gone: &'static str,
    pub refused: &'static str,
    pub yours: &'static str,
    pub theirs: &'static str,
    pub use_yours: &'static str,
    pub keep_theirs: &'static str,
}
