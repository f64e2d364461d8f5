//! What stays true when things go wrong: the real binary, killed, starved and started again.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "panicking is how a test fails")]

mod certificates;
mod cluster;
#[path = "../databases/mod.rs"]
mod databases;
mod form;
#[path = "../mails/mod.rs"]
mod mails;
mod namespace;
mod nginx;
mod not_tried;
mod ports;
mod probe;
mod process;
#[cfg(target_os = "linux")]
mod resources;
#[path = "../seconds/mod.rs"]
mod seconds;
mod titles;

mod away;
mod backup;
mod canaries;
#[cfg(target_os = "linux")]
mod clock;
#[cfg(target_os = "linux")]
mod endless_body;
mod example;
mod full_disk;
#[cfg(target_os = "linux")]
mod idle_connections;
mod kill;
mod killed_instance;
#[cfg(target_os = "linux")]
mod large_account;
mod log;
#[cfg(target_os = "linux")]
mod login_flood;
mod login_time;
mod mail;
mod mail_tls;
mod malformed;
mod migrations;
mod pg_restore;
mod promote;
mod proxy;
mod purge;
mod restart;
mod rolling;
mod schema;
mod silent_database;
#[cfg(target_os = "linux")]
mod slow_readers;
#[cfg(target_os = "linux")]
mod slow_senders;
#[cfg(target_os = "linux")]
mod soak;
mod start;
mod stop;
#[cfg(target_os = "linux")]
mod synced;
mod tls;
mod units;
