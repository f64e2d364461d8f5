//! Running other programs: what fails names itself, and tests are counted while they scroll by.

use anyhow::{Context, Result, bail, ensure};
use std::{
    env,
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// How a line begins by which a test says that it cannot be tried here.
const NOT_TRIED: &str = "not tried: ";

/// The same cargo that started this program.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs `command` to its end, its output being the person's to see.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    ensure!(status.success(), "{} failed ({status})", shown(command));
    Ok(())
}

/// Runs `command` and returns what it printed to its standard output.
pub fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start {}", shown(command)))?;
    ensure!(output.status.success(), "{} failed ({})", shown(command), output.status);
    Ok(output.stdout)
}

/// What came of a test command.
#[derive(Default)]
pub struct Tests {
    pub passed: usize,
    /// Those of them that could not be tried here, each with the reason.
    pub not_tried: Vec<String>,
}

/// Runs a test command, shows its output as it comes, and returns what came of it.
///
/// That none ran is an error: a filter or a moved file must not look like success.
pub fn run_tests(command: &mut Command) -> Result<Tests> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", shown(command)))?;
    let mut tests = Tests::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line?;
            println!("{line}");
            tests.passed += passed_in(&line);
            tests.not_tried.extend(line.strip_prefix(NOT_TRIED).map(str::to_owned));
        }
    }
    let status = child.wait()?;
    ensure!(status.success(), "{} failed ({status})", shown(command));
    if tests.passed == 0 {
        bail!("{} ran no test", shown(command));
    }
    Ok(tests)
}

/// The number in cargo's `test result: ok. 12 passed; …` and in node's `ℹ pass 12`.
fn passed_in(line: &str) -> usize {
    let number = match line.strip_prefix("test result: ok. ") {
        Some(rest) => rest.split_once(" passed").map(|(number, _)| number),
        None => line.strip_prefix("ℹ pass "),
    };
    number.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

/// The first file named `program` on the `PATH`.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether there is one.
pub fn is_on_path(program: &str) -> bool {
    on_path(program).is_some()
}

/// Whether two files are there and hold the same bytes.
pub fn same_content(one: &Path, other: &Path) -> bool {
    matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    format!("`{}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passed_tests_are_counted_in_the_words_of_cargo_and_of_node() {
        assert_eq!(passed_in("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured"), 12);
        assert_eq!(passed_in("ℹ pass 7"), 7);
        assert_eq!(passed_in("test a_day_has_24_hours ... ok"), 0);
        assert_eq!(passed_in("test result: FAILED. 3 passed; 1 failed"), 0);
    }

    #[test]
    fn a_test_command_that_runs_nothing_is_a_failure() {
        let result = run_tests(Command::new("echo").arg("test result: ok. 0 passed; 0 failed"));
        assert!(result.is_err_and(|error| error.to_string().ends_with("ran no test")));
    }

    #[test]
    fn what_could_not_be_tried_is_remembered() {
        let said = "not tried: tls::one: there is no PostgreSQL here\ntest tls::one ... ok\ntest result: ok. 1 passed; 0 failed";
        let tests = run_tests(Command::new("echo").arg(said)).unwrap();
        assert_eq!((tests.passed, tests.not_tried), (1, vec!["tls::one: there is no PostgreSQL here".to_owned()]));
    }
}
