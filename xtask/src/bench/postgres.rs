//! The PostgreSQL that is measured: one of its own, as its package configures it, which the tests know how to start.

#[expect(clippy::expect_used, reason = "it is the tests' own")]
#[path = "../../../crates/server/tests/databases/cluster.rs"]
mod cluster;

use self::cluster::Cluster;
use anyhow::{Context, Error, Result, ensure};
use std::{io::Write as _, path::PathBuf};

/// The databases of one instance of ours, of one behind nginx, of two, and of the peer, by the variable that names each to the harness.
const DATABASES: [(&str, &str); 4] = [
    ("STUDENTOS_PG_URL", "studentos"),
    ("STUDENTOS_PG_1_URL", "studentos_1"),
    ("STUDENTOS_PG_2_URL", "studentos_2"),
    ("PG_URL", "goals"),
];

/// A running server with empty databases; gone when this is dropped.
pub struct Postgres(Cluster);

impl Postgres {
    pub fn start() -> Result<Self> {
        let mut cluster = Cluster::start("").map_err(Error::msg)?;
        for (_, database) in DATABASES {
            let keeper = cluster.keeper.stdin.as_mut().context("the keeper of PostgreSQL is not listening")?;
            writeln!(keeper, "createdb -h \"$folder\" -U postgres {database}")?;
            ensure!(cluster.hear() == "0", "PostgreSQL made no database {database}");
        }
        Ok(Self(cluster))
    }

    /// What the harness is told in its environment.
    pub fn variables(&self) -> impl Iterator<Item = (&'static str, String)> {
        DATABASES.into_iter().map(|(variable, database)| (variable, self.0.url(database)))
    }

    /// The file that names its process, whose processor time is counted as that of who asks it.
    pub fn pid_file(&self) -> PathBuf {
        PathBuf::from(&self.0.folder).join("data/postmaster.pid")
    }
}
