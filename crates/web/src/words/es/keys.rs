//! What the keys do, in Spanish.

use crate::words::keys::Keys;

pub const KEYS: Keys = Keys {
    title: "Atajos de teclado",
    single_keys: "Las teclas sueltas hacen algo",
    new_goal: "Meta nueva",
    next_goal: "Meta siguiente, meta anterior",
    tick_keys: &["x", "Espacio"],
    tick: "Marcar o desmarcar",
    edit: "Editar el título",
    more: "Pasos, notas y más",
    delete: "Eliminar",
    undo: "Deshacer",
    move_goal: "Subir, bajar",
    move_day: "Al día anterior, al día siguiente (en una semana)",
    days: "Día anterior, día siguiente",
    today: "Hoy",
    search: "Buscar",
    list: "Esta lista",
};
