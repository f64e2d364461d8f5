//! Tells cargo what the binary holds besides code.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../../migrations");
    // A debug build reads the web app from its folder.
    if env::var_os("CARGO_FEATURE_WEB").is_some() && env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed=../web/dist");
    }
}
