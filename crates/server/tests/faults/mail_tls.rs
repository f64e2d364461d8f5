//! Mails over TLS: sent, and a password shown, to nobody but the server that was meant.

use crate::{
    certificates::certificates,
    databases::{Database, Kind},
    mails::MailServer,
    process::{Process, email, sign_up},
    seconds::until,
};
use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
};
use std::{net::TcpListener, path::Path, process::Command, sync::Arc, thread};

/// Lets a mail server be reached over TLS as well, and gives back at which port.
fn over_tls(mails: &MailServer, folder: &Path) -> u16 {
    let certificate = CertificateDer::from_pem_file(folder.join("server.crt")).unwrap();
    let key = PrivateKeyDer::from_pem_file(folder.join("server.key")).unwrap();
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key).unwrap();
    let (config, listener) = (Arc::new(config), TcpListener::bind("127.0.0.1:0").unwrap());
    let (port, mails) = (listener.local_addr().unwrap().port(), mails.clone());
    thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let (mails, session) = (mails.clone(), ServerConnection::new(Arc::clone(&config)).unwrap());
            // A client that does not like the certificate hangs up.
            thread::spawn(move || mails.talk(StreamOwned::new(session, client)).ok());
        }
    });
    port
}

/// Signs somebody up at a server that trusts this authority, and waits until the mail was sent, or could not be.
fn try_it(url: &str, authority: &Path) -> (Vec<String>, String) {
    let database = Database::new(Kind::Sqlite);
    let mut command = Command::new(env!("CARGO_BIN_EXE_studentos"));
    command.env("SMTP_URL", url).env("SSL_CERT_FILE", authority).env("PUBLIC_URL", "http://plan.example.com");
    let server = Process::start_as(command, &database.url());
    let taken = "SELECT id AS text FROM outbox WHERE attempts = 0 OR next_try_at > created_at + 60000000";
    actix_web::rt::System::new().block_on(async {
        sign_up(&server).await;
        until("it is tried", async || database.texts(taken).is_empty()).await;
    });
    server.terminate();
    (database.texts("SELECT kind AS text FROM outbox"), server.wait().1)
}

#[test]
fn a_mail_and_a_password_are_given_to_the_server_that_was_meant() {
    let (folder, mails) = (certificates(), MailServer::start(0));
    let port = over_tls(&mails, folder.path());
    let (left, log) = try_it(&format!("smtps://me:hunter%2F2@localhost:{port}"), &folder.path().join("ca.crt"));
    assert_eq!((left.len(), mails.taken().len()), (0, 1), "{log}");
    assert_eq!(mails.taken()[0].header("To"), email().as_str());
    assert_eq!(mails.taken()[0].header("From"), "StudentOS <studentos@plan.example.com>");
    assert_eq!(mails.credentials(), ["\0me\0hunter/2"]);
    assert!(!log.contains("hunter"), "{log}");
}

#[test]
fn neither_is_given_to_a_server_that_nobody_knows() {
    let (folder, mails) = (certificates(), MailServer::start(0));
    let port = over_tls(&mails, folder.path());
    for (host, authority) in [("localhost", "another.crt"), ("127.0.0.1", "ca.crt")] {
        let (left, log) = try_it(&format!("smtps://me:hunter2@{host}:{port}"), &folder.path().join(authority));
        assert_eq!(left, ["verify"], "{log}");
        assert!(log.contains("certificate") && !log.contains("hunter2"), "{log}");
    }
    assert_eq!((mails.taken().len(), mails.credentials().len()), (0, 0));
}

#[test]
fn neither_is_given_in_the_clear_where_tls_is_required() {
    let (folder, mails) = (certificates(), MailServer::start(0));
    let url = format!("smtp://me:hunter2@localhost:{}?tls=required", mails.port);
    let (left, log) = try_it(&url, &folder.path().join("ca.crt"));
    assert_eq!(left, ["verify"], "{log}");
    assert!(log.contains("STARTTLS") && !log.contains("hunter2"), "{log}");
    assert_eq!((mails.taken().len(), mails.credentials().len()), (0, 0));
}
