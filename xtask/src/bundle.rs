//! The weight of the web app: what a first visit sends is counted, and a limit keeps it small.

use crate::{
    precompress::{files_below, twin},
    web,
};
use anyhow::{Result, ensure};
use std::{fs, path::Path};

/// All code and styles, compressed, in bytes.
const BUDGET: u64 = 230_000;

/// Fails when the built web app's code and styles weigh more than the budget.
pub fn check() -> Result<()> {
    let mut total = 0;
    for file in files_below(Path::new(web::DIST))? {
        if file.extension().is_some_and(|extension| ["js", "css", "wasm"].iter().any(|it| extension == *it)) {
            let size = fs::metadata(twin(&file))?.len();
            println!("{size:>9}  {}", file.display());
            total += size;
        }
    }
    println!("{total:>9}  bytes of at most {BUDGET}");
    ensure!(total > 0, "the web app has no code");
    ensure!(total <= BUDGET, "the web app weighs {total} bytes compressed, the budget is {BUDGET}");
    Ok(())
}
