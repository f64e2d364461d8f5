//! What stays true when things go wrong: the real binary, killed, starved and started again.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "panicking is how a test fails")]

mod cluster;
#[path = "../databases/mod.rs"]
mod databases;
mod process;
mod titles;

mod full_disk;
mod kill;
mod log;
mod migrations;
mod purge;
mod restart;
mod schema;
mod silent_database;
mod start;
mod stop;
mod tls;
