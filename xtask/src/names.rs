//! The names by which the wasm and its glue call each other: each ends in a hash, of which no compressor makes less, and a number
//! tells them apart as well.

use crate::precompress::files_below;
use anyhow::{Context, Result};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

const PREFIX: &str = "__wbg_";

/// Puts numbers in the place of names in what Trunk has built.
pub fn number(folder: &Path) -> Result<()> {
    let files = files_below(folder)?;
    let of_kind = |kind| files.iter().filter(move |file| file.extension().is_some_and(|it| it == kind));
    for wasm in of_kind("wasm") {
        let mut code = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
        let numbers = numbers(&code);
        replace(&mut code, &numbers);
        fs::write(wasm, code)?;
        for glue in of_kind("js") {
            let mut code = fs::read(glue).with_context(|| format!("cannot read {}", glue.display()))?;
            replace(&mut code, &numbers);
            fs::write(glue, code)?;
        }
    }
    Ok(())
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

    #[test]
    fn both_sides_get_the_same_numbers_and_what_is_of_one_side_alone_keeps_its_name() {
        let mut wasm = b"\x0e__wbg_set_ff1a\x00\x00\x0e__wbg_get_b0c1\x00\x00\x0e__wbg_get_a0c1\x00\x00".to_vec();
        let mut glue = b"__wbg_get_b0c1:e=>e,__wbg_get_a0c1(n){},__wbg_set_ff1a:t,__wbg_init_promise".to_vec();
        let numbers = numbers(&wasm);
        replace(&mut wasm, &numbers);
        replace(&mut glue, &numbers);
        assert_eq!(wasm, b"\x0e_____________2\x00\x00\x0e_____________1\x00\x00\x0e_____________0\x00\x00");
        assert_eq!(glue, b"_____________1:e=>e,_____________0(n){},_____________2:t,__wbg_init_promise");
    }
}
