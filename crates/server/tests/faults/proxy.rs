//! Two instances behind a real nginx, by the rules in `deploy/nginx`: one of them is gone, and nobody notices.

use crate::{
    databases::{Database, Kind},
    process::{Process, day, email, goal, password, sign_up},
};
use std::{
    env, fs,
    io::{BufRead as _, BufReader},
    net::{Ipv4Addr, TcpListener},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
};
use studentos_client::{
    Client, Method, Request, Response,
    types::{ErrorCode, Login, Problem},
};
use tempfile::TempDir;

const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deploy/nginx");
const PROGRAM: &str = env!("CARGO_BIN_EXE_studentos");
/// All that nginx writes stays in its folder, in one process that is ours to end.
const NGINX: &str = "\
daemon off;
master_process off;
pid nginx.pid;
error_log stderr notice;
events {}
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    HTTP
}
";

/// A folder with the rules, the ports of the instances, and what else stands in nginx's http block.
fn configure(ports: [u16; 2], http: &str) -> TempDir {
    let folder = TempDir::with_prefix("studentos-nginx-").unwrap();
    let ours = folder.path().join("studentos");
    fs::create_dir(&ours).unwrap();
    let upstream = fs::read_to_string(format!("{RULES}/studentos-upstream.conf")).unwrap();
    let upstream = upstream.replace("8001", &ports[0].to_string()).replace("8002", &ports[1].to_string());
    fs::write(ours.join("studentos-upstream.conf"), upstream).unwrap();
    fs::copy(format!("{RULES}/studentos-proxy.conf"), ours.join("studentos-proxy.conf")).unwrap();
    fs::write(folder.path().join("nginx.conf"), NGINX.replace("HTTP", http)).unwrap();
    folder
}

fn nginx(folder: &TempDir) -> Command {
    let mut command = Command::new(program().unwrap());
    let config = folder.path().join("nginx.conf");
    command.arg("-p").arg(folder.path()).arg("-c").arg(config).args(["-e", "stderr"]);
    command
}

/// Debian keeps it off the `PATH` of those who are not root.
fn program() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    let found = folders.map(|folder| folder.join("nginx")).find(|program| program.is_file());
    if found.is_none() {
        eprintln!("not tried: there is no nginx here");
    }
    found
}

/// A port that nobody has just now.
fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// A running nginx; killed when this is dropped.
struct Proxy {
    child: Child,
    port: u16,
    _folder: TempDir,
}

impl Proxy {
    fn start(instances: [u16; 2]) -> Self {
        let port = free_port();
        let rules = "include studentos/studentos-upstream.conf;\n";
        let site = format!("{rules}server {{ listen 127.0.0.1:{port}; include studentos/studentos-proxy.conf; }}");
        let folder = configure(instances, &site);
        let mut child = nginx(&folder).stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        let said: Vec<_> = log.by_ref().take_while(|line| !line.contains("event method")).collect();
        assert!(child.try_wait().unwrap().is_none(), "nginx did not start: {said:?}");
        // Somebody has to read it, or nginx would end when it has more to say.
        thread::spawn(move || log.for_each(drop));
        Self { child, port, _folder: folder }
    }

    fn client(&self) -> Client {
        Client::new(&format!("http://127.0.0.1:{}", self.port))
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.child.kill().expect("it is ours");
        self.child.wait().expect("it is ours");
    }
}

/// An instance at this port.
fn instance(port: u16, database: &str) -> Process {
    let mut command = Command::new(PROGRAM);
    command.args(["--bind-addr", &format!("127.0.0.1:{port}")]);
    Process::start_as(command, database)
}

#[test]
fn an_instance_that_is_gone_is_not_noticed() {
    if program().is_none() {
        return;
    }
    let database = Database::new(Kind::Postgres);
    let url = database.url();
    let ports = [free_port(), free_port()];
    actix_web::rt::System::new().block_on(async {
        let (one, two) = (instance(ports[0], &url), instance(ports[1], &url));
        let proxy = Proxy::start(ports);
        let client = proxy.client();
        sign_up(&one).await;
        client.auth().login(&Login { email: email(), password: password() }).await.unwrap();
        work(&client, "With both").await;

        drop(one);
        work(&client, "With the second alone").await;

        // It is asked again at once when it is there again.
        let _one = instance(ports[0], &url);
        drop(two);
        work(&client, "With the first alone").await;
    });
}

/// Writes and reads several times, so that each instance would get its turn.
async fn work(client: &Client, title: &str) {
    for number in 0..8 {
        let new = goal(&format!("{title}, {number}"), day(6), 0);
        let created = client.goals().create(&new).await.unwrap();
        client.goals().get(created.id).await.unwrap();
        // Such a request takes a way of its own through the rules.
        let new = goal(&format!("{title}, {number}, with a key"), day(6), 0);
        let request = Request::new(Method::Post, "/api/goals").header("Idempotency-Key", new.title.as_str());
        assert_eq!(client.execute(request.json(&new)).await.unwrap().status, 201);
    }
}

#[test]
fn what_nginx_refuses_is_refused_in_the_words_of_the_contract() {
    if program().is_none() {
        return;
    }
    actix_web::rt::System::new().block_on(async {
        // Nobody listens at these ports.
        let proxy = Proxy::start([free_port(), free_port()]);
        let client = proxy.client();
        for request in [
            Request::new(Method::Get, "/api/goals"),
            Request::new(Method::Post, "/api/goals").body("{}"),
            Request::new(Method::Post, "/api/goals").header("Idempotency-Key", "once").body("{}"),
        ] {
            let response = client.execute(request).await.unwrap();
            assert!(response.header("retry-after").is_some());
            says(&response, ErrorCode::Unavailable);
        }
        let large = Request::new(Method::Post, "/api/goals").body("x".repeat(400_000));
        says(&client.execute(large).await.unwrap(), ErrorCode::ContentTooLarge);
    });
}

fn says(response: &Response, code: ErrorCode) {
    let problem: Problem = response.json().unwrap();
    assert_eq!(response.header("content-type"), Some("application/problem+json"));
    assert_eq!((response.status, problem.status, problem.code), (code.status(), code.status(), code));
    assert_eq!((&*problem.title, problem.request_id.len()), (code.title(), 32));
}

#[test]
fn the_site_is_one_that_nginx_takes() {
    if program().is_none() {
        return;
    }
    let site = fs::read_to_string(format!("{RULES}/studentos.conf")).unwrap();
    // Even to check it, nginx listens.
    let site = site.replace("listen 80", &format!("listen 127.0.0.1:{}", free_port()));
    let site = site.replace("listen 443", &format!("listen 127.0.0.1:{}", free_port()));
    let site = site.replace("listen [::]:80", &format!("listen 127.0.0.1:{}", free_port()));
    let site = site.replace("listen [::]:443", &format!("listen 127.0.0.1:{}", free_port()));
    let folder = configure([8001, 8002], &site);
    let tls = folder.path().join("studentos/tls");
    fs::create_dir(&tls).unwrap();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=plan.example.com"])
        .args(["-keyout", "privkey.pem", "-out", "fullchain.pem"])
        .current_dir(&tls)
        .output();
    assert!(made.unwrap().status.success(), "openssl makes a certificate");
    let output = nginx(&folder).arg("-t").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && !said.contains("[warn]"), "{said}");
}
