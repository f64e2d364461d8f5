//! What the pages are called, in Spanish.

use crate::words::nav::Nav;

pub const NAV: Nav = Nav {
    pages: "Páginas",
    day: "Día",
    week: "Semana",
    tasks: "Tareas",
    journal: "Diario",
    insights: "Resumen",
    search: "Buscar",
    repeats: "Lo que se repite",
};
