//! What is said about the goals that come back, in Spanish.

use crate::words::{repeats::Repeats, template::Template};

pub const REPEATS: Repeats = Repeats {
    title: "Metas que se repiten",
    lead: "Cada una crea una meta en sus días por sí sola. Lo que cambies vale desde hoy.",
    add: "Añadir una meta que se repite",
    add_hint: "Di también cada cuánto: «Gimnasio cada lunes» o «Regar las plantas cada 3 días».",
    says_no_rule: "Di también cada cuánto, como «cada lunes».",
    how_often: "Cada cuánto",
    how_often_hint: "Como «cada día laborable», «cada 2 semanas el viernes» o «cada mes el día 1».",
    no_rule: "Esto no se entiende. Prueba con «cada lunes» o «cada 3 días».",
    ends: "Último día (opcional)",
    missed: "Si no se hace en su día",
    missed_skip: "Se omite",
    missed_carry_over: "Pasa al día siguiente",
    missed_wait: "Espera, y no viene otra hasta que se haga",
    paused: "En pausa",
    pause: "Pausar",
    resume: "Reanudar",
    change: "Cambiar",
    delete_hint: "No vuelve más. Lo que creó antes de hoy se queda.",
    empty: "Todavía no se repite nada",
    empty_hint: "Escribe «cada día laborable» o «cada lunes» detrás de una meta, aquí o donde añades las metas de un día.",
    delete_question: Template::new("¿Eliminar «{0}»?"),
    span: Template::new("Desde el {0} hasta el {1}"),
    from: Template::new("Desde el {0}"),
};
