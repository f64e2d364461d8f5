//! What is done after `pg_restore`: the same as `studentos restore` does by itself.

use crate::{
    databases::{Database, Kind},
    process::{Process, run, sign_up},
};
use studentos_client::types::{CreateApiToken, Name, Scope};

const SAID: &str = include_str!("../../../../docs/deploy.md");
const FORGOTTEN: &str =
    "SELECT id AS text FROM users WHERE last_revision >= 1000000 AND forgotten_revision = last_revision";

/// A link to a new password, which may have been used since.
pub const LINK: &str = "INSERT INTO mail_tokens (hash, user_id, purpose, email_key, expires_at) \
                        SELECT 'hash', id, 'reset', email_key, 9000000000000000 FROM users";
/// A mail that waits, which would carry another one.
pub const MAIL: &str = "INSERT INTO outbox (id, kind, address, attempts, next_try_at, created_at) \
                        VALUES ('mail', 'reset', 'owner@example.com', 1, 9000000000000000, 1)";
const GOOD: &str = "SELECT id AS text FROM sessions UNION ALL SELECT id FROM api_tokens \
                    UNION ALL SELECT hash FROM mail_tokens UNION ALL SELECT id FROM outbox";

/// An API token, which may have been deleted since.
pub fn program() -> CreateApiToken {
    CreateApiToken::new(Name::parse("A program").unwrap(), Scope::Write)
}

/// By what somebody gets in or will, as far as the database knows.
pub fn still_good(database: &Database) -> Vec<String> {
    database.texts(GOOD)
}

/// A database as `pg_restore` leaves it, made ready as the documents say.
fn finish(kind: Kind) {
    let database = Database::new(kind);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        sign_up(&server).await.users().create_token(&program()).await.unwrap();
    });
    database.execute(LINK);
    database.execute(MAIL);
    let finished = run("finish-restore", &database.url());
    assert!(finished.status.success(), "{}", String::from_utf8_lossy(&finished.stderr));
    assert_eq!(still_good(&database), Vec::<String>::new());
    assert_eq!(database.texts(FORGOTTEN).len(), 1);
}

#[test]
fn nobody_gets_in_by_what_was_good_before_and_no_number_is_given_out_again_on_sqlite() {
    finish(Kind::Sqlite);
}

#[test]
fn nobody_gets_in_by_what_was_good_before_and_no_number_is_given_out_again_on_postgres() {
    finish(Kind::Postgres);
}

#[test]
fn the_documents_have_it_done_outside_containers_and_in_them() {
    for command in ["studentos finish-restore --database-url \"$RESTORED\"", "$compose run --rm -T one finish-restore"]
    {
        assert!(SAID.contains(command), "{command}");
    }
}
