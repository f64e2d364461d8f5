//! An account of years: its export and import take little memory, whoever is slow to take one keeps nobody waiting, and in
//! the end it is deleted.

use crate::{
    databases::{Database, Kind},
    form,
    process::{Process, password, sign_up, sign_up_as},
    resources::most_resident,
    seconds::Stopwatch,
};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    io::{Read as _, Write as _},
    net::TcpStream,
    process::Command,
    time::Duration,
};
use studentos_client::{
    Client,
    types::{Date, DeleteAccount, Email, ErrorCode, Export, Imported},
};

/// How many of each there are.
const THINGS: usize = 10_000;
/// How many repeats, each with so many days that are decided.
const REPEATS: usize = 100;
/// How long it may keep others from writing, where there is one writer: they are told to come back after four seconds.
const WHILE: Duration = Duration::from_secs(4);
/// As many as may be on their way to one user, and more than there are connections to PostgreSQL.
const SLOW: usize = 4;

#[test]
fn a_large_account_is_exported_and_imported_in_little_memory_on_sqlite() {
    there_and_back(Kind::Sqlite);
}

#[test]
fn a_large_account_is_exported_and_imported_in_little_memory_on_postgres() {
    there_and_back(Kind::Postgres);
}

fn there_and_back(kind: Kind) {
    let database = Database::new(kind);
    actix_web::rt::System::new().block_on(async {
        let mut command = Command::new("env");
        command.args(["DATABASE_POOL_SIZE=2", env!("CARGO_BIN_EXE_studentos")]);
        let server = Process::start_as(command, &database.url());
        let owner = sign_up(&server).await;
        let made = large_account();
        let all = Imported { goals: THINGS, tasks: THINGS, logs: THINGS, repeats: REPEATS, skipped: 0 };
        assert_eq!(owner.users().import(&made).await.unwrap(), all);
        let file = owner.users().export().await.unwrap();
        assert_eq!(contents(&file), contents(&made));

        let slow: Vec<_> = (0..SLOW).map(|_| ask_for_the_file(&server, &owner)).collect();
        let refused = owner.users().export().await.unwrap_err();
        assert_eq!(refused.code(), Some(ErrorCode::TooManyRequests), "as many as that lie on the disk already");
        let other = sign_up_as(&server, &Email::parse("other@example.com").unwrap()).await;
        assert_eq!(other.users().import(&file).await.unwrap(), all);
        let nothing = Imported { skipped: 3 * THINGS + REPEATS, ..Imported::default() };
        assert_eq!(other.users().import(&file).await.unwrap(), nothing);
        let copy = other.users().export().await.unwrap();
        assert_eq!(contents(&copy), contents(&made));
        drop(slow);

        let begin = Stopwatch::start();
        owner.users().delete_me(&DeleteAccount { password: password().into() }).await.unwrap();
        let is_soon = begin.elapsed() < WHILE || matches!(kind, Kind::Postgres);
        assert!(is_soon, "it took {:?} to delete it", begin.elapsed());

        let memory = most_resident(&server);
        println!("{kind:?}: {THINGS} goals, tasks and logs there, back and away in {} MB", memory >> 20);
        // Some of it is what a program that is not optimized has more of.
        assert!(memory < form::of(120, 100) << 20, "the server has had {} MB", memory >> 20);
    });
}

/// Goals over years, with a task each, most of them done and the others skipped, and a log about each.
fn large_account() -> Export {
    let id = |kind: usize, number: usize| {
        format!("0198{:04x}-{:04x}-7{kind:03x}-8000-{number:012x}", number >> 4, number & 15)
    };
    let at = |number: usize| format!("2026-03-06T07:{:02}:{:02}.{:06}Z", number / 60 % 60, number % 60, number);
    let date =
        |number: usize| format!("20{:02}-{:02}-{:02}", 10 + number / 3360, number / 280 % 12 + 1, number / 10 % 28 + 1);
    let done = |number: usize| if number.is_multiple_of(3) { None } else { Some(at(number)) };
    let words = "It went well until noon, and then there were too many tabs. ".repeat(3);
    let goals = (0..THINGS).map(|number| {
        json!({
            "id": id(1, number), "title": format!("Goal {number}"), "date": date(number), "completed": number % 3 > 0,
            "completed_at": done(number), "skipped": number.is_multiple_of(3), "notes": words, "position": number % 10,
            "tasks_total": 1, "tasks_completed": i32::from(number % 3 > 0), "repeat_id": id(4, number % REPEATS), "created_at": at(number),
            "updated_at": at(number + 1),
        })
    });
    let tasks = (0..THINGS).map(|number| {
        json!({
            "id": id(2, number), "goal_id": id(1, number), "title": format!("Task {number}"), "completed": number % 3 > 0,
            "completed_at": done(number), "due_date": (number % 2 > 0).then(|| date(number)), "position": 0,
            "created_at": at(number), "updated_at": at(number + 1),
        })
    });
    let logs = (0..THINGS).map(|number| {
        json!({
            "id": id(3, number), "date": date(number), "body": format!("{number}: {words}"), "minutes": number % 90,
            "mood": (number % 2 > 0).then_some(4), "goal_id": id(1, number), "created_at": at(number),
            "updated_at": at(number + 1),
        })
    });
    let repeats = (0..REPEATS).map(|number| {
        json!({
            "id": id(4, number), "title": format!("Repeat {number}"), "notes": words, "rule": "FREQ=DAILY",
            "starts_on": date(0), "ends_on": null, "missed": "skip", "paused": true, "since": date(THINGS - 1),
            "created_at": at(number),
        })
    });
    // The goal of each, as often as there are things.
    let occurrences = (0..THINGS).map(|number| {
        let day = Date::MIN.plus_days(i32::try_from(number / REPEATS).expect("they are few"));
        json!({ "repeat_id": id(4, number % REPEATS), "date": day, "goal_id": id(1, number) })
    });
    let file = json!({
        "version": 1, "exported_at": at(0),
        "repeats": repeats.collect::<Vec<_>>(), "occurrences": occurrences.collect::<Vec<_>>(),
        "user": { "name": "Owner", "email": "owner@example.com", "timezone": "UTC", "day_starts_at": 0 },
        "goals": goals.collect::<Vec<_>>(), "tasks": tasks.collect::<Vec<_>>(), "logs": logs.collect::<Vec<_>>(),
    });
    serde_json::from_value(file).expect("it is what an export writes")
}

/// What a file holds, by what tells one thing from another when their ids do not count.
fn contents(file: &Export) -> HashMap<String, Value> {
    let goals: HashMap<_, _> = file.goals.iter().map(|goal| (goal.id, goal.title.as_str())).collect();
    let repeats: HashMap<_, _> = file.repeats.iter().map(|repeat| (repeat.id, repeat.title.as_str())).collect();
    let mut contents = HashMap::new();
    for repeat in &file.repeats {
        contents.insert(repeat.title.as_str().to_owned(), json!(repeat));
    }
    for day in &file.occurrences {
        let of = day.goal_id.map(|goal| goals[&goal]);
        contents.insert(format!("{} on {} made {of:?}", repeats[&day.repeat_id], day.date), json!(day));
    }
    for goal in &file.goals {
        let of = goal.repeat_id.map(|repeat| repeats[&repeat]);
        contents.insert(format!("{} of {of:?}", goal.title), json!(goal));
    }
    for task in &file.tasks {
        let of = task.goal_id.map(|goal| goals[&goal]);
        contents.insert(format!("{} of {of:?}", task.title), json!(task));
    }
    for log in &file.logs {
        let of = log.goal_id.map(|goal| goals[&goal]);
        contents.insert(format!("{} of {of:?}", log.body.as_str()), json!(log));
    }
    for thing in contents.values_mut().filter_map(Value::as_object_mut) {
        thing.remove("id");
        thing.remove("goal_id");
        thing.remove("repeat_id");
    }
    contents
}

/// Asks for an export, and reads nothing but the beginning of its head.
fn ask_for_the_file(server: &Process, client: &Client) -> TcpStream {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    let token = client.token().unwrap();
    write!(stream, "GET /api/users/me/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n").unwrap();
    let mut head = [0; 12];
    stream.read_exact(&mut head).unwrap();
    assert_eq!(head, *b"HTTP/1.1 200");
    stream
}
