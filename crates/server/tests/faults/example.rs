//! `.env.example`: a shell can read it as its head says, and the program takes what stands in it.

use std::{fs, process::Command};
use tempfile::NamedTempFile;

const EXAMPLE: &str = include_str!("../../../../.env.example");
const READ: &str = r#"set -ae; . "$0"; "$1" openapi >/dev/null; printf %s "$MAIL_FROM""#;

#[test]
fn every_value_of_the_example_is_one_for_a_shell_and_for_the_program() {
    // What is only shown, too, as by who takes the # away: after that of a comment is a space.
    let shown =
        |line: &'static str| line.strip_prefix('#').filter(|line| !line.starts_with(' ') && !line.ends_with('='));
    let lines: Vec<_> = EXAMPLE.lines().map(|line| shown(line).unwrap_or(line)).collect();
    let file = NamedTempFile::new().unwrap();
    fs::write(&file, lines.join("\n")).unwrap();
    let read = Command::new("sh").args(["-c", READ]).arg(file.path()).arg(env!("CARGO_BIN_EXE_studentos")).output();
    let read = read.unwrap();
    assert!(read.status.success() && read.stderr.is_empty(), "{}", String::from_utf8_lossy(&read.stderr));
    assert_eq!(String::from_utf8(read.stdout).unwrap(), "StudentOS <studentos@plan.example.com>");
}
