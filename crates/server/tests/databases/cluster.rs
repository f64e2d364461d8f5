//! A PostgreSQL server in a temporary folder, reachable through a socket in it and by nobody else. `cargo xtask bench` has
//! this file, too.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    os::unix::{fs::MetadataExt as _, process::CommandExt as _},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

/// A running server, gone when this is dropped.
pub struct Cluster {
    pub folder: String,
    /// Keeps the server until its standard input, held here, is closed: when this is dropped or at the end of this
    /// process, whichever way that comes.
    pub keeper: Child,
}

impl Cluster {
    /// Starts a server with these lines in its configuration.
    pub fn start(settings: &str) -> Result<Self, String> {
        let binaries = binaries().ok_or("PostgreSQL's programs are missing: install Debian's `postgresql`")?;
        // PostgreSQL refuses to run as root; Debian's package brings a user for it.
        let root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
        let mut command = Command::new(if root { "setpriv" } else { "sh" });
        if root {
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "sh"]);
        }
        let keeper = command
            .args(["-c", include_str!("cluster.sh")])
            .env("PATH", format!("{}:/usr/bin:/bin", binaries.display()))
            .env("SETTINGS", settings)
            // Everybody may write there, and it is short enough for the name of a socket.
            .env("TMPDIR", "/tmp")
            .current_dir("/")
            // Ctrl-C is for the tests; the keeper tidies up after them.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("PostgreSQL did not start: {error}"))?;
        let mut cluster = Self { folder: String::new(), keeper };
        cluster.folder = cluster.hear();
        if cluster.folder.is_empty() {
            return Err("PostgreSQL did not start; the reason is above".to_owned());
        }
        Ok(cluster)
    }

    /// The next line that the keeper says.
    pub fn hear(&mut self) -> String {
        let mut line = String::new();
        // It says nothing more until it is asked, so nothing that follows the line is lost.
        BufReader::new(self.keeper.stdout.as_mut().expect("it is piped")).read_line(&mut line).expect("it is text");
        line.trim_end().to_owned()
    }

    /// How its first user reaches one of its databases.
    pub fn url(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user=postgres", self.folder)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        self.keeper.wait().expect("it is ours");
    }
}

/// The folder with `initdb` and its kin: the newest of Debian's, or one in the PATH.
fn binaries() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = debian.map(|version| version.path().join("bin")).max();
    let path = std::env::var_os("PATH").unwrap_or_default();
    debian.into_iter().chain(std::env::split_paths(&path)).find(|folder| folder.join("initdb").exists())
}
