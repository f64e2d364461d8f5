//! What is said about the account, in Spanish.

use crate::words::settings::Settings;
use studentos_client::types::Imported;

pub const SETTINGS: Settings = Settings {
    settings: "Ajustes",
    profile: "Perfil",
    profile_hint: "Cómo te llamas, y cuándo empieza y termina tu día.",
    save_profile: "Guardar perfil",
    time_zone: "Zona horaria",
    nowhere: "En todas partes",
    this_device: "Este dispositivo",
    day_start: "Tu día empieza a las",
    day_start_hint: "Hasta entonces, lo que haces aún cuenta para el día anterior.",
    email_change_hint: "Con él inicias sesión y recuperas una contraseña olvidada.",
    confirmed: "Confirmado",
    unconfirmed: "Sin confirmar",
    unconfirmed_hint: "Abre el enlace del mensaje que te enviamos allí. Sirve durante tres días.",
    no_mail: "¿No ha llegado?",
    send_mail: "Enviar de nuevo",
    new_email: "Correo nuevo",
    change_email: "Cambiar correo",
    email_changed: "Cambiado",
    password_change_hint: "Al cambiarla se cierra la sesión en todos los demás dispositivos.",
    current_password: "Contraseña actual",
    change_password: "Cambiar contraseña",
    password_changed: "Cambiada, y sesión cerrada en todo lo demás",
    sessions: "Dónde tienes la sesión abierta",
    sessions_hint: "Cierra la sesión de un dispositivo que perdiste o no conoces, y cambia tu contraseña.",
    now: "ahora",
    log_out_others: "Cerrar las demás sesiones",
    logging_out: "Cerrando sesión…",
    tokens: "Claves de API",
    tokens_hint: "Con una, un programa actúa por ti sin tu contraseña.",
    no_tokens: "Ningún programa tiene una todavía.",
    token_name: "¿Para qué es?",
    token_name_hint: "Por ejemplo, «Calendario de mi escritorio», para reconocerla.",
    scope: "Permite",
    scope_read: "Solo ver",
    scope_write: "Ver y cambiar",
    expires: "Vale durante",
    make_token: "Crear clave",
    delete_token_hint: "El programa que la tiene ya no podrá hacer nada por ti.",
    secret: "Secreto",
    secret_hint: "Cópialo ahora y dáselo al programa. No se vuelve a mostrar.",
    copy: "Copiar",
    copied: "Copiado",
    copy_by_hand: "Está seleccionado: cópialo con Ctrl C o ⌘ C.",
    data: "Tus datos",
    data_hint: "Todo en un solo archivo, para guardarlo o llevarlo a otra cuenta.",
    export: "Descargar todo",
    exporting: "Preparando…",
    exported: "Descargado",
    import: "Importar",
    importing: "Importando…",
    import_file: "Un archivo descargado aquí",
    import_hint: "Lo que ya tienes se queda como está: importar dos veces no añade nada.",
    no_file: "Primero elige un archivo.",
    file_too_large: "Pasa de 20 MB, que es el máximo.",
    file_unreadable: "No se pudo leer.",
    not_an_export: "No es un archivo exportado por StudentOS.",
    delete_account: "Eliminar mi cuenta",
    delete_account_hint: "Se acabó, al momento y para siempre.",
    delete_account_warning: "Con ella se van todas tus metas, tareas, repeticiones y tu diario. Nadie puede recuperarlos, así que \
                             antes descárgalo todo.",
    delete_password_hint: "Para asegurarnos de que eres tú.",
    deleting: "Eliminando…",
    account_deleted: "Tu cuenta se ha eliminado, con todo lo que había en ella.",
    mail_sent_to: |email| format!("Enviado a {email}"),
    clock_there: |clock| format!("Hora actual allí: {clock}."),
    day_start_hour: |hour| if hour == 0 { "Medianoche".to_owned() } else { format!("{hour}:00") },
    device,
    session_times: |seen, since| format!("Activa {seen} · desde el {since}"),
    log_out_of: |device| format!("Cerrar sesión en {device}"),
    token_times,
    good_for,
    delete_token_question: |name| format!("¿Eliminar la clave «{name}»?"),
    secret_of: |name| format!("El secreto de «{name}»"),
    imported,
};

fn device((program, system): (Option<&str>, Option<&str>)) -> String {
    match (program, system) {
        (Some(program), Some(system)) => format!("{program} en {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "Un programa desconocido".to_owned(),
    }
}

fn token_times(used: Option<&str>, ends: Option<&str>) -> String {
    let used = used.map_or_else(|| "Sin usar".to_owned(), |used| format!("Usada {used}"));
    ends.map_or_else(|| used.clone(), |ends| format!("{used} · válida hasta el {ends}"))
}

fn good_for(days: Option<u16>) -> String {
    match days {
        None => "El tiempo que quiera".to_owned(),
        Some(365) => "Un año".to_owned(),
        Some(days) => format!("{days} días"),
    }
}

fn imported(added: &Imported) -> String {
    let Imported { goals, tasks, logs, repeats, skipped } = *added;
    let counted = [
        (goals, "meta", "metas"),
        (tasks, "tarea", "tareas"),
        (logs, "registro", "registros"),
        (repeats, "repetición", "repeticiones"),
    ];
    let told: Vec<_> = counted
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    let added =
        if told.is_empty() { "No había nada nuevo".to_owned() } else { format!("Añadido: {}", told.join(", ")) };
    match skipped {
        0 => added,
        1 => format!("{added}; 1 ya estaba"),
        _ => format!("{added}; {skipped} ya estaban"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_imported_is_counted_by_kind() {
        let nothing = Imported::default();
        assert_eq!(imported(&nothing), "No había nada nuevo");
        assert_eq!(imported(&Imported { skipped: 3, ..nothing }), "No había nada nuevo; 3 ya estaban");
        let some = Imported { goals: 1, repeats: 2, skipped: 1, ..nothing };
        assert_eq!(imported(&some), "Añadido: 1 meta, 2 repeticiones; 1 ya estaba");
    }
}
