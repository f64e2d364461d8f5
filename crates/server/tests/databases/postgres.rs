//! A PostgreSQL server for the whole test binary, and an empty database in it for each test.

use diesel::{Connection as _, PgConnection, RunQueryDsl as _};
use std::{
    fs,
    io::{BufRead as _, BufReader},
    os::unix::{fs::MetadataExt as _, process::CommandExt as _},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};
use url::Url;

/// Started for the first test that wants it; every test is told when that failed.
static SERVER: LazyLock<Result<Server, String>> = LazyLock::new(Server::start);
static COUNT: AtomicU32 = AtomicU32::new(0);

/// One database of the server, dropped with this value.
pub struct Database {
    name: String,
}

impl Database {
    pub fn new() -> Self {
        // Test binaries may share the server that TEST_DATABASE_URL names, so the process is in the name.
        let name = format!("studentos_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        server().execute(&format!("CREATE DATABASE {name} TEMPLATE {}", server().template));
        Self { name }
    }

    pub fn url(&self) -> String {
        server().url_of(&self.name)
    }

    pub fn connect(&self) -> PgConnection {
        PgConnection::establish(&self.url()).expect("the database answers")
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        server().execute(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}

struct Server {
    url: Url,
    /// The database that new ones are copied from.
    template: &'static str,
    /// The keeper of a server that the tests started. It stops the server when its standard input, held here, is closed:
    /// at the end of this process, whichever way that comes.
    _keeper: Option<Child>,
}

fn server() -> &'static Server {
    SERVER.as_ref().unwrap_or_else(|reason| panic!("{reason}"))
}

impl Server {
    fn start() -> Result<Self, String> {
        if let Ok(url) = std::env::var("TEST_DATABASE_URL") {
            let url = Url::parse(&url).map_err(|error| format!("TEST_DATABASE_URL: {error}"))?;
            return Ok(Self { url, template: "template1", _keeper: None });
        }
        let (folder, keeper) = start_cluster()?;
        let url = Url::parse(&format!("postgres:///postgres?host={folder}&user=postgres")).expect("it is a URL");
        let server = Self { url, template: "migrated", _keeper: Some(keeper) };
        // The schema is made once and copied from then on.
        server.execute("CREATE DATABASE migrated");
        server.migrate("migrated");
        Ok(server)
    }

    fn migrate(&self, database: &str) {
        let output = Command::new(env!("CARGO_BIN_EXE_studentos"))
            .arg("migrate")
            .env("DATABASE_URL", self.url_of(database))
            .output()
            .expect("the binary starts");
        assert!(output.status.success(), "studentos migrate: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn url_of(&self, database: &str) -> String {
        let mut url = self.url.clone();
        url.set_path(database);
        url.into()
    }

    fn execute(&self, sql: &str) {
        let mut connection = PgConnection::establish(self.url.as_str()).expect("PostgreSQL answers");
        diesel::sql_query(sql).execute(&mut connection).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
}

/// Starts a server in a temporary folder, reachable through a socket in it and by nobody else.
fn start_cluster() -> Result<(String, Child), String> {
    let binaries = binaries().ok_or("PostgreSQL is missing: install Debian's `postgresql` or set TEST_DATABASE_URL")?;
    // PostgreSQL refuses to run as root; Debian's package brings a user for it.
    let root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    let mut command = Command::new(if root { "setpriv" } else { "sh" });
    if root {
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "sh"]);
    }
    let mut keeper = command
        .args(["-c", include_str!("postgres.sh")])
        .env("PATH", format!("{}:/usr/bin:/bin", binaries.display()))
        // Everybody may write there, and it is short enough for the name of a socket.
        .env("TMPDIR", "/tmp")
        .current_dir("/")
        // Ctrl-C is for the tests; the keeper tidies up after them.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("PostgreSQL did not start: {error}"))?;
    let mut folder = String::new();
    BufReader::new(keeper.stdout.as_mut().expect("it is piped")).read_line(&mut folder).expect("the keeper speaks");
    match folder.trim_end() {
        "" => Err("PostgreSQL did not start; the reason is above".to_owned()),
        folder => Ok((folder.to_owned(), keeper)),
    }
}

/// The folder with `initdb` and its kin: the newest of Debian's, or one in the PATH.
fn binaries() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = debian.map(|version| version.path().join("bin")).max();
    let path = std::env::var_os("PATH").unwrap_or_default();
    debian.into_iter().chain(std::env::split_paths(&path)).find(|folder| folder.join("initdb").exists())
}
