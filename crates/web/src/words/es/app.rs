//! What is said everywhere, in Spanish.

use crate::words::{app::App, template::Template};

pub const APP: App = App {
    tagline: "Planifica el día con unas pocas metas. Ve marcándolas. Mira cómo suman los días.",
    language: "Idioma",
    theme: "Tema",
    theme_system: "Sistema",
    theme_light: "Claro",
    theme_dark: "Oscuro",
    loading: "Cargando…",
    try_again: "Reintentar",
    save: "Guardar",
    undo: "Deshacer",
    dismiss: "Cerrar aviso",
    close: "Cerrar",
    not_found: "Esta página no existe",
    not_found_hint: "Puede que la dirección esté mal escrita o que la página ya no esté aquí.",
    to_today: "Ir a hoy",
    edit_named: Template::new("Editar {0}"),
    delete_named: Template::new("Eliminar {0}"),
    needed: "Rellena este campo.",
    saving: "Guardando…",
    saved: "Guardado",
    cancel: "Cancelar",
    delete: "Eliminar",
    done: "Listo",
};
