//! Tells cargo what the binary holds besides code, and the linker how to keep it small.

use std::{env, process::Command};

/// The first glibc that reads packed relocations.
const PACKS: [u32; 2] = [2, 36];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../../migrations");
    // A debug build reads the web app from its folder.
    if env::var_os("CARGO_FEATURE_WEB").is_some() && env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed=../web/dist");
    }
    // A start has 4 MB less to read then, and to keep.
    if glibc().is_some_and(|version| version >= PACKS) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The glibc of this machine, if it is for this machine that is built.
fn glibc() -> Option<[u32; 2]> {
    if env::var_os("HOST")? != env::var_os("TARGET")? {
        return None;
    }
    let answer = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let version = String::from_utf8(answer.stdout).ok()?;
    let (major, minor) = version.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some([major.parse().ok()?, minor.parse().ok()?])
}
