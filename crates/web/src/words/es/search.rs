//! What is said about looking for something, in Spanish.

use crate::{browser::letters, words::search::Search};

pub const SEARCH: Search = Search {
    title: "Buscar",
    placeholder: "Metas, tareas y diario",
    tasks: "Tareas",
    done: "hecha",
    step_of: |goal| format!("paso de {goal}"),
    show_more: |what| format!("Mostrar más: {}", letters::small(what)),
    searching: "Buscando…",
    found,
    untyped: "Encuentra lo que planeaste y escribiste",
    untyped_hint: "Con unas pocas letras basta. Da igual si son mayúsculas o minúsculas.",
    nothing: "No se ha encontrado nada",
    nothing_hint: "Prueba con menos letras o con otra palabra.",
};

fn found(count: usize, has_more: bool) -> String {
    match (count, has_more) {
        (1, false) => "1 resultado".to_owned(),
        (_, false) => format!("{count} resultados"),
        (_, true) => format!("{count} resultados por ahora"),
    }
}
