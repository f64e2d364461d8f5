//! What is said about tasks, in Spanish.

use crate::words::{tasks::Tasks, template::Template};

pub const TASKS: Tasks = Tasks {
    title: "Tareas",
    overdue: "Atrasadas",
    this_week: "Esta semana",
    later: "Más adelante",
    undated: "Sin fecha",
    done: "Hechas",
    show_done: "Mostrar las hechas",
    hide_done: "Ocultar las hechas",
    nothing_done: "Todavía no hay ninguna hecha.",
    due: "Para el",
    empty: "No te espera nada",
    empty_hint: "Apunta lo que no debe olvidarse. «Entregar el ensayo viernes» es para el viernes; #meta la hace un paso de esa meta.",
    to_do: Template::new("{0} por hacer"),
};
