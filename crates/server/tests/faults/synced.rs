//! What is answered is on the disk: between the request and its answer, all that was written for it is synced.

use crate::{
    databases::{Database, Kind},
    form,
    not_tried::not_tried,
    process::{Process, day, goal, log_in, sign_up},
    seconds::until,
};
use std::{collections::HashSet, fs, process::Command, thread};
use studentos_client::types::UpdateGoal;
use tempfile::TempDir;

/// What is done to each goal, the first of which makes it.
const WRITES: usize = 4;
/// What strace is to tell: the calls that matter, with what their descriptors are and how their data begins.
const TRACE: [&str; 8] =
    ["-D", "-f", "-qq", "-yy", "-s16", "-o", "trace", "--trace=/^(recvfrom|send|p?write|f(data)?sync)"];

#[test]
fn every_answered_write_was_synced_before_it_was_answered() {
    if !Command::new("strace").arg("-V").output().is_ok_and(|output| output.status.success()) {
        return not_tried("there is no strace here");
    }
    let goals = form::of(13, 250);
    let (database, folder) = (Database::new(Kind::Sqlite), TempDir::new().unwrap());
    sign_up_and_leave(&database);
    let pipe = folder.path().join("trace");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // It ends when nothing is left to be traced.
    let trace = thread::spawn(move || fs::read(pipe).unwrap());

    let mut command = Command::new("strace");
    command.args(TRACE).arg(env!("CARGO_BIN_EXE_studentos")).current_dir(folder.path());
    let server = Process::start_as(command, &database.url());
    actix_web::rt::System::new().block_on(async {
        let client = log_in(&server).await;
        for number in 0..goals {
            let id = client.goals().create(&goal(&format!("Goal {number}"), day(6), 100)).await.unwrap().id;
            let done = UpdateGoal { completed: Some(true), ..UpdateGoal::default() };
            client.goals().update(id, &done).await.unwrap();
            client.goals().delete(id).await.unwrap();
            client.goals().restore(id).await.unwrap();
        }
    });
    server.terminate();
    server.wait();

    let trace = String::from_utf8_lossy(&trace.join().unwrap()).into_owned();
    let mut seen = Seen::default();
    trace.lines().for_each(|line| seen.hear(line));
    println!("{} of {} answered writes were synced before", seen.synced, seen.answered);
    // To log in is one as well.
    assert_eq!((seen.answered, seen.synced), (goals * WRITES + 1, goals * WRITES + 1));
}

/// Makes an account by a server that is gone when its mail has left: to send one is to write as well, beside what is asked, and
/// that could come between what another write was synced by and its answer.
fn sign_up_and_leave(database: &Database) {
    let server = Process::start(&database.url());
    actix_web::rt::System::new().block_on(async {
        sign_up(&server).await;
        until("the mail has left", async || database.texts("SELECT id AS text FROM outbox").is_empty()).await;
    });
    server.terminate();
    server.wait();
}

/// What has happened so far, in the order in which strace saw it.
#[derive(Default)]
struct Seen {
    /// Whether a write is asked for and not yet answered.
    is_asked: bool,
    is_written: bool,
    is_synced: bool,
    /// The threads that wait for the disk.
    syncing: HashSet<String>,
    answered: usize,
    synced: usize,
}

impl Seen {
    /// Takes a line like `42 fsync(11</tmp/studentos.sqlite-wal>) = 0`, of which the end comes later, after `resumed`, when other
    /// threads did something meanwhile.
    fn hear(&mut self, line: &str) {
        let Some((thread, call)) = line.split_once(' ') else { return };
        let call = call.trim_start();
        let is_of_log = call.contains("-wal>");
        if call.contains("recvfrom") && ["\"POST ", "\"PATCH ", "\"DELETE "].iter().any(|verb| call.contains(verb)) {
            *self = Self { is_asked: true, answered: self.answered, synced: self.synced, ..Self::default() };
        } else if is_of_log && (call.starts_with("pwrite") || call.starts_with("write")) {
            (self.is_written, self.is_synced) = (true, false);
        } else if is_of_log && call.contains("sync(") && !call.ends_with(" = 0") {
            self.syncing.insert(thread.to_owned());
        } else if call.contains("sync") && call.ends_with(" = 0") {
            self.is_synced |= is_of_log || self.syncing.remove(thread);
        } else if self.is_asked && call.contains("\"HTTP/1.1 2") {
            self.is_asked = false;
            self.answered += 1;
            self.synced += usize::from(self.is_written && self.is_synced);
        }
    }
}
