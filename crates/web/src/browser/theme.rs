//! Light or dark.

use super::{page::root, storage};

/// How the page is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system is.
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The one that was chosen last.
    #[must_use]
    pub fn chosen() -> Self {
        let name = storage::get(storage::THEME);
        Self::ALL.into_iter().find(|theme| theme.name() == name.as_deref()).unwrap_or(Self::System)
    }

    /// Colours the page and remembers it.
    pub fn choose(self) {
        storage::set(storage::THEME, self.name());
        let Some(root) = root() else {
            return;
        };
        match self.name() {
            Some(name) => root.set_attribute("data-theme", name).ok(),
            None => root.remove_attribute("data-theme").ok(),
        };
    }

    /// What storage and style sheets call it.
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}
