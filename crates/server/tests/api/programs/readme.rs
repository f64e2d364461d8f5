//! What the README shows under "Use it from Rust" works outside the workspace, as it stands there.

use super::*;
use std::fs;
use tempfile::TempDir;

/// The blocks of a language in a section of the README.
fn block(section: &str, language: &str) -> String {
    let readme = fs::read_to_string(workspace().join("README.md")).unwrap();
    let (_, section) = readme.split_once(&format!("\n## {section}\n")).expect("the section is there");
    let section = section.split("\n## ").next().unwrap();
    let (_, block) = section.split_once(&format!("```{language}\n")).expect("it has such a block");
    block.split_once("```").unwrap().0.to_owned()
}

/// A crate of its own that holds this program.
fn fresh_crate(dependencies: &str, program: &str) -> TempDir {
    let folder = TempDir::with_prefix("studentos-program-").unwrap();
    let client = workspace().join("crates/client").canonicalize().unwrap();
    let dependencies = dependencies.replace("../studentos/crates/client", client.to_str().unwrap());
    let manifest = format!(
        "[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n{dependencies}\n[workspace]\n"
    );
    fs::create_dir(folder.path().join("src")).unwrap();
    fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.path().join("src/main.rs"), program).unwrap();
    // With what is compiled and downloaded already.
    fs::copy(workspace().join("Cargo.lock"), folder.path().join("Cargo.lock")).unwrap();
    folder
}

#[apply(without_database)]
async fn the_readmes_program_logs_in_adds_a_goal_and_reads_a_year(server: &Server) {
    let program = block("Use it from Rust", "rust");
    assert!(program.lines().count() <= 15, "it is a short one");
    let folder = fresh_crate(&block("Use it from Rust", "toml"), &program);
    let (owner, _) = server.sign_up("asha").await;
    plan(&owner, "Rest", day(7)).await;

    let mut cargo = cargo(folder.path());
    cargo.args(["run", "--quiet", "--offline"]).env("STUDENTOS_URL", format!("http://{}", server.address));
    assert_eq!(said(cargo).await, "added Read chapter 3\n2026-03-06 Read chapter 3\n2026-03-07 Rest\n");
}
