//! Mails of the real binary: never lost, and nothing of them in the log.

use crate::{
    databases::{Database, Kind},
    mails::{self, MailServer},
    ports::free_port,
    process::{Process, email, password, sign_up},
    seconds::{Stopwatch, until},
};
use std::{
    fs,
    net::TcpListener,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};
use studentos_client::{
    Client,
    types::{MailToken, Password, ResetPassword, UpdateUser},
};
use tempfile::NamedTempFile;

const VERIFY: &str = "Confirm your e-mail address";
const RESET: &str = "Choose a new password";

fn start(database: &Database, name: &str, value: &str) -> Process {
    let mut command = Command::new(env!("CARGO_BIN_EXE_studentos"));
    command.env(name, value);
    Process::start_as(command, &database.url())
}

/// As if every mail had waited as long as it should.
fn wait(database: &Database) {
    database.execute("UPDATE outbox SET next_try_at = 0");
}

fn outbox(database: &Database) -> Vec<String> {
    database.texts("SELECT kind AS text FROM outbox")
}

/// Where the mails lie when nobody said where.
fn folder(database: &Database) -> PathBuf {
    Path::new(database.url().trim_start_matches("sqlite://")).with_file_name("outbox")
}

#[test]
fn a_mail_arrives_after_kill_9_and_a_mail_server_that_was_down_on_sqlite() {
    arrives(Kind::Sqlite);
}

#[test]
fn a_mail_arrives_after_kill_9_and_a_mail_server_that_was_down_on_postgres() {
    arrives(Kind::Postgres);
}

fn arrives(kind: Kind) {
    let (database, port) = (Database::new(kind), free_port());
    let url = format!("smtp://127.0.0.1:{port}");
    actix_web::rt::System::new().block_on(async {
        let server = start(&database, "SMTP_URL", &url);
        sign_up(&server).await;
        drop(server);
        assert_eq!(outbox(&database), ["verify"]);

        wait(&database);
        let server = start(&database, "SMTP_URL", &url);
        let tried = "SELECT id AS text FROM outbox WHERE attempts > 1 AND next_try_at > 0";
        until("it is tried in vain", async || !database.texts(tried).is_empty()).await;
        drop(server);

        let mails = MailServer::start(port);
        let server = start(&database, "SMTP_URL", &url);
        until("it arrives", async || {
            // Whichever of the processes had it last, its time has come.
            wait(&database);
            outbox(&database).is_empty()
        })
        .await;
        let mail = mails.taken().pop().unwrap();
        assert_eq!((mail.header("To"), mail.header("Subject")), (email().as_str(), VERIFY));
        let token = MailToken::parse(&mail.token()).unwrap();
        server.client().auth().verify_email(&token).await.unwrap();
    });
}

#[test]
fn nobody_who_stops_the_server_waits_for_a_mail_server_that_is_silent() {
    let database = Database::new(Kind::Sqlite);
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    actix_web::rt::System::new().block_on(async {
        let server = start(&database, "SMTP_URL", &format!("smtp://{}", silent.local_addr().unwrap()));
        sign_up(&server).await;
        let (_connection, _) = silent.accept().unwrap();
        let begin = Stopwatch::start();
        server.terminate();
        assert!(server.wait().0.success());
        assert!(begin.elapsed() < Duration::from_secs(8), "{:?}", begin.elapsed());
    });
    assert_eq!(outbox(&database), ["verify"]);
}

#[test]
fn a_folder_that_cannot_be_written_to_keeps_the_mail_waiting() {
    let (database, in_the_way) = (Database::new(Kind::Sqlite), NamedTempFile::new().unwrap());
    let folder = in_the_way.path().to_owned();
    actix_web::rt::System::new().block_on(async {
        let server = start(&database, "OUTBOX_FOLDER", &folder.display().to_string());
        sign_up(&server).await;
        let failed = "SELECT id AS text FROM outbox WHERE attempts = 1 AND next_try_at < created_at + 60000000";
        until("it is tried in vain", async || !database.texts(failed).is_empty()).await;

        in_the_way.close().unwrap();
        wait(&database);
        until("it is written", async || outbox(&database).is_empty()).await;
        assert_eq!(mails::read(&folder).len(), 1);
        fs::remove_dir_all(&folder).unwrap();
        server.terminate();
        let (_, log) = server.wait();
        assert!(log.contains("a mail could not be sent; trying again"), "{log}");
    });
}

/// Does everything that mails something, and gives back what no log may hold.
async fn use_every_mail(server: &Process, database: &Database) -> Vec<String> {
    let mail = async |subject: &str| {
        until("the mails are written", async || outbox(database).is_empty()).await;
        let mails = mails::read(&folder(database));
        mails.into_iter().rfind(|mail| mail.header("Subject") == subject).unwrap().token()
    };
    let client: Client = sign_up(server).await;
    let verification = mail(VERIFY).await;
    client.auth().verify_email(&MailToken::parse(&verification).unwrap()).await.unwrap();
    client.auth().forgot_password(&email()).await.unwrap();
    let reset = mail(RESET).await;
    let token = MailToken::parse(&reset).unwrap();
    client.auth().reset_password(&ResetPassword { token, password: password() }).await.unwrap();
    let token = MailToken::parse(&reset).unwrap();
    let again = ResetPassword { token, password: Password::parse("harbour-violet-52").unwrap() };
    client.auth().reset_password(&again).await.unwrap_err();
    let client = crate::process::log_in(server).await;
    let elsewhere = "elsewhere@example.com";
    let changes = UpdateUser {
        email: Some(elsewhere.parse().unwrap()),
        current_password: Some(password().into()),
        ..UpdateUser::default()
    };
    client.users().update_me(&changes).await.unwrap();
    let another = mail(VERIFY).await;
    vec![verification, reset, another, email().to_string(), elsewhere.to_owned()]
}

#[test]
fn the_log_names_the_files_of_mails_and_nothing_that_is_in_them() {
    let database = Database::new(Kind::Sqlite);
    let server = Process::start(&database.url());
    let secrets = actix_web::rt::System::new().block_on(use_every_mail(&server, &database));
    server.terminate();
    let (_, log) = server.wait();
    for secret in secrets {
        assert!(!log.contains(&secret), "{secret} is in the log:\n{log}");
    }

    let folder = folder(&database);
    assert_eq!(folder.metadata().unwrap().mode() & 0o777, 0o700);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 5, "two confirmations, a reset, two notices");
    for file in files {
        assert_eq!(file.metadata().unwrap().mode() & 0o777, 0o600);
        assert!(log.contains(&file.display().to_string()), "{} is not in the log:\n{log}", file.display());
    }
}

#[test]
fn the_log_repeats_nothing_that_a_mail_server_says() {
    let (database, mails) = (Database::new(Kind::Sqlite), MailServer::start(0));
    mails.refuse("550 <owner@example.com>: not here");
    let server = start(&database, "SMTP_URL", &mails.url());
    actix_web::rt::System::new().block_on(async {
        sign_up(&server).await;
        until("it is given up", async || outbox(&database).is_empty()).await;
        assert_eq!((mails.refused(), mails.taken().len()), (1, 0));
    });
    server.terminate();
    let (_, log) = server.wait();
    assert!(log.contains("a mail was given up") && log.contains("the server has answered 550"), "{log}");
    assert!(!log.contains(email().as_str()), "{log}");
}
