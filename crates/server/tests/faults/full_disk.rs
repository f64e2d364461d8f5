//! No room for what is written: refused, nothing lost, and well again when there is room.

use crate::{
    namespace::namespace,
    process::{Process, day, goal, sign_up},
    titles::titles,
};
use std::{collections::BTreeSet, fs, process::Command};
use studentos_client::{Client, Method, Request};
use tempfile::TempDir;

/// Mounts a small disk that only this process sees, a part of it taken, and becomes the server.
const SMALL_DISK: &str = r#"
    mount -t tmpfs -o size=4m tmpfs "$0"
    head -c 2097152 /dev/zero >"$0/ballast"
    exec "$1""#;
/// Lets no file grow past 1 MiB, which stands for a disk that fails, and becomes the server.
const SMALL_FILES: &str = r#"trap '' XFSZ; ulimit -S -f 2048; exec "$1""#;

#[test]
fn a_full_disk_is_told_and_survived() {
    let Some(mut command) = namespace() else { return };
    let folder = TempDir::new().unwrap();
    command.args(["sh", "-ec", SMALL_DISK]);
    survives(command, &folder, |server| {
        // The disk is seen through the eyes of the process that has it.
        let ballast = format!("/proc/{}/root{}/ballast", server.id(), folder.path().display());
        fs::remove_file(ballast).expect("it was put there");
    });
}

#[test]
fn a_file_that_cannot_grow_is_told_and_survived() {
    let folder = TempDir::new().unwrap();
    let mut command = Command::new("sh");
    command.args(["-ec", SMALL_FILES]);
    survives(command, &folder, |server| {
        let raise = ["--fsize=unlimited", "--pid", &server.id().to_string()].map(str::to_owned);
        assert!(Command::new("prlimit").args(raise).status().unwrap().success());
    });
}

fn survives(mut command: Command, folder: &TempDir, make_room: impl FnOnce(&Process)) {
    command.arg(folder.path()).arg(env!("CARGO_BIN_EXE_studentos"));
    let database = format!("sqlite://{}/studentos.sqlite", folder.path().display());
    actix_web::rt::System::new().block_on(async {
        let server = Process::start_as(command, &database);
        let client = sign_up(&server).await;

        let answered = fill(&client).await;
        assert_eq!(titles(&client).await, answered, "reads go on, and what was answered is there");

        make_room(&server);
        assert_eq!(client.execute(write(answered.len())).await.unwrap().status, 201, "there is room again");
        assert_eq!(titles(&client).await.len(), answered.len() + 1);
        println!("{} writes answered, all there; then 503 until there was room", answered.len());
    });
}

fn title(number: usize) -> String {
    format!("Goal {number}")
}

fn write(number: usize) -> Request {
    Request::new(Method::Post, "/api/goals").json(&goal(&title(number), day(6), 10_000))
}

/// Adds goals until one is refused, and gives back those that were answered.
async fn fill(client: &Client) -> BTreeSet<String> {
    let mut answered = BTreeSet::new();
    // Far more than there is room for.
    for number in 0..1000 {
        let answer = client.execute(write(number)).await.expect("the server still answers");
        if answer.status != 201 {
            assert_eq!((answer.status, answer.header("retry-after").is_some()), (503, true));
            return answered;
        }
        answered.insert(title(number));
    }
    panic!("the disk is larger than it should be");
}
