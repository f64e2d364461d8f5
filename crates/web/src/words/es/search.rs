//! What is said about looking for something, in Spanish.

use crate::words::{
    search::Search,
    template::{Plural, Template},
};

pub const SEARCH: Search = Search {
    title: "Buscar",
    placeholder: "Metas, tareas y diario",
    tasks: "Tareas",
    done: "hecha",
    step_of: Template::new("paso de {0}"),
    show_more: Template::new("Mostrar más: {0}"),
    searching: "Buscando…",
    found: Plural::new("1 resultado", "{0} resultados"),
    found_so_far: Template::new("{0} resultados por ahora"),
    untyped: "Encuentra lo que planeaste y escribiste",
    untyped_hint: "Con unas pocas letras basta. Dan igual las mayúsculas y las tildes.",
    nothing: "No se ha encontrado nada",
    nothing_hint: "Prueba con menos letras o con otra palabra.",
};
