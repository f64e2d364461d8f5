//! What the pages are called.

#[derive(Debug)]
pub struct Nav {
    pub pages: &'static str,
    pub day: &'static str,
    pub week: &'static str,
    pub tasks: &'static str,
    pub journal: &'static str,
    pub insights: &'static str,
    pub search: &'static str,
    pub repeats: &'static str,
}
