//! Names that say what is in a file: what has such a name, browsers keep for good and never ask for again.

use crate::precompress::files_below;
use anyhow::{Context, Result, ensure};
use std::{
    fs,
    hash::{DefaultHasher, Hasher as _},
    path::Path,
};

/// What can name a file: the page and the modules it loads.
const NAMING: [&str; 2] = ["html", "js"];

/// The hash of these bytes, as it stands in a name.
pub fn of(content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(content);
    format!("{:016x}", hasher.finish())
}

/// Names a file of `folder` by what is in it now, and so does whatever names it.
pub fn renew(folder: &Path, file: &Path) -> Result<()> {
    let old = file.file_name().and_then(|name| name.to_str()).context("a file without a name")?;
    let new = renewed(old, &of(&fs::read(file)?)).with_context(|| format!("there is no hash in the name {old}"))?;
    fs::rename(file, file.with_file_name(&new))?;
    let mut is_named = false;
    for naming in files_below(folder)? {
        if !naming.extension().is_some_and(|kind| NAMING.iter().any(|it| kind == *it)) {
            continue;
        }
        let text = fs::read_to_string(&naming).with_context(|| format!("cannot read {}", naming.display()))?;
        if text.contains(old) {
            fs::write(naming, text.replace(old, &new))?;
            is_named = true;
        }
    }
    ensure!(is_named, "nothing names {old}");
    Ok(())
}

/// A name with another hash in the place of its own: `web-0123456789abcdef_bg.wasm`.
fn renewed(name: &str, hash: &str) -> Option<String> {
    let (stem, rest) = name.rsplit_once('-')?;
    let (old, end) = rest.split_at(rest.find(['_', '.'])?);
    let is_hash = (8..=16).contains(&old.len()) && old.bytes().all(|sign| sign.is_ascii_hexdigit());
    is_hash.then(|| format!("{stem}-{hash}{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_hash_in_a_name_is_replaced() {
        let hash = of(b"web");
        assert_eq!(renewed("web-01234567_bg.wasm", &hash), Some(format!("web-{hash}_bg.wasm")));
        assert_eq!(renewed("my-web-01234567.js", &hash), Some(format!("my-web-{hash}.js")));
    }

    #[test]
    fn a_hash_in_a_name_is_seen() {
        let (_, names) = include_str!("../../crates/web/hashed_names.txt").split_once("hashed:").unwrap();
        let (hashed, others) = names.split_once("not:").unwrap();
        let is_hashed = |name: &str| renewed(name, "").is_some();
        assert!(hashed.split_whitespace().all(is_hashed));
        assert!(!others.split_whitespace().any(is_hashed));
    }
}
