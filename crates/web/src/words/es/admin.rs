//! What is said to administrators, in Spanish.

use crate::words::{admin::Admin, template::Template};

pub const ADMIN: Admin = Admin {
    accounts: "Cuentas",
    accounts_hint: "Quién usa este servidor. Lo que planifican y escriben es solo suyo.",
    find_account: "Nombre o correo",
    nobody: "Nadie se llama así",
    nobody_hint: "Basta con una parte del nombre o del correo.",
    show_more: "Mostrar más",
    you: "Tú",
    administrator: "Administrador",
    is_shut_out: "Bloqueada",
    promote: "Hacer administrador",
    promote_hint: "Podrá hacer con las cuentas lo mismo que tú.",
    demote: "Quitar permisos",
    demote_hint: "Solo se ocupará de su propia cuenta.",
    shut_out: "Bloquear",
    shut_out_hint: "Se cierran todas sus sesiones, también las de sus programas, y no puede entrar. Lo suyo se conserva.",
    let_in: "Desbloquear",
    let_in_hint: "Podrá entrar con su contraseña.",
    delete_hint: "La cuenta y todo lo que contiene desaparecen para siempre. Nadie puede recuperarlos.",
    promote_question: Template::new("¿Dar a {0} permisos de administrador?"),
    demote_question: Template::new("¿Quitar a {0} los permisos de administrador?"),
    shut_out_question: Template::new("¿Bloquear a {0}?"),
    let_in_question: Template::new("¿Desbloquear a {0}?"),
    delete_question: Template::new("¿Eliminar a {0}?"),
    account_since: Template::new("{0} · desde el {1}"),
};
