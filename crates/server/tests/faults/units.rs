//! The systemd units in `deploy`: systemd knows every word of them, and they are well locked up.

use crate::not_tried::not_tried;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

const DEPLOY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deploy");
/// The services first.
const UNITS: [&str; 4] =
    ["studentos.service", "studentos@.service", "studentos-backup.service", "studentos-backup.timer"];
/// From 0, nothing that can be locked is open, to 100.
const MOST_EXPOSED: &str = "--threshold=15";

/// The units as they are installed, but with the program where it is.
fn units() -> (TempDir, Vec<PathBuf>) {
    let folder = TempDir::new().unwrap();
    let install = |name: &&str| {
        let unit = fs::read_to_string(Path::new(DEPLOY).join(name)).unwrap();
        // A template is looked at as one of its instances.
        let path = folder.path().join(name.replace("@.", "@8001."));
        fs::write(&path, unit.replace("/usr/local/bin/studentos", env!("CARGO_BIN_EXE_studentos"))).unwrap();
        path
    };
    let paths = UNITS.iter().map(install).collect();
    (folder, paths)
}

/// What systemd says of the units, if there is a systemd here.
fn analyze(arguments: &[&str], units: &[PathBuf]) -> Option<Output> {
    let output = Command::new("systemd-analyze").arg("--no-pager").args(arguments).args(units).output();
    if output.is_err() {
        not_tried("there is no systemd-analyze here");
    }
    output.ok()
}

#[test]
fn systemd_knows_every_word_of_the_units() {
    let (_folder, units) = units();
    let Some(output) = analyze(&["verify"], &units) else { return };
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && !said.contains("studentos"), "{said}");
}

#[test]
fn the_services_are_well_locked_up() {
    let (_folder, units) = units();
    for service in &units[..3] {
        let Some(output) = analyze(&["security", "--offline=true", MOST_EXPOSED], std::slice::from_ref(service)) else {
            return;
        };
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{said}");
    }
}

#[test]
fn the_services_start_where_they_may_write() {
    let (_folder, units) = units();
    for service in &units[..2] {
        let unit = fs::read_to_string(service).unwrap();
        let says = |line: &str| unit.lines().any(|said| said == line);
        assert!(says("StateDirectory=studentos") && says("WorkingDirectory=/var/lib/studentos"), "{unit}");
    }
}
