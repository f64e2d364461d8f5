//! A PostgreSQL server of the test's own, to do to it what the others would notice.

use crate::{databases::cluster::Cluster, not_tried::not_tried};
use std::io::Write as _;

/// Starts a server with these lines in its configuration, where its programs are installed.
pub fn cluster(settings: &str) -> Option<Cluster> {
    match Cluster::start(settings) {
        Ok(cluster) => Some(cluster),
        // With a server somewhere else, the other tests do without them.
        Err(reason) if std::env::var_os("TEST_DATABASE_URL").is_some() => {
            not_tried(&reason);
            None
        }
        Err(reason) => panic!("{reason}"),
    }
}

impl Cluster {
    /// Runs a command as the user of the server; `$folder` and `$data` are where it lives.
    pub fn sh(&mut self, command: &str) {
        writeln!(self.keeper.stdin.as_mut().expect("it is piped"), "{command}").expect("the keeper listens");
        let status = self.hear();
        let log = || std::fs::read_to_string(format!("{}/log", self.folder)).unwrap_or_default();
        assert_eq!(status, "0", "{command}:\n{}", log());
    }
}
