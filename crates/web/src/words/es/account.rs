//! What is said on the way in, and by whoever has lost it, in Spanish.

use crate::words::{account::Account, template::Template};

pub const ACCOUNT: Account = Account {
    name: "Nombre",
    email: "Correo electrónico",
    password: "Contraseña",
    password_hint: "Al menos 8 caracteres. Varias palabras juntas hacen una buena.",
    log_in: "Iniciar sesión",
    log_out: "Cerrar sesión",
    sign_up: "Crear cuenta",
    new_here: "¿Aún no tienes cuenta?",
    have_account: "¿Ya tienes cuenta?",
    session_expired: "La sesión ha caducado",
    session_expired_hint: "Inicia sesión de nuevo para seguir donde estabas.",
    logged_out_here_only: "Has cerrado la sesión aquí, pero no se pudo avisar al servidor para terminarla.",
    forgot: "¿Has olvidado tu contraseña?",
    forgot_hint: "Te enviamos un enlace para elegir otra.",
    send_link: "Enviar enlace",
    link_sent: "Mira tu correo",
    link_sent_hint: "¿No llega? Puede estar en el correo no deseado, o la dirección es otra.",
    send_again: "Enviar otro",
    back_to_login: "Volver a iniciar sesión",
    new_password: "Contraseña nueva",
    choose_password: "Elige una contraseña nueva",
    choose_password_hint: "Se cierran todas tus sesiones, y entras con ella.",
    set_password: "Guardar contraseña",
    password_reset: "Tu contraseña nueva está lista. Inicia sesión con ella.",
    link_invalid: "Este enlace no funciona",
    reset_link_hint: "Un enlace para cambiar la contraseña sirve una vez, durante una hora, y solo si está completo. Pide otro.",
    ask_for_link: "Pedir otro enlace",
    verifying: "Confirmando tu correo…",
    verify_failed: "Tu correo aún no está confirmado",
    verified: "Tu correo está confirmado",
    verified_hint: "No tienes que hacer nada más.",
    verify_link_hint: "Sirve durante tres días, solo si está completo y para la dirección que tu cuenta tiene ahora. Una \
                       contraseña nueva por correo también confirma la dirección.",
    link_sent_to: Template::new(
        "Si {0} tiene una cuenta, el correo va de camino. Su enlace sirve una vez, durante una hora.",
    ),
};
