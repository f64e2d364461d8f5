//! The names by which the wasm and its glue call each other: each ends in a hash, of which no compressor makes less, and a number
//! tells them apart as well.

use crate::{fingerprint, precompress::files_below};
use anyhow::{Context, Result, bail, ensure};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

const PREFIX: &str = "__wbg_";
/// What the names of both files begin with: the name of the program.
const PROGRAM: &str = "web-";

/// Puts numbers in the place of names in what Trunk has built.
///
/// Trunk has named both files by what was in them before. With other names in the wasm, the same glue has other numbers, which a
/// browser would not ask for under the same name: so each file is named by what is in it now.
pub fn number(folder: &Path) -> Result<()> {
    let (wasm, glue) = (only(folder, "wasm")?, only(folder, "js")?);
    let (mut code, mut caller) = (fs::read(&wasm)?, fs::read(&glue)?);
    let numbers = numbers(&code);
    ensure!(!numbers.is_empty(), "{} holds no name that begins with {PREFIX}", wasm.display());
    let known: BTreeSet<_> = places(&caller).map(|(_, name)| name).collect();
    if let Some(name) = numbers.keys().find(|name| !known.contains(name.as_slice())) {
        bail!("{} knows no {}", glue.display(), String::from_utf8_lossy(name));
    }
    replace(&mut code, &numbers);
    replace(&mut caller, &numbers);
    fs::write(&wasm, code)?;
    fs::write(&glue, caller)?;
    // The glue as the second, because it may name the wasm.
    fingerprint::renew(folder, &wasm)?;
    fingerprint::renew(folder, &glue)
}

/// The program's one file of this kind.
fn only(folder: &Path, kind: &str) -> Result<PathBuf> {
    let is_it = |file: &PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(PROGRAM) && file.extension().is_some_and(|it| it == kind)
    };
    let mut found: Vec<_> = files_below(folder)?.into_iter().filter(is_it).collect();
    ensure!(found.len() == 1, "{} holds {} files {PROGRAM}*.{kind}, not one", folder.display(), found.len());
    found.pop().context("there is one")
}

/// A number for each name, as long as the name is, so that nothing changes its place.
fn numbers(code: &[u8]) -> BTreeMap<Vec<u8>, String> {
    let names: BTreeSet<_> = places(code).map(|(_, name)| name).collect();
    let number = |(number, name): (usize, &[u8])| (name.to_vec(), format!("{number:_>width$}", width = name.len()));
    names.into_iter().enumerate().map(number).collect()
}

fn replace(code: &mut [u8], numbers: &BTreeMap<Vec<u8>, String>) {
    let found: Vec<_> = places(code).filter_map(|(start, name)| Some((start, numbers.get(name)?))).collect();
    for (start, number) in found {
        code[start..start + number.len()].copy_from_slice(number.as_bytes());
    }
}

/// Where the names are.
fn places(code: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let starts = (0..code.len()).filter(|start| code[*start..].starts_with(PREFIX.as_bytes()));
    starts.map(|start| {
        let name = code[start..].split(|sign| !sign.is_ascii_alphanumeric() && *sign != b'_').next();
        (start, name.unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WASM: &[u8] = b"\x0e__wbg_set_ff1a\x00\x00\x0e__wbg_get_b0c1\x00\x00\x0e__wbg_get_a0c1\x00\x00";
    const GLUE: &[u8] =
        b"__wbg_get_b0c1:e=>e,__wbg_get_a0c1(n){},__wbg_set_ff1a:t,__wbg_init_promise,'web-2b2b2b2b_bg.wasm'";
    const PAGE: &str = "fetch('/web-2b2b2b2b_bg.wasm') import '/web-1a1a1a1a.js' <link href=/web-1a1a1a1a.js>";

    /// A folder as Trunk leaves it, gone when this is dropped.
    struct Built(PathBuf);

    impl Drop for Built {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    impl Built {
        fn new(test: &str, wasm: &[u8]) -> Self {
            let built = Self(std::env::temp_dir().join(format!("studentos-names-{test}-{}", std::process::id())));
            fs::create_dir_all(&built.0).unwrap();
            let files = [
                ("web-2b2b2b2b_bg.wasm", wasm),
                ("web-1a1a1a1a.js", GLUE),
                ("index.html", PAGE.as_bytes()),
                ("sw.js", GLUE),
            ];
            for (name, content) in files {
                fs::write(built.0.join(name), content).unwrap();
            }
            built
        }

        fn read(&self, name: &str) -> String {
            fs::read_to_string(self.0.join(name)).unwrap()
        }

        /// The names of both files, which are those that the page calls them.
        fn names(&self) -> [String; 2] {
            let names = ["wasm", "js"]
                .map(|kind| only(&self.0, kind).unwrap().file_name().unwrap().to_str().unwrap().to_owned());
            let [wasm, glue] = &names;
            assert_eq!(self.read("index.html"), format!("fetch('/{wasm}') import '/{glue}' <link href=/{glue}>"));
            names
        }
    }

    #[test]
    fn both_sides_get_the_same_numbers_and_what_is_of_one_side_alone_keeps_its_name() {
        let built = Built::new("same", WASM);
        number(&built.0).unwrap();
        let [wasm, glue] = built.names();
        assert_eq!(built.read(&wasm), "\x0e_____________2\0\0\x0e_____________1\0\0\x0e_____________0\0\0");
        let numbered = "_____________1:e=>e,_____________0(n){},_____________2:t,__wbg_init_promise";
        assert_eq!(built.read(&glue), format!("{numbered},'{wasm}'"));
        assert!(built.read("sw.js").starts_with("__wbg_get_b0c1:"), "what is neither of the two keeps its names");
    }

    #[test]
    fn each_numbering_has_names_of_its_own() {
        let (all, fewer) = (Built::new("all", WASM), Built::new("fewer", &WASM[WASM.len() / 3..]));
        number(&all.0).unwrap();
        number(&fewer.0).unwrap();
        let ([wasm, glue], [fewer_wasm, fewer_glue]) = (all.names(), fewer.names());
        assert_ne!(wasm, fewer_wasm);
        assert_ne!(glue, fewer_glue, "Trunk gave both the same");
        assert_ne!(glue, "web-1a1a1a1a.js");
    }

    #[test]
    fn what_is_not_as_trunk_builds_it_is_refused() {
        let refusal = |built: &Built| number(&built.0).unwrap_err().to_string();
        assert!(refusal(&Built::new("none", b"\0asm")).contains("holds no name"));
        assert!(refusal(&Built::new("alone", b"\x0e__wbg_del_0c1a\x00")).ends_with("knows no __wbg_del_0c1a"));
        let two = Built::new("two", WASM);
        fs::write(two.0.join("web-3c3c3c3c.js"), GLUE).unwrap();
        assert!(refusal(&two).contains("holds 2 files web-*.js"));
        let unnamed = Built::new("unnamed", WASM);
        fs::write(unnamed.0.join("index.html"), "").unwrap();
        assert_eq!(refusal(&unnamed), "nothing names web-1a1a1a1a.js");
    }
}
