//! `cargo xtask tidy`: the rules of the house that no compiler knows.

mod crates;
mod layers;
mod migrations;
mod shape;

use crate::target;
use anyhow::{Context, Result, bail};
use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

/// Folders that hold what others wrote or a machine made.
const NOT_OURS: [&str; 3] = ["dist", "node_modules", "target"];
const FOLDERS: [&str; 6] = ["bench", "crates", "e2e", "fuzz", "migrations", "xtask"];
const TEXT: [&str; 9] = ["css", "html", "js", "md", "mjs", "py", "rs", "sql", "toml"];

/// One file of ours and its text.
struct Source {
    /// Relative to the workspace, with forward slashes.
    path: String,
    text: String,
}

/// What is wrong, and where.
#[derive(Debug, PartialEq, Eq)]
struct Complaint {
    place: String,
    what: String,
}

impl Complaint {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl Source {
    #[cfg(test)]
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    fn is_rust(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|extension| extension == "rs")
    }

    /// The lines with their numbers, without what follows `//`.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
        (1..).zip(lines)
    }
}

/// Checks every rule and tells all that is wrong, not only the first.
pub fn check() -> Result<()> {
    let sources = sources()?;
    let mut complaints = crates::check(&target::metadata()?);
    for source in &sources {
        complaints.extend(layers::check(source));
        complaints.extend(shape::check(source));
    }
    complaints.extend(migrations::check(&sources));
    if complaints.is_empty() {
        println!("{} files are tidy", sources.len());
        return Ok(());
    }
    for complaint in &complaints {
        println!("{complaint}");
    }
    bail!("{} against the rules of CONTRIBUTING.md", complaints.len());
}

fn sources() -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for folder in FOLDERS.map(Path::new).into_iter().filter(|folder| folder.is_dir()) {
        collect(folder, &mut sources)?;
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(sources)
}

fn collect(folder: &Path, sources: &mut Vec<Source>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path: PathBuf = entry?.path();
        let name = path.file_name().unwrap_or_default();
        let is_text = path.extension().is_some_and(|extension| TEXT.iter().any(|it| extension == *it));
        if path.is_dir() && NOT_OURS.iter().all(|it| name != *it) {
            collect(&path, sources)?;
        } else if is_text && path.is_file() {
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            sources.push(Source { path: path.to_string_lossy().replace('\\', "/"), text });
        }
    }
    Ok(())
}
