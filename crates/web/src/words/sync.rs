//! What is said about changes that are on their way.

#[derive(Debug)]
pub struct Sync {
    pub waiting: fn(usize) -> String,
    pub meanwhile: &'static str,
    pub conflict: &'static str,
    pub gone: &'static str,
    pub refused: &'static str,
    pub yours: &'static str,
    pub theirs: &'static str,
    pub use_yours: &'static str,
    pub keep_theirs: &'static str,
}
