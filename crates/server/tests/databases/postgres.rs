//! A PostgreSQL server for the whole test binary, and an empty database in it for each test.

use super::cluster::Cluster;
use diesel::{Connection as _, PgConnection, RunQueryDsl as _};
use std::{
    process::Command,
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
    /// The server, if the tests started it; it ends with this process.
    _cluster: Option<Cluster>,
}

fn server() -> &'static Server {
    SERVER.as_ref().unwrap_or_else(|reason| panic!("{reason}"))
}

impl Server {
    fn start() -> Result<Self, String> {
        if let Ok(url) = std::env::var("TEST_DATABASE_URL") {
            let url = Url::parse(&url).map_err(|error| format!("TEST_DATABASE_URL: {error}"))?;
            return Ok(Self { url, template: "template1", _cluster: None });
        }
        // What it holds is worth nothing after the tests, so nothing is forced to disk.
        let cluster = Cluster::start("fsync = off\nfull_page_writes = off")
            .map_err(|reason| format!("{reason}; or name another server in TEST_DATABASE_URL"))?;
        let url = Url::parse(&cluster.url("postgres")).expect("it is a URL");
        let server = Self { url, template: "migrated", _cluster: Some(cluster) };
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
