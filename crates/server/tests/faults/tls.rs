//! PostgreSQL over TLS: taken when it is asked for, and only from the server that was meant.

use crate::{
    certificates::MAKE,
    cluster::cluster,
    databases::cluster::Cluster,
    not_tried::not_tried,
    ports::free_port,
    process::{Process, SECRET},
    start::refusal,
};
use diesel::{
    Connection as _, PgConnection, RunQueryDsl as _,
    dsl::{select, sql},
    sql_types::Bool,
};
use std::{process::Command, sync::LazyLock};
use studentos_client::{Method, Request};
use tempfile::TempDir;

/// A server that listens on a port of 127.0.0.1 as well.
struct Server {
    cluster: Cluster,
    port: u16,
    /// Holds no certificates that libpq would find by itself.
    home: TempDir,
}

/// The one with a certificate; it ends with this process.
fn server() -> Option<&'static Server> {
    static SERVER: LazyLock<Option<Server>> = LazyLock::new(|| {
        let mut server = Server::start()?;
        server.cluster.sh(&format!(r#"cd "$folder" && {MAKE} && cp server.key server.crt "$data""#));
        server.cluster.sh(r#"echo "ssl = on" >>"$data/postgresql.conf"; pg_ctl -D "$data" -w restart"#);
        Some(server)
    });
    if SERVER.is_none() {
        not_tried("there is no PostgreSQL to speak TLS");
    }
    SERVER.as_ref()
}

impl Server {
    fn start() -> Option<Self> {
        let port = free_port();
        let cluster = cluster(&format!("listen_addresses = '127.0.0.1'\nport = {port}"))?;
        Some(Self { cluster, port, home: TempDir::new().unwrap() })
    }

    /// The path of a file made with the certificates.
    fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.cluster.folder)
    }

    fn url(&self, host: &str, parameters: &str) -> String {
        format!("postgres://postgres:hunter2@{host}:{}/postgres?{parameters}", self.port)
    }

    /// The program, to connect in this way.
    fn studentos(&self, host: &str, parameters: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_studentos"));
        command.env("DATABASE_URL", self.url(host, parameters)).env("JWT_SECRET", SECRET);
        command.env("HOME", self.home.path()).env_remove("SSL_CERT_FILE");
        command
    }

    /// Makes sure that the program does not connect in this way and says why.
    fn refuses(&self, host: &str, parameters: &str, why: &str) {
        let said = refusal(&mut self.studentos(host, parameters));
        assert!(said.starts_with("studentos: DATABASE_URL: ") && said.contains(why), "{said}");
        assert!(!said.contains("hunter2"), "{said}");
    }
}

fn accepts(command: &mut Command) {
    let output = command.arg("migrate").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_is_required_to_be_encrypted_is() {
    let Some(server) = server() else { return };
    let url = server.url("localhost", "sslmode=require&application_name=encrypted");
    let studentos = Process::start(&url);
    actix_web::rt::System::new().block_on(async {
        let ready = studentos.client().execute(Request::new(Method::Get, "/readyz")).await.unwrap();
        assert_eq!(ready.status, 200, "it is connected");
    });
    let encrypted = "(SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) \
                     WHERE application_name = 'encrypted')";
    let mut connection = PgConnection::establish(&server.url("localhost", "sslmode=disable")).unwrap();
    assert!(select(sql::<Bool>(encrypted)).get_result::<bool>(&mut connection).unwrap());
}

#[test]
fn the_server_that_was_meant_is_known_by_its_certificate() {
    let Some(server) = server() else { return };
    let authority = format!("sslmode=verify-full&sslrootcert={}", server.file("ca.crt"));
    accepts(&mut server.studentos("localhost", &authority));
    server.refuses("127.0.0.1", &authority, "does not match host name");

    let another = format!("sslmode=verify-full&sslrootcert={}", server.file("another.crt"));
    server.refuses("localhost", &another, "certificate verify failed");
}

#[test]
fn the_certificates_of_the_system_are_trusted_when_nothing_else_is_said() {
    let Some(server) = server() else { return };
    for parameters in ["sslmode=verify-full", "sslmode=verify-ca", "sslrootcert=system"] {
        // It stands for the file that the system has.
        accepts(server.studentos("localhost", parameters).env("SSL_CERT_FILE", server.file("ca.crt")));
        server.refuses("localhost", parameters, "certificate verify failed");
    }
    server.refuses("localhost", "sslmode=require&sslrootcert=system", "weak sslmode");
}

#[test]
fn a_server_without_tls_is_refused_where_it_is_required() {
    let Some(server) = Server::start() else { return };
    accepts(&mut server.studentos("localhost", "sslmode=prefer"));
    server.refuses("localhost", "sslmode=require", "server does not support SSL");
}
