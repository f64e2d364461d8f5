//! Line icons, drawn here so that nothing has to be fetched. What they mean is said beside them.

use yew::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Shape {
    Chart,
    Check,
    Clock,
    Close,
    Down,
    Left,
    List,
    Mail,
    Note,
    Pencil,
    Plus,
    Repeat,
    Right,
    Ring,
    Search,
    Sun,
    Trash,
    Up,
    Week,
}

impl Shape {
    /// The lines, on a square of 24.
    const fn path(self) -> &'static str {
        match self {
            Self::Chart => "M4.5 19.5v-7 M9.5 19.5v-12 M14.5 19.5v-9 M19.5 19.5v-15",
            Self::Check => "M5 12.5 10 17.5 19 7",
            Self::Clock => "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M12 7.5V12l3 2",
            Self::Close => "M6 6 18 18 M18 6 6 18",
            Self::Down => "M6 9.5 12 15.5 18 9.5",
            Self::Left => "M14.5 6 8.5 12 14.5 18",
            Self::List => "M4 6.5 5.5 8 8 5 M11 6.5h9 M4 12.5 5.5 14 8 11 M11 12.5h9 M4 18.5 5.5 20 8 17 M11 18.5h9",
            Self::Mail => "M3.5 6h17v12h-17z M4 7l8 6.5L20 7",
            Self::Note => "M5 4.5h14v15H5z M8.5 9h7 M8.5 12.5h7 M8.5 16h4",
            Self::Pencil => "M4 20h4L19 9a2.1 2.1 0 0 0-4-4L4 16z M13.5 6.5l4 4",
            Self::Plus => "M12 5v14 M5 12h14",
            Self::Repeat => "M5 12a7 7 0 0 1 12-5l2 2 M19 4.5V9h-4.5 M19 12a7 7 0 0 1-12 5l-2-2 M5 19.5V15h4.5",
            Self::Right => "M9.5 6 15.5 12 9.5 18",
            Self::Ring => "M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14z",
            Self::Search => "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z M15.5 15.5 20 20",
            Self::Sun => "M3 17.5h18 M7 17.5a5 5 0 0 1 10 0 M12 6.5v3 M4.5 10l2 2 M19.5 10l-2 2 M8 20.5h8",
            Self::Trash => "M4.5 7h15 M9 7V4.5h6V7 M6.5 7l1 12.5h9l1-12.5 M10 11v5 M14 11v5",
            Self::Up => "M6 14.5 12 8.5 18 14.5",
            Self::Week => "M4 6h16v14H4z M4 10h16 M8.5 3.5V6 M15.5 3.5V6 M9.5 10v10 M14.5 10v10",
        }
    }
}

/// An icon as large as the text around it wants it.
pub fn icon(shape: Shape) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d={shape.path()} /></svg>
    }
}
