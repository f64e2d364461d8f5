//! What is said about a day and its goals, in Spanish.

use crate::words::day::Day;

pub const DAY: Day = Day {
    today: "Hoy",
    days: "Días",
    previous_day: "Día anterior",
    next_day: "Día siguiente",
    add_a_goal: "Añadir una meta",
    add: "Añadir",
    title: "Título",
    move_up: "Subir",
    move_down: "Bajar",
    goals: "Metas",
    progress: "Progreso del día",
    skipped: "omitida",
    empty: "Una página en blanco",
    empty_hint: "Apunta lo único que haría de este un buen día. Con dos o tres cosas más es suficiente.",
    empty_past: "No había nada planeado",
    empty_past_hint: "Todavía puedes apuntar lo que hiciste.",
    carry_over: "Pasar a hoy",
    carrying_over: "Pasando…",
    carried_over: "Pasado a hoy",
    deleted: |title| format!("Se ha eliminado «{title}»"),
    moved: |title, place, count| format!("{title}: {place} de {count}"),
    done_of,
    left_over,
    due: "Tareas que vencen",
    more_about: |title| format!("Más sobre {title}"),
    steps_of: |title| format!("Pasos de {title}"),
    steps_done: |done, total| format!("{done} de {total} pasos hechos"),
    add_step: "Añadir un paso",
    add_step_to: |title| format!("Añadir un paso a {title}"),
    add_task: "Añadir una tarea",
    has_notes: "con notas",
    comes_back: "se repite",
    notes_on: |title| format!("Notas de {title}"),
    add_notes: "Añadir notas",
    edit_notes: "Editar notas",
    markdown_hint: "Puedes usar **negrita**, *cursiva*, - listas y enlaces.",
    move_to: "Mover a",
    move_to_today: "Mover a hoy",
    move_to_next_day: "Mover al día siguiente",
    skip: "Omitir",
    plan_again: "Volver a planear",
    change_repeat: "Cambiar la repetición",
    moved_to_day: |title, day| format!("«{title}» pasa al {day}"),
    set_aside: |title| format!("Se ha omitido «{title}»"),
    planned_for: |title, day| format!("{title}: planeada para el {day}"),
    coming_back: |title| format!("{title}: se repetirá a partir de ahora"),
};

fn done_of(done: usize, planned: usize) -> String {
    match planned {
        1 if done == 1 => "1 hecha".to_owned(),
        _ if done == planned => format!("Las {planned} hechas"),
        _ => format!("{done} de {planned} hechas"),
    }
}

/// Of a day of the week, or else of yesterday.
fn left_over(count: usize, weekday: Option<&str>) -> String {
    let day = weekday.map_or_else(|| "de ayer".to_owned(), |weekday| format!("del {weekday}"));
    match count {
        1 => format!("Queda 1 meta {day}"),
        _ => format!("Quedan {count} metas {day}"),
    }
}
