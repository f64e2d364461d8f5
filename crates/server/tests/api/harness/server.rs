//! A server of the test's own.

use super::{Client, get, home, seen, wire};
use crate::{
    databases::{Database, Kind},
    seconds::within_a_second,
};
use actix_web::dev::ServerHandle;
use clap::Parser as _;
use std::{cell::RefCell, net::SocketAddr, rc::Rc};
use studentos_client::{
    Response, Retry,
    types::{Email, Name, Password, Session, Signup},
};
use studentos_server::Config;
use tempfile::TempDir;

/// Everybody's password.
pub const PASSWORD: &str = "lantern-orbit-17";
/// What the servers sign tokens with.
pub const SECRET: &str = "only-for-tests-and-long-enough-for-hs256";

/// A running server and the database behind it.
pub struct Server {
    pub address: SocketAddr,
    pub database: Rc<Database>,
    /// Where it writes mails.
    pub outbox: Rc<TempDir>,
    /// Every instance that was started on the database, this one included.
    instances: Rc<RefCell<Vec<(SocketAddr, ServerHandle)>>>,
}

impl Server {
    pub async fn start(database: Rc<Database>) -> Self {
        Self::launch(database, new_outbox(), Rc::default(), |_| {}).await
    }

    /// What its database is.
    pub fn kind(&self) -> Kind {
        match *self.database {
            Database::Sqlite(_) => Kind::Sqlite,
            Database::Postgres(_) => Kind::Postgres,
        }
    }

    /// A server on a database of its own, of the same kind and just as empty: for who wants no other to send its mails.
    pub async fn apart(&self, change: impl FnOnce(&mut Config)) -> Self {
        let database = Rc::new(Database::new(self.kind()));
        Self::launch(database, new_outbox(), Rc::clone(&self.instances), change).await
    }

    /// Another instance on the same database, its configuration changed.
    pub async fn instance(&self, change: impl FnOnce(&mut Config)) -> Self {
        Self::launch(Rc::clone(&self.database), Rc::clone(&self.outbox), Rc::clone(&self.instances), change).await
    }

    async fn launch(
        database: Rc<Database>,
        outbox: Rc<TempDir>,
        instances: Rc<RefCell<Vec<(SocketAddr, ServerHandle)>>>,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let arguments = [
            "studentos",
            // As little as bcrypt lets one ask for: the tests are not about how long it takes.
            "--bcrypt-cost=4",
            // Nor about how long the database takes on a busy machine; one that is sets less.
            "--database-connect-timeout=60",
            "--database-statement-timeout=60",
            "--bind-addr=127.0.0.1:0",
            // Everybody here comes from one address; the tests of the limits start instances that have them.
            "--rate-limits=off",
            // What was asked and answered is looked at in the end.
            "--metrics=on",
            &format!("--database-url={}", database.url()),
            &format!("--jwt-secret={SECRET}"),
            &format!("--outbox-folder={}", outbox.path().display()),
        ];
        let mut config = Config::try_parse_from(arguments).expect("the arguments are known");
        change(&mut config);
        let running = studentos_server::start(config).await.expect("the server starts");
        instances.borrow_mut().push((running.address, running.server.handle()));
        actix_web::rt::spawn(running.server);
        Self { address: running.address, database, outbox, instances }
    }

    /// Stops every instance, after keeping what it was asked.
    pub async fn stop(&self) {
        for (address, instance) in self.instances.take() {
            seen::keep(&self.database, address).await;
            instance.stop(false).await;
        }
    }

    /// A client that is nobody yet, and asks once.
    pub fn client(&self) -> Client {
        Client::new(&format!("http://{}", self.address)).with_retry(Retry::never())
    }

    /// A client that has this token and no cookie.
    pub fn bearer(&self, token: &str) -> Client {
        let client = self.client();
        client.set_token(Some(token));
        client
    }

    /// Signs somebody up, for whom it is about noon.
    pub async fn user(&self, name: &str) -> Client {
        self.sign_up(name).await.0
    }

    /// Signs somebody up, for who needs the session too.
    pub async fn sign_up(&self, name: &str) -> (Client, Session) {
        let client = self.client();
        let password = Password::parse(PASSWORD).unwrap();
        let signup = Signup { name: Name::parse(name).unwrap(), email: email(name), password, timezone: Some(home()) };
        let session = client.auth().signup(&signup).await.expect("the e-mail is free");
        (client, session)
    }

    /// Signs somebody up who looks after the accounts.
    pub async fn admin(&self, name: &str) -> (Client, Session) {
        let (client, session) = self.sign_up(name).await;
        // Before any request, so that no instance remembers anything else.
        self.database.execute(&format!("UPDATE users SET role = 'admin' WHERE id = '{}'", session.user.id));
        (client, session)
    }

    /// What `GET /api/users/me` answers to this token.
    pub async fn status_with(&self, token: &str) -> u16 {
        self.bearer(token).execute(get("/api/users/me")).await.unwrap().status
    }

    /// Waits until this instance takes a token no more, which it may do for a second.
    pub async fn expect_dead_within_a_second(&self, token: &str) {
        within_a_second("the token is dead", async || self.status_with(token).await == 401).await;
    }

    /// Sends bytes as they are, for what no client would send.
    pub async fn wire(&self, bytes: impl AsRef<[u8]>) -> Response {
        wire(self.address, bytes.as_ref()).await
    }
}

fn new_outbox() -> Rc<TempDir> {
    Rc::new(TempDir::with_prefix("studentos-outbox-").expect("a temporary folder"))
}

/// The e-mail address of whoever has this name.
pub fn email(name: &str) -> Email {
    Email::parse(&format!("{name}@example.com")).unwrap()
}
