//! The contract, tried from the outside: a real server, HTTP, both databases.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "panicking is how a test fails")]

#[path = "../databases/mod.rs"]
mod databases;
#[path = "../mails/mod.rs"]
mod mails;
#[path = "../seconds/mod.rs"]
mod seconds;
#[macro_use]
mod harness;

mod around;
mod auth;
mod bad_input;
mod cors;
mod etags;
mod events;
mod export;
mod goals;
mod idempotency;
mod lists;
mod logs;
mod openapi;
mod ownership;
mod paging;
mod programs;
mod repeats;
mod smtp;
mod stats;
mod tasks;
mod users;
