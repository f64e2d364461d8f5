//! A real nginx before the instances, by the very rules in `deploy/nginx`.

use crate::{
    databases::{Database, Kind},
    not_tried::not_tried,
    ports::free_port,
    process::{Process, email, password, sign_up},
};
use std::{
    env, fs,
    io::{self, BufRead as _, BufReader, Write as _},
    net::{Ipv4Addr, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
};
use studentos_client::{Client, Retry, types::Login};
use tempfile::TempDir;

pub const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deploy/nginx");
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

/// The lines of the site about a header that every answer has.
fn hsts() -> String {
    let site = fs::read_to_string(format!("{RULES}/studentos.conf")).unwrap();
    let lines = site.lines().filter(|line| line.contains(" Strict-Transport-Security")).map(str::trim);
    lines.collect::<Vec<_>>().join(" ")
}

/// A folder with the rules, the ports of the instances, and what else stands in nginx's http block.
pub fn configure(ports: [u16; 2], http: &str) -> TempDir {
    let folder = TempDir::with_prefix("studentos-nginx-").unwrap();
    let ours = folder.path().join("studentos");
    fs::create_dir(&ours).unwrap();
    let upstream = fs::read_to_string(format!("{RULES}/studentos-upstream.conf")).unwrap();
    let upstream = upstream.replace(":8001", &format!(":{}", ports[0])).replace(":8002", &format!(":{}", ports[1]));
    fs::write(ours.join("studentos-upstream.conf"), upstream).unwrap();
    fs::copy(format!("{RULES}/studentos-proxy.conf"), ours.join("studentos-proxy.conf")).unwrap();
    fs::write(folder.path().join("nginx.conf"), NGINX.replace("HTTP", http)).unwrap();
    folder
}

pub fn nginx(folder: &TempDir) -> Command {
    let mut command = Command::new(program().unwrap());
    let config = folder.path().join("nginx.conf");
    command.arg("-p").arg(folder.path()).arg("-c").arg(config).args(["-e", "stderr"]);
    command
}

/// Debian keeps it off the `PATH` of those who are not root.
pub fn program() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    let found = folders.map(|folder| folder.join("nginx")).find(|program| program.is_file());
    if found.is_none() {
        not_tried("there is no nginx here");
    }
    found
}

/// A running nginx; killed when this is dropped.
pub struct Proxy {
    child: Child,
    port: u16,
    _folder: TempDir,
}

impl Proxy {
    pub fn start(instances: [u16; 2]) -> Self {
        let port = free_port();
        let rules = "include studentos/studentos-upstream.conf;\n";
        let server = format!("listen 127.0.0.1:{port}; {} include studentos/studentos-proxy.conf;", hsts());
        let site = format!("{rules}server {{ {server} }}");
        let folder = configure(instances, &site);
        let mut child = nginx(&folder).stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        let said: Vec<_> = log.by_ref().take_while(|line| !line.contains("event method")).collect();
        assert!(child.try_wait().unwrap().is_none(), "nginx did not start: {said:?}");
        // Somebody has to read it, or nginx would end when it has more to say.
        thread::spawn(move || log.for_each(drop));
        Self { child, port, _folder: folder }
    }

    pub fn client(&self) -> Client {
        Client::new(&format!("http://127.0.0.1:{}", self.port)).with_retry(Retry::never())
    }

    /// What is answered to this head of a request, after which nothing more is answered.
    pub fn tell(&self, head: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        write!(stream, "{head}\r\n\r\n").unwrap();
        io::read_to_string(stream).unwrap()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.child.kill().expect("it is ours");
        self.child.wait().expect("it is ours");
    }
}

/// Two instances on PostgreSQL behind nginx, and somebody who is logged in there.
pub struct Site {
    pub database: Database,
    pub ports: [u16; 2],
    pub instances: [Option<Process>; 2],
    pub proxy: Proxy,
    pub client: Client,
}

impl Site {
    /// Starts all of it, where nginx is installed.
    pub async fn start() -> Option<Self> {
        program()?;
        let database = Database::new(Kind::Postgres);
        let ports = [free_port(), free_port()];
        let instances = ports.map(|port| Some(instance(port, &database.url())));
        let proxy = Proxy::start(ports);
        let client = proxy.client();
        sign_up(instances[0].as_ref().expect("it has just started")).await;
        let login = Login { email: email(), password: password().into() };
        client.auth().login(&login).await.expect("nginx passes it on");
        Some(Self { database, ports, instances, proxy, client })
    }
}

/// An instance at this port.
pub fn instance(port: u16, database: &str) -> Process {
    let mut command = Command::new(PROGRAM);
    command.args(["--bind-addr", &format!("127.0.0.1:{port}")]);
    Process::start_as(command, database)
}
