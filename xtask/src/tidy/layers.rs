//! Who may name what inside a crate: the layers of the server, and the web app's one door to the network.

use super::{Complaint, Source};

struct Rule {
    inside: &'static str,
    except: &'static [&'static str],
    /// Beginnings of names that may not stand there.
    never: &'static [&'static str],
    because: &'static str,
}

/// How a handler could answer a failure by itself.
const FAILURES: &[&str] = &[
    "StatusCode::BAD_REQUEST",
    "StatusCode::CONFLICT",
    "StatusCode::FORBIDDEN",
    "StatusCode::INTERNAL_SERVER_ERROR",
    "StatusCode::NOT_FOUND",
    "StatusCode::SERVICE_UNAVAILABLE",
    "StatusCode::UNAUTHORIZED",
    "HttpResponse::BadRequest",
    "HttpResponse::Conflict",
    "HttpResponse::Forbidden",
    "HttpResponse::InternalServerError",
    "HttpResponse::NotFound",
    "HttpResponse::ServiceUnavailable",
    "HttpResponse::Unauthorized",
];

const RULES: [Rule; 5] = [
    Rule {
        inside: "crates/server/src/db/",
        except: &[],
        never: &["actix", "HttpRe"],
        because: "queries know nothing of HTTP",
    },
    Rule {
        inside: "crates/server/src/routes/",
        except: &[],
        never: &["diesel", "schema::"],
        because: "handlers reach the database through crate::db",
    },
    Rule {
        inside: "crates/server/src/",
        // What is large and needs no database has a door of its own.
        except: &["crates/server/src/db/", "crates/server/src/bulk.rs"],
        never: &["r2d2", "spawn_blocking", "web::block"],
        because: "only db::run touches the pool, and only it and aside a blocking thread",
    },
    Rule {
        inside: "crates/server/src/",
        except: &["crates/server/src/error.rs"],
        never: FAILURES,
        because: "what a failure is answered is decided in error.rs",
    },
    Rule {
        inside: "crates/web/src/",
        except: &[],
        never: &["fetch_with", "XmlHttpRequest"],
        because: "the web app calls the API through studentos-client",
    },
];

/// Checks one file against the rules for where it lies.
pub fn check(source: &Source) -> Vec<Complaint> {
    let is_below = |folder: &&str| source.path.starts_with(folder);
    let rules = RULES.iter().filter(|rule| is_below(&rule.inside) && !rule.except.iter().any(is_below));
    rules
        .flat_map(|rule| {
            source.code().filter_map(move |(number, line)| {
                let name = rule.never.iter().find(|name| names(line, name))?;
                let place = format!("{}:{number}", source.path);
                Some(Complaint::new(place, format!("may not name {name}: {}", rule.because)))
            })
        })
        .collect()
}

/// Whether a name that begins with `name` stands in `line`.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|before| before.is_alphanumeric() || before == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(path: &str, text: &str) -> usize {
        check(&Source::new(path, text)).len()
    }

    #[test]
    fn queries_never_name_actix() {
        assert_eq!(complaints("crates/server/src/db/goals.rs", "use actix_web::web;"), 1);
        assert_eq!(complaints("crates/server/src/routes/goals.rs", "use actix_web::web;"), 0);
        assert_eq!(complaints("crates/server/src/db/goals.rs", "// unlike actix's"), 0);
    }

    #[test]
    fn handlers_never_name_diesel() {
        assert_eq!(complaints("crates/server/src/routes/goals.rs", "use diesel::prelude::*;"), 1);
        assert_eq!(complaints("crates/server/src/db/goals.rs", "use diesel::prelude::*;"), 0);
    }

    #[test]
    fn the_pool_and_blocking_threads_stay_in_db() {
        assert_eq!(complaints("crates/server/src/auth/token.rs", "tokio::task::spawn_blocking(f)"), 1);
        assert_eq!(complaints("crates/server/src/db/run.rs", "tokio::task::spawn_blocking(f)"), 0);
    }

    #[test]
    fn handlers_choose_among_successes_only() {
        assert_eq!(complaints("crates/server/src/routes/goals.rs", "answer::item(StatusCode::CREATED, &goal)"), 0);
        assert_eq!(complaints("crates/server/src/routes/goals.rs", "HttpResponse::NotFound().finish()"), 1);
        assert_eq!(complaints("crates/server/src/error.rs", "StatusCode::INTERNAL_SERVER_ERROR"), 0);
    }

    #[test]
    fn a_name_must_begin_a_word() {
        assert!(names("use actix_web::web;", "actix"));
        assert!(!names("let my_actix = 1;", "actix"));
    }
}
