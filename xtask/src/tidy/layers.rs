//! Who may name what inside a crate: the layers of the server, and the web app's one door to the network.

use super::{Complaint, Source};

struct Rule {
    inside: &'static str,
    except: &'static [&'static str],
    /// Beginnings of names that may not stand there.
    never: &'static [&'static str],
    /// Those that may all the same.
    but: &'static [&'static str],
    because: &'static str,
}

/// What whoever succeeded may answer.
const SUCCESSES: &[&str] = &[
    "StatusCode::OK",
    "StatusCode::CREATED",
    "StatusCode::ACCEPTED",
    "StatusCode::NO_CONTENT",
    "StatusCode::NOT_MODIFIED",
    "HttpResponse::Ok",
    "HttpResponse::Created",
    "HttpResponse::Accepted",
    "HttpResponse::NoContent",
    "HttpResponse::NotModified",
];

const RULES: [Rule; 6] = [
    Rule {
        inside: "crates/server/src/db/",
        except: &[],
        never: &["actix", "HttpRe"],
        but: &[],
        because: "queries know nothing of HTTP",
    },
    Rule {
        inside: "crates/server/src/routes/",
        except: &[],
        never: &["diesel", "schema::"],
        but: &[],
        because: "handlers reach the database through crate::db",
    },
    Rule {
        inside: "crates/server/src/",
        except: &["crates/server/src/db/"],
        never: &["r2d2"],
        but: &[],
        because: "only db touches the pool",
    },
    Rule {
        inside: "crates/server/src/",
        except: &["crates/server/src/db/run.rs", "crates/server/src/bulk.rs"],
        never: &["spawn_blocking", "web::block"],
        but: &[],
        because: "queries leave the thread in db::run, and what is large and needs no database in bulk",
    },
    Rule {
        inside: "crates/server/src/",
        // The first chooses failures, the second is told which success it is.
        except: &["crates/server/src/error.rs", "crates/server/src/answer.rs"],
        never: &["StatusCode::", "HttpResponse::"],
        but: SUCCESSES,
        because: "what a failure is answered is decided in error.rs",
    },
    Rule {
        inside: "crates/web/src/",
        except: &[],
        never: &["fetch_with", "XmlHttpRequest"],
        but: &[],
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
                let name = rule.never.iter().find_map(|name| named(line, name, rule.but))?;
                let place = format!("{}:{number}", source.path);
                Some(Complaint::new(place, format!("may not name {name}: {}", rule.because)))
            })
        })
        .collect()
}

/// The first name in `line` that begins with `name`, and with none of `but`.
fn named<'a>(line: &'a str, name: &str, but: &[&str]) -> Option<&'a str> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(name).find_map(|(at, _)| {
        let (before, rest) = line.split_at(at);
        let found = &rest[..rest[name.len()..].find(|next| !is_word(next)).map_or(rest.len(), |end| name.len() + end)];
        (!before.ends_with(is_word) && !but.contains(&found)).then_some(found)
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
    fn the_pool_stays_in_db_and_blocking_threads_in_two_places() {
        assert_eq!(complaints("crates/server/src/auth/token.rs", "use diesel::r2d2::Pool;"), 1);
        assert_eq!(complaints("crates/server/src/db/run.rs", "use diesel::r2d2::Pool;"), 0);
        assert_eq!(complaints("crates/server/src/auth/token.rs", "tokio::task::spawn_blocking(f)"), 1);
        assert_eq!(complaints("crates/server/src/db/goals.rs", "tokio::task::spawn_blocking(f)"), 1);
        assert_eq!(complaints("crates/server/src/db/run.rs", "tokio::task::spawn_blocking(f)"), 0);
    }

    #[test]
    fn handlers_choose_among_successes_only() {
        assert_eq!(complaints("crates/server/src/routes/goals.rs", "answer::item(StatusCode::CREATED, &goal)"), 0);
        assert_eq!(complaints("crates/server/src/routes/goals.rs", "HttpResponse::NoContent().finish()"), 0);
        assert_eq!(complaints("crates/server/src/routes/goals.rs", "HttpResponse::NotFound().finish()"), 1);
        assert_eq!(complaints("crates/server/src/auth/limits.rs", "StatusCode::TOO_MANY_REQUESTS"), 1);
        assert_eq!(complaints("crates/server/src/web_app.rs", "HttpResponse::build(status)"), 1);
        assert_eq!(complaints("crates/server/src/error.rs", "StatusCode::INTERNAL_SERVER_ERROR"), 0);
    }

    #[test]
    fn a_name_must_begin_a_word() {
        assert_eq!(named("let my_actix = 1; use actix_web::web;", "actix", &[]), Some("actix_web"));
        assert_eq!(named("let my_actix = 1;", "actix", &[]), None);
    }
}
