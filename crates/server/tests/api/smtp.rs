//! Mails by way of a server that takes them: sent once, however many instances there are, and again when it does not.

use crate::{databases::Database, harness::*, mails::MailServer};
use diesel::connection::SimpleConnection as _;
use std::{collections::BTreeSet, io::Write as _, net::TcpListener, sync::mpsc::channel, thread};
use studentos_client::types::{Name, Password, Signup};
use studentos_server::Config;

const OWNER: &str = "owner@example.com";
/// A mail that has failed and waits: for less than somebody has who tries it.
const WAITING: &str = "SELECT id AS text FROM outbox WHERE attempts = 1 AND next_try_at < created_at + 60000000";

fn by(post: &MailServer) -> impl FnOnce(&mut Config) {
    let url = post.url().parse().unwrap();
    |config| config.mail.smtp_url = Some(url)
}

#[apply(on_both)]
async fn a_mail_server_gets_the_mails_and_the_folder_does_not(server: &Server) {
    let post = MailServer::start(0);
    let server = server.apart(by(&post)).await;
    server.user("owner").await;
    server.everything_is_sent().await;
    let [mail] = &post.taken()[..] else { panic!("one mail was sent") };
    assert_eq!((mail.header("To"), mail.header("Subject")), (OWNER, VERIFY));
    assert_eq!(post.credentials(), Vec::<String>::new(), "a server that wants no password is shown none");
    assert_eq!(server.mails(OWNER, VERIFY).await, []);
    let verify = post_token(&server, &mail.token()).await;
    assert_eq!(verify, 204);
}

async fn post_token(server: &Server, token: &str) -> u16 {
    server.client().execute(post("/api/auth/email/verify", &json!({ "token": token }))).await.unwrap().status
}

#[apply(on_both)]
async fn what_the_mail_server_does_not_take_now_is_sent_again_later(server: &Server) {
    let mails = MailServer::start(0);
    mails.refuse("451 not just now");
    let server = server.apart(by(&mails)).await;
    server.user("owner").await;
    until("the mail waits", async || !server.database.texts(WAITING).is_empty()).await;
    assert_eq!((mails.refused(), mails.taken().len()), (1, 0));

    server.database.execute("UPDATE outbox SET next_try_at = 0");
    server.everything_is_sent().await;
    let [mail] = &mails.taken()[..] else { panic!("one mail was sent") };
    assert_eq!(post_token(&server, &mail.token()).await, 204);
}

#[apply(on_both)]
async fn what_the_mail_server_never_takes_is_given_up(server: &Server) {
    let mails = MailServer::start(0);
    let server = server.apart(by(&mails)).await;
    for (name, answer) in [("first", "550 no such mailbox"), ("second", "550 5.1.1 no such mailbox")] {
        mails.refuse(answer);
        server.user(name).await;
        server.everything_is_sent().await;
    }
    assert_eq!((mails.refused(), mails.taken().len()), (2, 0));
}

#[apply(on_both)]
async fn who_we_are_being_refused_is_no_reason_to_give_up_until_a_day_has_passed(server: &Server) {
    let mails = MailServer::start(0);
    let server = server.apart(by(&mails)).await;
    let answers =
        ["535 wrong password", "553 5.7.1 sender address rejected", "550 5.1.8 no such domain", "554 5.7.1 blocked"];
    for (number, answer) in answers.into_iter().enumerate() {
        mails.refuse(answer);
        mails.refuse(answer);
        server.user(&format!("owner{number}")).await;
        until("the mail waits", async || !server.database.texts(WAITING).is_empty()).await;
        server.database.execute("UPDATE outbox SET next_try_at = 0, created_at = created_at - 86400000000");
        server.everything_is_sent().await;
        assert_eq!((mails.refused(), mails.taken().len()), (2 * (number + 1), 0), "{answer}");
    }
}

#[apply(on_both)]
async fn a_mail_server_that_lets_nobody_in_has_refused_no_mail(server: &Server) {
    let door = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", door.local_addr().unwrap()).parse().unwrap();
    thread::spawn(move || {
        door.incoming().flatten().try_for_each(|mut client| writeln!(client, "554 no service here\r"))
    });
    let server = server.apart(|config| config.mail.smtp_url = Some(url)).await;
    server.user("owner").await;
    until("the mail waits", async || !server.database.texts(WAITING).is_empty()).await;
}

#[apply(on_postgres)]
async fn whoever_takes_a_mail_and_its_link_back_does_not_wait_in_a_circle_with_who_sends_it(server: &Server) {
    const LINKS: &str = "SELECT hash AS text FROM mail_tokens";
    const BLOCKED: &str =
        "SELECT query AS text FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let (door, (refuse, refused)) = (TcpListener::bind("127.0.0.1:0").unwrap(), channel());
    let url = format!("smtp://{}", door.local_addr().unwrap()).parse().unwrap();
    thread::spawn(move || {
        let mut client = door.accept().unwrap().0;
        refused.recv().map(|()| writeln!(client, "554 no service here\r"))
    });
    let server = server.apart(|config| config.mail.smtp_url = Some(url)).await;
    server.user("owner").await;
    until("the mail is on its way", async || !server.database.texts(LINKS).is_empty()).await;

    // What an account that ends takes with it, and in this order.
    let Database::Postgres(database) = &*server.database else { unreachable!("it is the other kind") };
    let mut back = database.connect();
    back.batch_execute("BEGIN; SELECT id FROM outbox FOR UPDATE").unwrap();
    refuse.send(()).unwrap();
    until("the sender waits", async || !server.database.texts(BLOCKED).is_empty()).await;
    back.batch_execute("DELETE FROM mail_tokens; COMMIT").unwrap();
    until("the mail waits", async || !server.database.texts(WAITING).is_empty()).await;
}

#[apply(on_both)]
async fn a_link_that_was_not_sent_is_none_of_the_five(server: &Server) {
    let mails = MailServer::start(0);
    let server = server.apart(by(&mails)).await;
    server.user("owner").await;
    server.everything_is_sent().await;
    let forgot = async || server.client().auth().forgot_password(&email("owner")).await.unwrap();
    let links = || server.database.texts("SELECT hash AS text FROM mail_tokens WHERE purpose = 'reset'").len();
    for _ in 0..5 {
        mails.refuse("550 no such mailbox");
        forgot().await;
        server.everything_is_sent().await;
    }
    mails.refuse("451 not just now");
    forgot().await;
    until("the mail waits", async || !server.database.texts(WAITING).is_empty()).await;
    assert_eq!((mails.refused(), mails.taken().len(), links()), (6, 1, 0));

    server.database.execute("UPDATE outbox SET next_try_at = 0");
    server.everything_is_sent().await;
    assert_eq!((mails.taken().len(), links()), (2, 1));
}

#[apply(on_both)]
async fn a_mail_that_somebody_took_and_never_sent_is_sent_by_another(server: &Server) {
    let mails = MailServer::start(0);
    let server = server.apart(by(&mails)).await;
    server.user("owner").await;
    server.everything_is_sent().await;
    server.database.execute(
        "INSERT INTO outbox (id, kind, address, attempts, next_try_at, created_at) \
         VALUES ('taken', 'reset', 'owner@example.com', 1, 1, 1)",
    );
    server.everything_is_sent().await;
    assert_eq!(mails.taken().len(), 2);
}

#[apply(on_both)]
async fn of_two_instances_one_sends_each_mail(server: &Server) {
    let mails = MailServer::start(0);
    let one = server.apart(by(&mails)).await;
    let other = one.instance(by(&mails)).await;
    let clients = [one.client(), other.client()];
    let signed_up = at_once(64, move |number| {
        let client = clients[number % 2].clone();
        let name = format!("student{number}");
        let password = Password::parse(PASSWORD).unwrap();
        let signup = Signup { name: Name::parse(&name).unwrap(), email: email(&name), password, timezone: None };
        async move { client.auth().signup(&signup).await.is_ok() }
    });
    // Of so many at once, some may find too many passwords waiting to be hashed.
    let signed_up = signed_up.await.into_iter().filter(|done| *done).count();
    one.everything_is_sent().await;
    let taken = mails.taken();
    let recipients: BTreeSet<_> = taken.iter().map(|mail| mail.header("To")).collect();
    assert!(signed_up > 0, "nobody has signed up");
    assert_eq!((taken.len(), recipients.len()), (signed_up, signed_up));
}
