//! Copies of the database: made under load, put back, and refused without harm.

use crate::{
    databases::{Database, Kind},
    kill::{WRITERS, every_title, write},
    pg_restore::{LINK, MAIL, program, still_good},
    process::{Process, day, goal, log_in, sign_up},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpStream,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use studentos_client::{Client, Error};
use tempfile::TempDir;
use tokio::sync::mpsc::unbounded_channel;

const PROGRAM: &str = env!("CARGO_BIN_EXE_studentos");
/// Lets no file grow past 32 KiB, which stands for a full disk, and becomes the program.
const SMALL_FILES: &str = r#"trap '' XFSZ; ulimit -f 64; exec "$0" "$@""#;

/// Runs `studentos WORD FILE` to its end.
fn studentos(mut command: Command, word: &str, file: &Path, database: &str) -> Output {
    command.arg(word).arg(file).args(["--database-url", database]).output().unwrap()
}

/// What is said on success.
fn done(word: &str, file: &Path, database: &str) -> String {
    let output = studentos(Command::new(PROGRAM), word, file, database);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    one_line(output.stdout)
}

/// What is said by a program that refuses.
fn refused(word: &str, file: &Path, database: &str) -> String {
    refused_by(Command::new(PROGRAM), word, file, database)
}

fn refused_by(command: Command, word: &str, file: &Path, database: &str) -> String {
    let output = studentos(command, word, file, database);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    one_line(output.stderr)
}

fn one_line(said: Vec<u8>) -> String {
    let said = String::from_utf8(said).unwrap();
    assert_eq!(said.trim_end().lines().count(), 1, "one sentence: {said}");
    said
}

fn file_of(database: &Database) -> PathBuf {
    database.url().trim_start_matches("sqlite://").into()
}

/// Every file beside the database, itself included, and what is in it. The folder of mails is none.
fn folder_of(database: &Database) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(file_of(database).parent().unwrap()).unwrap().map(|file| file.unwrap().path());
    files.filter(|file| file.is_file()).map(|file| (file.clone(), fs::read(file).unwrap())).collect()
}

/// Makes the account and one goal, in a server that has stopped when this comes back.
fn use_it(database: &Database) {
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        sign_up(&server).await.goals().create(&goal("Read", day(6), 10)).await.unwrap();
        server.terminate();
        server.wait();
    });
}

#[test]
fn a_copy_made_under_load_holds_what_was_answered_before() {
    let (database, copy) = (Database::new(Kind::Sqlite), Database::new(Kind::Sqlite));
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        let client = sign_up(&server).await;
        let (tell, mut told) = unbounded_channel();
        for writer in 0..WRITERS {
            actix_web::rt::spawn(write(client.clone(), writer, 0, tell.clone()));
        }
        drop(tell);
        let mut answered = BTreeSet::new();
        while answered.len() < 200 {
            answered.insert(told.recv().await.unwrap());
        }
        while let Ok(title) = told.try_recv() {
            answered.insert(title);
        }

        let (url, file) = (database.url(), file_of(&copy));
        actix_web::rt::task::spawn_blocking(move || done("backup", &file, &url)).await.unwrap();
        assert!(told.try_recv().is_ok(), "the server went on meanwhile");
        drop(server);
        while told.recv().await.is_some() {}

        assert_eq!(copy.texts("SELECT integrity_check AS text FROM pragma_integrity_check"), ["ok"]);
        let server = Process::start(&copy.url());
        let kept = every_title(&log_in(&server).await).await;
        assert_eq!(answered.difference(&kept).collect::<Vec<_>>(), Vec::<&String>::new());
    });
}

#[test]
fn a_copy_is_for_its_owner_alone_and_never_takes_the_place_of_a_file() {
    let (database, folder) = (Database::new(Kind::Sqlite), TempDir::new().unwrap());
    use_it(&database);
    let copy = folder.path().join("50% of #1?.db");
    let said = done("backup", &copy, &database.url());
    let metadata = copy.metadata().unwrap();
    assert!(said.contains(copy.to_str().unwrap()) && said.contains(&format!("{} bytes", metadata.len())), "{said}");
    assert_eq!(metadata.mode() & 0o777, 0o600);

    fs::write(&copy, "mine").unwrap();
    let said = refused("backup", &copy, &database.url());
    assert!(said.contains("is there already"), "{said}");
    assert_eq!(fs::read(&copy).unwrap(), b"mine");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left in the folder");
}

#[test]
fn what_cannot_be_copied_is_named() {
    let (database, folder) = (Database::new(Kind::Sqlite), TempDir::new().unwrap());
    let copy = folder.path().join("copy.db");
    let said = refused("backup", &copy, &database.url());
    assert!(said.contains("No such file") && !file_of(&database).exists(), "{said}");

    use_it(&database);
    let nowhere = folder.path().join("no folder/copy.db");
    assert!(refused("backup", &nowhere, &database.url()).contains("no folder"));
    database.execute("DROP TABLE goals");
    assert!(refused("backup", &copy, &database.url()).contains("not a StudentOS database"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_restored_database_is_what_it_was_and_what_was_there_is_kept() {
    let (database, folder) = (Database::new(Kind::Sqlite), TempDir::new().unwrap());
    let (url, copy) = (database.url(), folder.path().join("copy.db"));
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&url);
        let client = sign_up(&server).await;
        client.goals().create(&goal("Before", day(1), 10)).await.unwrap();
        database.execute(LINK);
        database.execute(MAIL);
        let token = client.users().create_token(&program()).await.unwrap();
        done("backup", &copy, &url);
        client.users().delete_token(token.id).await.unwrap();
        client.goals().create(&goal("After", day(1), 10)).await.unwrap();
        // Killed, so that what came after is in the log beside the file.
        drop(server);

        done("restore", &copy, &url);
        assert_eq!(file_of(&database).metadata().unwrap().mode() & 0o777, 0o600);
        assert_eq!(still_good(&database), Vec::<String>::new());
        let mut files = folder_of(&database).into_keys();
        let aside = files.find(|file| file.to_str().unwrap().contains(".replaced-")).unwrap();
        assert!(files.all(|file| !file.to_str().unwrap().contains("-wal") && !file.to_str().unwrap().contains("-shm")));
        assert_eq!(goals_after_login(&url, &client).await, ["Before"]);

        done("restore", &aside, &url);
        assert_eq!(goals_after_login(&url, &client).await, ["Before", "After"]);
    });
}

/// The titles, after making sure that whoever was logged in is not any more.
async fn goals_after_login(url: &str, before: &Client) -> Vec<String> {
    let server = Process::start(url);
    let client = server.client();
    client.set_token(before.token().as_deref());
    assert_eq!(client.users().me().await, Err(Error::SessionEnded));
    let client = log_in(&server).await;
    // Numbers of changes are given out anew, so who knows the old ones cannot go on from there.
    assert_eq!(first_event(&server, &client, 1), "event: reset");
    let page = client.goals().list().send().await.unwrap();
    page.data.into_iter().map(|goal| goal.title.into()).collect()
}

/// The first event for who has seen this one.
fn first_event(server: &Process, client: &Client, seen: i64) -> String {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    let token = client.token().unwrap();
    let head = format!(
        "GET /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nLast-Event-ID: {seen}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    lines.find(|line| line.starts_with("event: ")).unwrap()
}

#[test]
fn a_copy_is_restored_where_there_was_nothing_and_over_what_is_damaged() {
    let (database, folder) = (Database::new(Kind::Sqlite), TempDir::new().unwrap());
    use_it(&database);
    let (copy, there) = (folder.path().join("copy.db"), folder.path().join("data/plans.db"));
    let url = format!("sqlite://{}", there.display());
    done("backup", &copy, &database.url());

    done("restore", &copy, &url);
    assert_eq!(there.parent().unwrap().metadata().unwrap().mode() & 0o777, 0o700);
    assert_eq!(fs::read_dir(there.parent().unwrap()).unwrap().count(), 1);

    fs::write(&there, "no database any more").unwrap();
    done("restore", &copy, &url);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&url);
        assert_eq!(log_in(&server).await.goals().list().send().await.unwrap().count, 1);
    });
}

#[test]
fn a_database_in_use_is_not_replaced() {
    let (database, folder) = (Database::new(Kind::Sqlite), TempDir::new().unwrap());
    let (url, copy) = (database.url(), folder.path().join("copy.db"));
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&url);
        let client = sign_up(&server).await;
        done("backup", &copy, &url);
        let said = refused("restore", &copy, &url);
        assert!(said.contains("in use"), "{said}");

        client.goals().create(&goal("Read", day(6), 10)).await.unwrap();
        drop(server);
        let server = Process::start(&url);
        assert_eq!(log_in(&server).await.goals().list().send().await.unwrap().count, 1);
    });
    assert!(folder_of(&database).into_keys().all(|file| !file.to_str().unwrap().contains("replaced")));
}

#[test]
fn what_is_no_sound_copy_of_ours_is_not_restored() {
    let (database, folder) = (Database::new(Kind::Sqlite), TempDir::new().unwrap());
    use_it(&database);
    let sound = folder.path().join("sound.db");
    done("backup", &sound, &database.url());
    let before = folder_of(&database);

    let made = |name: &str, change: &dyn Fn(&Path)| {
        let file = folder.path().join(name);
        fs::copy(&sound, &file).unwrap();
        change(&file);
        file
    };
    let sql = |file: &Path, sql: &str| {
        use diesel::{Connection as _, SqliteConnection, connection::SimpleConnection as _};
        SqliteConnection::establish(file.to_str().unwrap()).unwrap().batch_execute(sql).unwrap();
    };
    let damage = |file: &Path| {
        let mut bytes = fs::read(file).unwrap();
        bytes[4096..3 * 4096].fill(0x55);
        fs::write(file, bytes).unwrap();
    };
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('99991231235959')";
    for (file, why) in [
        (folder.path().join("missing.db"), "No such file"),
        (made("empty.db", &|file| fs::write(file, "").unwrap()), "not a StudentOS database"),
        (made("text.db", &|file| fs::write(file, "no database ".repeat(1000)).unwrap()), "not a database"),
        (made("damaged.db", &damage), "damaged"),
        (made("other.db", &|file| sql(file, "DROP TABLE goals")), "not a StudentOS database"),
        (made("newer.db", &|file| sql(file, newer)), "newer StudentOS (migration 99991231235959)"),
    ] {
        let said = refused("restore", &file, &database.url());
        assert!(said.contains(why) && said.contains(file.to_str().unwrap()), "{said}");
        assert!(folder_of(&database) == before, "after {}", file.display());
    }
}

#[test]
fn a_full_disk_is_told_and_leaves_everything_as_it_was() {
    let (database, folder) = (Database::new(Kind::Sqlite), TempDir::new().unwrap());
    use_it(&database);
    let (sound, copy) = (folder.path().join("sound.db"), folder.path().join("copy.db"));
    done("backup", &sound, &database.url());
    let before = folder_of(&database);
    for (word, file) in [("backup", &copy), ("restore", &sound)] {
        let mut full = Command::new("sh");
        full.args(["-ec", SMALL_FILES, PROGRAM]);
        let said = refused_by(full, word, file, &database.url());
        assert!(said.contains("cannot be copied"), "{said}");
        assert!(folder_of(&database) == before, "after {word}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn a_postgres_database_is_left_to_its_own_tools() {
    for (word, tool) in [("backup", "pg_dump"), ("restore", "pg_restore")] {
        let said = refused(word, Path::new("copy.dump"), "postgres://owner:hunter2@db.example/plans");
        assert!(said.contains(tool) && !said.contains("hunter2"), "{said}");
    }
}
