//! What the keys do.

#[derive(Debug)]
pub struct Keys {
    pub title: &'static str,
    pub single_keys: &'static str,
    pub new_goal: &'static str,
    pub next_goal: &'static str,
    pub tick_keys: &'static [&'static str],
    pub tick: &'static str,
    pub edit: &'static str,
    pub more: &'static str,
    pub delete: &'static str,
    pub undo: &'static str,
    pub move_goal: &'static str,
    pub move_day: &'static str,
    pub days: &'static str,
    pub today: &'static str,
    pub search: &'static str,
    pub list: &'static str,
}

impl Keys {
    /// The keys and what they do, in the order in which they are listed.
    #[must_use]
    pub const fn all(&self) -> [(&'static [&'static str], &'static str); 13] {
        [
            (&["n"], self.new_goal),
            (&["j", "k"], self.next_goal),
            (self.tick_keys, self.tick),
            (&["e"], self.edit),
            (&["o"], self.more),
            (&["d"], self.delete),
            (&["u"], self.undo),
            (&["Alt ↑", "Alt ↓"], self.move_goal),
            (&["Alt ←", "Alt →"], self.move_day),
            (&["←", "→"], self.days),
            (&["t"], self.today),
            (&["/"], self.search),
            (&["?"], self.list),
        ]
    }
}
