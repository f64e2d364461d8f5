//! What is said about a week, in Spanish.

use crate::words::{template::Template, week::Week};

pub const WEEK: Week = Week {
    weeks: "Semanas",
    previous_week: "Semana anterior",
    this_week: "Esta semana",
    next_week: "Semana siguiente",
    number: Template::new("semana {0}"),
    progress: "Progreso de la semana",
    add_to: Template::new("Añadir una meta al {0}"),
    empty: "Todavía no hay nada planeado. Dale a cada día una o dos metas; podrás moverlas si cambian los planes.",
    empty_past: "No había nada planeado. Todavía puedes apuntar lo que hiciste.",
    nothing_due: "Ninguna tarea pendiente vence esta semana.",
};
