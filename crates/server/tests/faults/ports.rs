//! Ports for servers that have to be told one.

use std::{
    iter::repeat_with,
    net::{Ipv4Addr, TcpListener},
    ops::Range,
    sync::{
        LazyLock,
        atomic::{AtomicU16, Ordering},
    },
};

/// None of those that the system gives to whoever asks for any, since nobody holds it until the server listens.
const PORTS: Range<u16> = 20_000..30_000;

/// The next one to try, so that no two tests get the same.
static NEXT: LazyLock<AtomicU16> = LazyLock::new(|| AtomicU16::new(fastrand::u16(..)));

/// A port that nobody has.
pub fn free_port() -> u16 {
    let mut ports = repeat_with(|| PORTS.start + NEXT.fetch_add(1, Ordering::Relaxed) % (PORTS.end - PORTS.start));
    ports.find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok()).unwrap()
}
