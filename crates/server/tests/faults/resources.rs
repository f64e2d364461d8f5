//! What a server takes of the system, as Linux tells.

use crate::process::Process;
use std::{
    fs,
    process::{Command, id},
};

/// More than any test needs.
const DESCRIPTORS: usize = 16_384;

/// The memory that the server has now, in bytes.
pub fn resident(server: &Process) -> usize {
    memory(server, "VmRSS:")
}

/// The most memory that the server has had, in bytes.
pub fn most_resident(server: &Process) -> usize {
    memory(server, "VmHWM:")
}

/// Has the most memory be what it is now.
pub fn forget_most_resident(server: &Process) {
    fs::write(format!("/proc/{}/clear_refs", server.id()), "5").expect("it is our child");
}

/// The memory that the server has now, but for files that it has mapped, in bytes.
pub fn own_memory(server: &Process) -> usize {
    memory(server, "RssAnon:")
}

fn memory(server: &Process, name: &str) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("Linux tells");
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() << 10
}

/// How many files and connections the server has open.
pub fn descriptors(server: &Process) -> usize {
    fs::read_dir(format!("/proc/{}/fd", server.id())).unwrap().count()
}

/// Lets this process, and the servers that it starts from now on, have thousands of files and connections.
pub fn allow_many_descriptors() {
    let limits = fs::read_to_string("/proc/self/limits").unwrap();
    let limit = limits.lines().find_map(|line| line.strip_prefix("Max open files")).expect("Linux tells");
    // Where more are allowed already, by another test perhaps, it stays so.
    if limit.split_whitespace().next().unwrap().parse().is_ok_and(|now: usize| now < DESCRIPTORS) {
        let allowed = [format!("--nofile={DESCRIPTORS}:"), format!("--pid={}", id())];
        assert!(Command::new("prlimit").args(allowed).status().unwrap().success(), "the hard limit is lower");
    }
}
