//! Requests that are wrong in every way there is: refused, and nothing worse.

mod requests;

use crate::{
    databases::{Database, Kind},
    form,
    process::Process,
};
use futures_util::{StreamExt as _, stream};
use requests::Requests;
use std::{collections::BTreeMap, time::Duration};
use studentos_client::types::{Email, Name, Password, Signup};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
    time::timeout,
};

/// How many are sent at the same time.
const AT_ONCE: usize = 64;
/// How long an answer is waited for: longer than the server waits for what was cut off.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn malformed_requests_are_refused_and_nothing_worse_on_sqlite() {
    are_refused(Kind::Sqlite);
}

#[test]
fn malformed_requests_are_refused_and_nothing_worse_on_postgres() {
    are_refused(Kind::Postgres);
}

fn are_refused(kind: Kind) {
    let (count, seed) = form::of((1_000, 42), (10_000, fastrand::u64(..)));
    let database = Database::new(kind);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        let client = server.client();
        // Nobody that the document's examples could log in as, or delete.
        let password = Password::parse("quartz-meadow-29").unwrap();
        let (name, email) = (Name::parse("Owner").unwrap(), Email::parse("owner@example.com").unwrap());
        client.auth().signup(&Signup { name, email, password, timezone: None }).await.unwrap();

        let requests = Requests::new(seed, &client.token().unwrap());
        let answers = stream::iter(0..count).map(|number| {
            let request = requests.get(number);
            let address = server.address();
            async move {
                let status = send(address, &request).await;
                let shown = String::from_utf8_lossy(&request).into_owned();
                assert!(status.is_none_or(|status| status < 500), "seed {seed}, {number}: {status:?} to {shown}");
                status
            }
        });
        let answers: Vec<_> = answers.buffer_unordered(AT_ONCE).collect().await;
        let mut tally = BTreeMap::new();
        for status in answers {
            *tally.entry(status).or_insert(0) += 1;
        }
        println!("{count} malformed requests, seed {seed}: {tally:?}");
        let refused = tally.range(Some(400)..).map(|(_, count)| count).sum::<usize>();
        assert!(refused > count / 2, "most are refused by the server: {tally:?}");

        client.users().me().await.expect("it is still there, and so is the session");
        server.terminate();
        let (status, log) = server.wait();
        // What is no HTTP is no error of the server's.
        let is_bad = |line: &&str| ["panicked", "\"status\":5", "stream error"].iter().any(|bad| line.contains(bad));
        let bad: Vec<_> = log.lines().filter(is_bad).collect();
        assert!(status.success() && bad.is_empty(), "seed {seed}: {bad:#?}");
    });
}

/// The status that is answered, if there is any answer.
async fn send(address: &str, request: &[u8]) -> Option<u16> {
    let mut stream = TcpStream::connect(address).await.expect("the server is there");
    let mut line = Vec::new();
    let answer = async {
        // The server may have seen enough before it has seen everything.
        stream.write_all(request).await.ok();
        BufReader::new(&mut stream).read_until(b'\n', &mut line).await.ok()
    };
    timeout(PATIENCE, answer).await.ok()??;
    String::from_utf8_lossy(&line).split(' ').nth(1)?.parse().ok()
}
