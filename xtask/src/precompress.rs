//! Brotli twins of the web app's files: compressed once here at full strength, never while a person waits.

use anyhow::{Context, Result};
use brotli::{CompressorWriter, enc::BrotliEncoderParams};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

const COMPRESSIBLE: [&str; 8] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// Writes `<name>.br` beside every compressible file under `folder` that is newer than its twin.
pub fn folder(folder: &Path) -> Result<()> {
    for file in files_below(folder)? {
        if is_compressible(&file) && !is_newer(&twin(&file), &file) {
            compress(&file).with_context(|| format!("cannot compress {}", file.display()))?;
        }
    }
    Ok(())
}

/// The compressed file that belongs to `file`.
pub fn twin(file: &Path) -> PathBuf {
    file.with_added_extension("br")
}

/// Every file under `folder`, in no particular order.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

fn is_compressible(file: &Path) -> bool {
    file.extension().and_then(|extension| extension.to_str()).is_some_and(|it| COMPRESSIBLE.contains(&it))
}

/// Strictly newer: a file system that counts in seconds must not pass off an old twin as current.
fn is_newer(twin: &Path, file: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified());
    matches!((modified(twin), modified(file)), (Ok(twin), Ok(file)) if twin > file)
}

fn compress(file: &Path) -> Result<()> {
    // Small blocks suit what weighs most, the wasm.
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, lgblock: 16, ..Default::default() };
    let mut writer = CompressorWriter::with_params(Vec::new(), 64 * 1024, &params);
    writer.write_all(&fs::read(file)?)?;
    Ok(fs::write(twin(file), writer.into_inner())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_and_code_get_a_twin() {
        assert!(is_compressible(Path::new("dist/studentos-web-1f2e.js")));
        assert!(is_compressible(Path::new("dist/manifest.webmanifest")));
        assert!(!is_compressible(Path::new("dist/icon.png")));
        assert!(!is_compressible(Path::new("dist/index.html.br")));
        assert_eq!(twin(Path::new("dist/index.html")), Path::new("dist/index.html.br"));
    }
}
