//! The weight of the web app: what it may send is written down in a budget, by kind and in all.

use crate::{
    precompress::{files_below, twin},
    web,
};
use anyhow::{Context, Result, ensure};
use std::{collections::BTreeMap, fs, path::Path};

/// How much the code and styles may weigh, compressed and in bytes: each kind by its extension, and all together.
const BUDGET: &str = "crates/web/budget.json";
const ALL: &str = "all";

type Bytes = BTreeMap<String, u64>;

/// Fails when the built web app's code and styles weigh more than the budget.
pub fn check() -> Result<()> {
    let budget = fs::read(BUDGET).with_context(|| format!("cannot read {BUDGET}"))?;
    let budget: Bytes = serde_json::from_slice(&budget).with_context(|| format!("cannot read {BUDGET}"))?;
    let weight = weigh(Path::new(web::DIST), &budget)?;
    for (kind, limit) in &budget {
        let bytes = weight.get(kind).copied().unwrap_or(0);
        println!("{bytes:>9}  {kind}, of at most {limit}");
        ensure!(bytes > 0, "the web app has no {kind}");
    }
    let over = over(&weight, &budget);
    ensure!(over.is_empty(), "the web app is over its budget in {BUDGET}: {}", over.join(", "));
    Ok(())
}

/// What each kind that the budget knows weighs, and all of them.
fn weigh(folder: &Path, budget: &Bytes) -> Result<Bytes> {
    let mut weight = Bytes::new();
    for file in files_below(folder)? {
        let kind = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if budget.contains_key(kind) {
            let bytes = fs::metadata(twin(&file))?.len();
            println!("{bytes:>9}  {}", file.display());
            for kind in [kind, ALL] {
                *weight.entry(kind.to_owned()).or_default() += bytes;
            }
        }
    }
    Ok(weight)
}

/// What weighs more than it may, in words.
fn over(weight: &Bytes, budget: &Bytes) -> Vec<String> {
    let over = |(kind, limit): (&String, &u64)| {
        let bytes = weight.get(kind).filter(|bytes| *bytes > limit)?;
        Some(format!("{kind} weighs {bytes} bytes, {} more than the {limit} allowed", bytes - limit))
    };
    budget.iter().filter_map(over).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_is_named_with_how_much() {
        let bytes = |css, wasm| Bytes::from([("css".to_owned(), css), (ALL.to_owned(), css + wasm)]);
        assert!(over(&bytes(10, 90), &bytes(10, 90)).is_empty());
        assert_eq!(
            over(&bytes(11, 90), &bytes(10, 90)),
            ["all weighs 101 bytes, 1 more than the 100 allowed", "css weighs 11 bytes, 1 more than the 10 allowed"]
        );
    }
}
