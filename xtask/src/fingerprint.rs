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
    let end = rest.find(['_', '.'])?;
    Some(format!("{stem}-{hash}{}", &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_hash_in_a_name_is_replaced() {
        assert_eq!(renewed("web-0123_bg.wasm", "abcd").as_deref(), Some("web-abcd_bg.wasm"));
        assert_eq!(renewed("my-web-0123.js", "abcd").as_deref(), Some("my-web-abcd.js"));
        assert_eq!(renewed("sw.js", "abcd"), None);
    }
}
