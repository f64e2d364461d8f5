//! What went wrong, in Spanish.

use crate::words::errors::Errors;
use studentos_client::{ApiError, Error, types::ErrorCode};

pub const ERRORS: Errors = Errors { of, messages: MESSAGES };

/// What the server and the types that it shares with the app say of fields that people fill in, and what it says more precisely
/// than by a code.
const MESSAGES: &[(&str, &str)] = &[
    (
        "Another export or import of yours is going on. Try again when it is done.",
        "Tienes otra exportación o importación en marcha. Inténtalo de nuevo cuando termine.",
    ),
    ("Is missing.", "Falta."),
    ("Is needed to change the e-mail.", "Hace falta para cambiar el correo."),
    ("Is one of the most common passwords. Choose another one.", "Es una de las contraseñas más comunes. Elige otra."),
    ("Must be # to # characters.", "Debe tener de # a # caracteres."),
    ("Must be # to # characters, one of them visible.", "Debe tener de # a # caracteres, y alguno visible."),
    ("Must be a date like #-#-#.", "Debe ser una fecha como #-#-#."),
    ("Must be a number from # to #.", "Debe ser un número de # a #."),
    ("Must be a time zone name like Europe/Berlin.", "Debe ser el nombre de una zona horaria, como Europe/Madrid."),
    ("Must be a whole number from # to #.", "Debe ser un número entero de # a #."),
    ("Must be an e-mail address like name@example.com.", "Debe ser una dirección de correo como nombre@example.com."),
    ("Must be at most # characters.", "Debe tener como mucho # caracteres."),
    ("Must be at most # days from the first to the last.", "Debe haber como mucho # días del primero al último."),
    ("Must be another day than from.", "Debe ser otro día."),
    ("Must be in the future.", "Debe estar en el futuro."),
    (
        "Must end in a domain as it is registered, like example.com.",
        "Debe terminar en un dominio tal como está registrado, como example.com.",
    ),
    ("Must fall on some day from starts_on on.", "Debe caer en algún día desde el primero."),
    ("Must not be before from.", "No debe ser anterior al primer día."),
    ("Must not be before starts_on.", "No debe ser anterior al primer día."),
    ("Must not hold control characters.", "No debe tener caracteres de control."),
    (
        "Must not hold control characters other than tab and line end.",
        "No debe tener más caracteres de control que el tabulador y el fin de línea.",
    ),
    ("Must stand there once.", "Debe aparecer una sola vez."),
    (
        "Other exports of yours are being downloaded. Try again when they are done.",
        "Estás descargando otras exportaciones. Inténtalo de nuevo cuando terminen.",
    ),
    ("There is no such field.", "Este campo no existe."),
    (
        "There were too many attempts. Try again in # minutes.",
        "Ha habido demasiados intentos. Inténtalo de nuevo en # minutos.",
    ),
    (
        "There were too many attempts. Try again in # second.",
        "Ha habido demasiados intentos. Inténtalo de nuevo en # segundo.",
    ),
    (
        "There were too many attempts. Try again in # seconds.",
        "Ha habido demasiados intentos. Inténtalo de nuevo en # segundos.",
    ),
];

fn of(error: &Error) -> Option<String> {
    Some(match error {
        Error::Api(problem) => return refused(problem, error.code()?),
        Error::SessionEnded => "La sesión ha caducado".to_owned(),
        Error::Connection(_) => "Sin conexión. Comprueba tu internet.".to_owned(),
        Error::Request(_) => "No se puede enviar la petición.".to_owned(),
        Error::Timeout => "El servidor tarda demasiado en responder. Inténtalo de nuevo.".to_owned(),
        Error::Decode { status, .. } => format!("No se entiende la respuesta del servidor (estado {status})."),
        _ => return None,
    })
}

/// The server refused. What it says of fields is more precise than the code's sentence, and so may its own be.
fn refused(problem: &ApiError, code: ErrorCode) -> Option<String> {
    if let [_, ..] = problem.errors.as_slice() {
        let said = problem.errors.iter().map(|error| format!("{}: {}", error.field, ERRORS.message(&error.message)));
        return Some(said.collect::<Vec<_>>().join(" "));
    }
    let said = ERRORS.message(&problem.detail);
    if said == problem.detail { sentence(code).map(str::to_owned) } else { Some(said) }
}

/// What a code says.
fn sentence(code: ErrorCode) -> Option<&'static str> {
    Some(match code {
        ErrorCode::MalformedRequest => "No se pudo leer la petición.",
        ErrorCode::InvalidInput => "Hay campos que no están bien.",
        ErrorCode::InvalidToken => "Este enlace no es válido o ya no lo es. Pide otro correo.",
        ErrorCode::Unauthenticated => "Inicia sesión para continuar.",
        ErrorCode::InvalidCredentials => "El correo o la contraseña no es correcta.",
        ErrorCode::SessionEnded => "Tu sesión ha terminado. Inicia sesión de nuevo.",
        ErrorCode::NotYours => "Esto es de otra persona.",
        ErrorCode::WrongPassword => "La contraseña actual no es correcta.",
        ErrorCode::Forbidden => "Solo un administrador puede hacer esto.",
        ErrorCode::TokenNotAllowed => "Esto no se puede hacer con una clave de API. Inicia sesión para hacerlo.",
        ErrorCode::Scope => "Esta clave de API solo puede leer. Usa una que pueda escribir.",
        ErrorCode::BadOrigin => "No se admiten peticiones desde esta página.",
        ErrorCode::NotFound => "Eso no existe.",
        ErrorCode::MethodNotAllowed => "Esta dirección no admite este método.",
        ErrorCode::RequestTimeout => "La petición tardó demasiado en llegar. Inténtalo de nuevo.",
        ErrorCode::EmailTaken => "Ya hay una cuenta con este correo.",
        ErrorCode::GoalExists => "Ya tienes una meta con este título ese día.",
        ErrorCode::LastAdmin => "Alguien tiene que ocuparse de las cuentas. Haz antes administrador a otra persona.",
        ErrorCode::TooManyApiTokens => "Tienes 50 claves de API, que es el máximo. Elimina antes alguna.",
        ErrorCode::TooManyRepeats => "Puede haber 100 repeticiones, y con esto serían más. Elimina antes alguna.",
        ErrorCode::IdempotencyConflict => "Esta Idempotency-Key ya se usó en otra petición.",
        ErrorCode::PreconditionFailed => "Ha cambiado desde que lo leíste. Vuelve a leerlo.",
        ErrorCode::ContentTooLarge => "La petición pasa de 256 kB, o el archivo que se importa, de 20 MB.",
        ErrorCode::UnsupportedMediaType => "Envía el contenido como application/json.",
        ErrorCode::TooManyRequests => {
            "Ha habido demasiados intentos, tuyos o de todos. Espera un poco e inténtalo de nuevo."
        }
        ErrorCode::HeadersTooLarge => "La dirección y las cabeceras de la petición son demasiado largas.",
        ErrorCode::Internal => "Algo ha fallado por nuestra parte. Inténtalo más tarde.",
        ErrorCode::Unavailable => "El servidor no puede hacerlo ahora mismo. Inténtalo dentro de unos segundos.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;
    use studentos_client::{
        TransportError,
        fake::problem,
        types::{Date, DayStart, Email, FieldError, Invalid, LogBody, Minutes, Name, Notes, Password, TimeZone, Title},
    };

    fn refusal(code: ErrorCode) -> ApiError {
        Error::from_response(&problem(code)).problem().unwrap().clone()
    }

    #[test]
    fn every_code_has_a_sentence_of_its_own() {
        let said: Vec<_> = ErrorCode::ALL.iter().filter_map(|code| sentence(*code)).collect();
        assert_eq!(said.len(), ErrorCode::ALL.len());
        for (code, sentence) in ErrorCode::ALL.iter().zip(&said) {
            assert_ne!(*sentence, code.detail());
            assert_eq!(said.iter().filter(|other| other == &sentence).count(), 1, "{sentence}");
            assert_eq!(ERRORS.say(&Error::Api(Box::new(refusal(*code)))), *sentence);
        }
    }

    #[test]
    fn what_the_client_says_is_said_in_spanish() {
        let gone = || TransportError::Connection("gone".to_owned());
        for error in [Error::SessionEnded, Error::Connection(gone()), Error::Request(gone()), Error::Timeout] {
            assert_ne!(ERRORS.say(&error), error.to_string());
        }
    }

    #[test]
    fn every_refusal_of_a_form_is_known() {
        fn refused<T>(parsed: Result<T, Invalid>) -> Invalid {
            parsed.err().unwrap()
        }
        for invalid in [
            refused(Date::parse("tomorrow")),
            refused(DayStart::new(12)),
            refused(Email::parse("asha")),
            refused(LogBody::parse(" ")),
            refused(Minutes::new(u16::MAX)),
            refused(Name::parse(&"a".repeat(1000))),
            refused(Name::parse("a\u{7}")),
            refused(Notes::parse("a\u{7}")),
            refused(Notes::parse(&"a".repeat(10_001))),
            refused(Password::parse("short")),
            TimeZone::unknown(),
            refused(Title::parse("")),
        ] {
            assert_ne!(ERRORS.message(invalid.message()), invalid.message());
        }
    }

    #[test]
    fn numbers_stay_and_what_is_not_known_is_said_as_it_came() {
        assert_eq!(ERRORS.message("Must be 1 to 200 characters."), "Debe tener de 1 a 200 caracteres.");
        assert_eq!(ERRORS.message("Must be a date like 2026-03-06."), "Debe ser una fecha como 2026-03-06.");
        assert_eq!(ERRORS.message("Must be 7 times #."), "Must be 7 times #.");
        assert_eq!(ERRORS.message(""), "");
    }

    #[test]
    fn what_is_more_precise_than_the_code_is_said_first() {
        let said = |refusal| ERRORS.say(&Error::Api(Box::new(refusal)));
        let mut invalid = refusal(ErrorCode::InvalidInput);
        invalid.errors = vec![FieldError { field: "title".to_owned(), message: "Is missing.".to_owned() }];
        assert_eq!(said(invalid), "title: Falta.");
        // Whatever there is too much of, the server says how long to wait.
        let too_many = |detail: &str| {
            let mut refusal = refusal(ErrorCode::TooManyRequests);
            (refusal.detail, refusal.retry_after) = (detail.to_owned(), Some(Duration::from_secs(2)));
            said(refusal)
        };
        let attempts = |time| too_many(&format!("There were too many attempts. Try again in {time}."));
        assert!(attempts("1 second").ends_with("en 1 segundo."));
        assert!(attempts("90 seconds").ends_with("en 90 segundos."));
        assert!(attempts("2 minutes").ends_with("en 2 minutos."));
        let going_on = "Another export or import of yours is going on. Try again when it is done.";
        assert_eq!(
            too_many(going_on),
            "Tienes otra exportación o importación en marcha. Inténtalo de nuevo cuando termine."
        );
        assert_eq!(Some(too_many("There is too much of it.").as_str()), sentence(ErrorCode::TooManyRequests));
    }
}
