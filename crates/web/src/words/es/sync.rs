//! What is said about changes that are on their way, in Spanish.

use crate::words::{sync::Sync, template::Template};

pub const SYNC: Sync = Sync {
    waiting: Template::new("{0} en espera"),
    meanwhile: "Esto ha cambiado mientras tanto. Lo que escribas ocupará su lugar. Ahora dice:",
    conflict: "Esto también se cambió en otro dispositivo",
    gone: "Aquello a lo que pertenece ya no existe",
    refused: "Esto no se pudo guardar",
    yours: "Tú escribiste",
    theirs: "Ahora dice",
    use_yours: "Usar lo mío",
    keep_theirs: "Dejar lo que hay",
};
