//! What the server refuses to start with, and the one sentence in which it says so.

use crate::{
    databases::{Database, Kind},
    namespace::namespace,
    process::{Process, SECRET, run, sign_up},
};
use std::{
    fs,
    io::{BufRead as _, BufReader},
    os::unix::fs::MetadataExt as _,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long a server takes at most to refuse.
const AT_ONCE: Duration = Duration::from_secs(1);
/// How often that is tried before it has taken too long: the machine may be busy with other tests.
const TRIES: usize = 5;

/// What is said by a server that should not start, and is all that it says.
pub fn refusal(command: &mut Command) -> String {
    command.env("BIND_ADDR", "127.0.0.1:0").env_remove("LOG");
    for _ in 0..TRIES {
        let begin = Instant::now();
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        let said = lines.next().unwrap_or_default();
        // A line of the log is one of a server that starts, whose end nobody should wait for.
        let is_log = said.starts_with('{');
        if is_log || lines.next().is_some() {
            child.kill().unwrap();
            panic!("it should say one sentence and end, but says {said}");
        }
        assert_eq!(child.wait().unwrap().code(), Some(1));
        if begin.elapsed() < AT_ONCE {
            return said;
        }
    }
    panic!("it took longer than {AT_ONCE:?} each time");
}

fn studentos(database: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_studentos"));
    command.env("DATABASE_URL", database).env_remove("JWT_SECRET");
    command
}

fn refuses_a_newer_schema(kind: Kind) {
    let database = Database::new(kind);
    assert!(run("migrate", &database.url()).status.success());
    database.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('99991231235959')");
    let said = refusal(studentos(&database.url()).env("JWT_SECRET", SECRET));
    assert!(said.contains("newer StudentOS") && said.contains("99991231235959"), "{said}");
}

#[test]
fn the_schema_of_a_newer_version_is_left_alone_on_sqlite() {
    refuses_a_newer_schema(Kind::Sqlite);
}

#[test]
fn the_schema_of_a_newer_version_is_left_alone_on_postgres() {
    refuses_a_newer_schema(Kind::Postgres);
}

#[test]
fn a_schema_that_is_not_up_to_date_is_left_alone_when_asked_to() {
    let database = Database::new(Kind::Sqlite);
    let url = database.url();
    let file = Path::new(url.trim_start_matches("sqlite://"));
    let said = refusal(studentos(&url).arg("--no-migrate"));
    assert!(said.contains("No such file") && !file.exists(), "{said}");

    assert!(run("migrate", &url).status.success());
    database.execute("DELETE FROM __diesel_schema_migrations WHERE version > '20261120000000'");
    let said = refusal(studentos(&url).arg("--no-migrate"));
    assert!(said.contains("studentos migrate"), "{said}");

    let nothing = Database::new(Kind::Postgres);
    nothing.execute("DROP SCHEMA public CASCADE");
    nothing.execute("CREATE SCHEMA public");
    let said = refusal(studentos(&nothing.url()).arg("--no-migrate").env("JWT_SECRET", SECRET));
    assert!(said.contains("studentos migrate"), "{said}");
    let ours = "SELECT tablename::text AS text FROM pg_tables WHERE schemaname = 'public'";
    assert_eq!(nothing.texts(ours), Vec::<String>::new());
}

#[test]
fn the_secret_made_at_the_first_start_is_kept_for_the_server_alone() {
    let database = Database::new(Kind::Sqlite);
    let url = database.url();
    let folder = Path::new(url.trim_start_matches("sqlite://")).parent().unwrap();
    actix_web::rt::System::new().block_on(async {
        let token = sign_up(&Process::start(&url)).await.token().unwrap();
        let secret = fs::read_dir(folder)
            .unwrap()
            .map(Result::unwrap)
            .find(|file| file.path().extension().is_some_and(|extension| extension == "jwt-secret"));
        assert_eq!(secret.unwrap().metadata().unwrap().mode() & 0o777, 0o600);

        let started_again = Process::start(&url);
        let client = started_again.client();
        client.set_token(Some(&token));
        assert!(client.users().me().await.is_ok());
    });
}

#[test]
fn a_secret_that_can_be_guessed_is_refused() {
    let database = Database::new(Kind::Sqlite);
    let known = ["change-me-to-a-long-random-string-please", "your-256-bit-secret-your-256-bit-secret"];
    for guessable in ["short", "secret-secret-secret-secret-secret-secret", &"x".repeat(40)].into_iter().chain(known) {
        for name in ["JWT_SECRET", "JWT_SECRET_PREVIOUS"] {
            let said = refusal(studentos(&database.url()).env(name, guessable));
            assert!(said.starts_with(&format!("studentos: {name} ")) && !said.contains(guessable), "{said}");
        }
    }
}

#[test]
fn several_instances_have_to_be_given_their_secret() {
    let said = refusal(&mut studentos(&Database::new(Kind::Postgres).url()));
    assert!(said.contains("JWT_SECRET"), "{said}");
}

#[test]
fn a_database_that_cannot_be_reached_is_named_without_its_password() {
    // libpq would repeat the second password, which it cannot read.
    for url in ["postgres://owner:hunter2@127.0.0.1:1/plans", "postgres://owner:hunter2%@127.0.0.1:1/plans"] {
        let said = refusal(studentos(url).env("JWT_SECRET", SECRET));
        assert!(said.contains("DATABASE_URL") && said.contains("127.0.0.1:1/plans"), "{said}");
        assert!(!said.contains("hunter2"), "{said}");
    }
}

/// Mounts a disk with a database on it that only this process sees and nobody can write to, and becomes the server.
const READ_ONLY: &str = r#"
    mount -t tmpfs tmpfs "$0"
    cp "$1" "$0/plans.db"
    mount -o remount,ro "$0"
    exec "$2""#;

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let (made, folder) = (Database::new(Kind::Sqlite), TempDir::new().unwrap());
    assert!(run("migrate", &made.url()).status.success());
    for file in ["plans.db", "new.db", "folder/new.db"] {
        let Some(mut command) = namespace() else { return };
        let url = format!("sqlite://{}/{file}", folder.path().display());
        command.args(["sh", "-ec", READ_ONLY]).arg(folder.path()).arg(made.url().trim_start_matches("sqlite://"));
        command.arg(env!("CARGO_BIN_EXE_studentos")).env("DATABASE_URL", &url).env_remove("JWT_SECRET");
        let said = refusal(&mut command);
        assert!(said.starts_with(&format!("studentos: DATABASE_URL: {url} ")) && said.contains("Read-only"), "{said}");
    }
}

#[test]
fn an_address_that_is_taken_is_named() {
    let (database, another) = (Database::new(Kind::Sqlite), Database::new(Kind::Sqlite));
    let server = Process::start(&database.url());
    let mut command = studentos(&another.url());
    let output = command.env("BIND_ADDR", server.address()).env("LOG", "off").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && said.contains("BIND_ADDR") && said.contains(server.address()), "{said}");
}

#[test]
fn limits_are_off_only_where_nobody_else_can_reach_the_server() {
    let database = Database::new(Kind::Sqlite);
    for everywhere in ["--bind-addr=0.0.0.0:0", "--bind-addr=[::]:0"] {
        let said = refusal(studentos(&database.url()).arg(everywhere).env("RATE_LIMITS", "off"));
        assert!(said.starts_with("studentos: RATE_LIMITS: ") && said.contains("BIND_ADDR"), "{said}");
    }
}

#[test]
fn a_value_is_named_but_not_shown() {
    for (name, value) in [
        ("DATABASE_URL", "postgresq://me:hunter2@h/d"),
        ("DATABASE_URL", "mysql://me:hunter2@h/d"),
        ("DATABASE_URL", "hunter2"),
        ("DATABASE_URL", "postgres://me:hunter2@x@h/d"),
        ("DATABASE_POOL_SIZE", "hunter2"),
        ("DATABASE_CONNECT_TIMEOUT", "0"),
        ("DATABASE_STATEMENT_TIMEOUT", "601"),
        ("PUBLIC_URL", "hunter2"),
        ("PUBLIC_URL", "plan.example.com"),
        ("PUBLIC_URL", "https://plan.example.com/hunter2"),
        ("CORS_ORIGINS", "*"),
        ("CORS_ORIGINS", "https://app.example.com,*"),
        ("CORS_ORIGINS", "https://*.example.com"),
        ("CORS_ORIGINS", "null"),
        ("CORS_ORIGINS", "hunter2"),
        ("SMTP_URL", "smtp://me:hunter2@x@h:p"),
        ("SMTP_URL", "smtp://hunter2@mail.example.com"),
        ("SMTP_URL", "smtps://me:hun/ter2@mail.example.com"),
        ("MAIL_FROM", "hunter2"),
        ("BCRYPT_COST", "99"),
        ("SHUTDOWN_DELAY", "soon"),
        ("RATE_LIMITS", "hunter2"),
        ("TRUSTED_PROXIES", "127.0.0.1,hunter2"),
        ("TRUSTED_PROXIES", "*"),
        ("TRUSTED_PROXIES", "10.0.0.0/40"),
    ] {
        let said = refusal(studentos("sqlite://x.db").env(name, value));
        assert!(said.starts_with(&format!("studentos: {name}: ")) && !said.contains("hunter2"), "{said}");
    }
}

#[test]
fn a_word_that_is_no_level_does_not_silence_the_log() {
    for level in ["verbose", "info,nosuch", "studentos_server=loud"] {
        let output = studentos("sqlite://x.db").env("LOG", level).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.starts_with("studentos: LOG: must be error, warn"), "{said}");
    }
}

#[test]
fn the_database_of_another_program_is_left_alone() {
    let database = Database::new(Kind::Sqlite);
    database.execute("CREATE TABLE theirs (id TEXT)");
    let url = database.url();
    let file = Path::new(url.trim_start_matches("sqlite://"));
    let before = fs::read(file).unwrap();
    for arguments in [[].as_slice(), &["--no-migrate"], &["migrate"]] {
        let said = refusal(studentos(&url).args(arguments));
        assert!(said.contains("DATABASE_URL") && said.contains("another program"), "{said}");
        assert!(fs::read(file).unwrap() == before, "{arguments:?}");
    }
}

#[test]
fn what_is_set_to_nothing_is_not_set() {
    let names = [
        "BCRYPT_COST",
        "CORS_ORIGINS",
        "DATABASE_POOL_SIZE",
        "JWT_SECRET",
        "MAIL_FROM",
        "OUTBOX_FOLDER",
        "PASSWORD_PEPPER",
        "PUBLIC_URL",
        "RATE_LIMITS",
        "SMTP_URL",
        "TRUSTED_PROXIES",
    ];
    let database = Database::new(Kind::Sqlite);
    let mut command = studentos(&database.url());
    assert!(command.envs(names.map(|name| (name, ""))).arg("migrate").output().unwrap().status.success());
}

#[test]
fn the_data_is_for_the_server_alone_to_read() {
    let database = Database::new(Kind::Sqlite);
    let folder = Path::new(database.url().trim_start_matches("sqlite://")).parent().unwrap().join("data");
    let url = format!("sqlite://{}", folder.join("plans.db").display());
    assert!(run("migrate", &url).status.success());
    assert_eq!(folder.metadata().unwrap().mode() & 0o777, 0o700);
    assert_eq!(folder.join("plans.db").metadata().unwrap().mode() & 0o777, 0o600);
}
