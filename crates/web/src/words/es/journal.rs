//! What is said about the journal, in Spanish.

use crate::words::{
    journal::Journal,
    template::{Plural, Template},
};

pub const JOURNAL: Journal = Journal {
    title: "Diario",
    write: "Escribe sobre el día",
    entry: "Entrada",
    entries: "Entradas",
    mood: "Ánimo",
    moods: ["Fatal", "Mal", "Normal", "Bien", "Genial"],
    no_mood: "Nada",
    minutes: "Minutos",
    minutes_hint: "90 o 1:30",
    minutes_wrong: "Escríbelo como 45, 1:30 o 1 h 30 min, hasta 24 horas.",
    goal: "Meta",
    no_goal: "Ninguna meta",
    other_goal: "Una meta de otro día",
    about: "Sobre",
    day: "Día",
    write_about: Template::new("Escribir sobre el {0}"),
    all: "Todas las entradas",
    months: "Meses",
    previous_month: "Mes anterior",
    next_month: "Mes siguiente",
    this_month: "Este mes",
    count: Plural::new("1 entrada", "{0} entradas"),
    empty: "Todavía no hay nada escrito",
    empty_hint: "Bastan dos líneas sobre un día: qué fue bien y qué harías de otra manera.",
};
