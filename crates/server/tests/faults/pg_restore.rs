//! What `docs/deploy.md` has one do after `pg_restore`: the same as `studentos restore` does by itself.

use crate::{
    databases::{Database, Kind},
    process::{Process, sign_up},
};
use diesel::{Connection as _, PgConnection, connection::SimpleConnection as _};
use studentos_client::types::{CreateApiToken, Name, Scope};

const SAID: &str = include_str!("../../../../docs/deploy.md");
const FORGOTTEN: &str =
    "SELECT id AS text FROM users WHERE last_revision >= 1000000 AND forgotten_revision = last_revision";

/// A link to a new password, which may have been used since.
pub const LINK: &str = "INSERT INTO mail_tokens (hash, user_id, purpose, email_key, expires_at) \
                        SELECT 'hash', id, 'reset', email_key, 9000000000000000 FROM users";
const GOOD: &str =
    "SELECT id AS text FROM sessions UNION ALL SELECT id FROM api_tokens UNION ALL SELECT hash FROM mail_tokens";

/// An API token, which may have been deleted since.
pub fn program() -> CreateApiToken {
    CreateApiToken::new(Name::parse("A program").unwrap(), Scope::Write)
}

/// By what somebody gets in, as far as the database knows.
pub fn still_good(database: &Database) -> Vec<String> {
    database.texts(GOOD)
}

#[test]
fn nobody_gets_in_by_what_was_good_before_and_no_number_is_given_out_again() {
    let commands = SAID.split(" --command='").skip(1).filter_map(|rest| rest.split('\'').next());
    let commands: Vec<_> = commands.filter(|command| command.contains("DELETE")).collect();
    assert_eq!(commands.len(), 2, "one for PostgreSQL, one for PostgreSQL in containers");
    for sql in commands {
        let database = Database::new(Kind::Postgres);
        actix_web::rt::System::new().block_on(async {
            let server = Process::start(&database.url());
            sign_up(&server).await.users().create_token(&program()).await.unwrap();
        });
        database.execute(LINK);
        PgConnection::establish(&database.url()).unwrap().batch_execute(sql).unwrap();
        assert_eq!(still_good(&database), Vec::<String>::new(), "{sql}");
        assert_eq!(database.texts(FORGOTTEN).len(), 1, "{sql}");
    }
}
