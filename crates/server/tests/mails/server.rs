//! A server that takes mails (RFC 5321), as much of one as it takes.

use super::Mail;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use std::{
    collections::VecDeque,
    io::{self, BufRead as _, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener},
    sync::{Arc, Mutex},
    thread,
};

/// A running server, which ends with the process.
#[derive(Clone)]
pub struct MailServer {
    pub port: u16,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    taken: Vec<Mail>,
    /// What the next mails are answered before one is taken.
    refusals: VecDeque<&'static str>,
    /// How many mails were refused.
    refused: usize,
    /// What it was shown, with NULs between.
    credentials: Vec<String>,
}

impl MailServer {
    /// One on this port, or on any if that is 0.
    pub fn start(port: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).expect("the port is free");
        let port = listener.local_addr().expect("it listens").port();
        let server = Self { port, seen: Arc::default() };
        let accepting = server.clone();
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let server = accepting.clone();
                // A client that hangs up has its reasons.
                thread::spawn(move || server.talk(client).ok());
            }
        });
        server
    }

    /// What `SMTP_URL` has to say to reach it.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Answers the next mail with this instead of taking it.
    pub fn refuse(&self, answer: &'static str) {
        self.seen.lock().unwrap().refusals.push_back(answer);
    }

    /// How many mails it has refused.
    pub fn refused(&self) -> usize {
        self.seen.lock().unwrap().refused
    }

    /// What it has taken, in its order.
    pub fn taken(&self) -> Vec<Mail> {
        self.seen.lock().unwrap().taken.clone()
    }

    /// The names and passwords that it was shown, with NULs between.
    pub fn credentials(&self) -> Vec<String> {
        self.seen.lock().unwrap().credentials.clone()
    }

    /// Takes mails over one connection.
    pub fn talk(&self, client: impl Read + Write) -> io::Result<()> {
        let mut client = BufReader::new(client);
        say(&mut client, "220 mail.example.com")?;
        while let Some(line) = next(&mut client)? {
            match line.get(..4).unwrap_or_default() {
                "EHLO" => say(&mut client, "250-mail.example.com\r\n250 AUTH PLAIN")?,
                "AUTH" => {
                    let shown = BASE64_STANDARD.decode(line.trim_start_matches("AUTH PLAIN ")).unwrap_or_default();
                    self.seen.lock().unwrap().credentials.push(String::from_utf8_lossy(&shown).into_owned());
                    say(&mut client, "235 come in")?;
                }
                "DATA" => {
                    say(&mut client, "354 go on")?;
                    let mut text = String::new();
                    while let Some(line) = next(&mut client)?.filter(|line| line != ".") {
                        text += line.strip_prefix('.').unwrap_or(&line);
                        text += "\r\n";
                    }
                    say(&mut client, self.answer(&text))?;
                }
                "QUIT" => return say(&mut client, "221 bye"),
                _ => say(&mut client, "250 ok")?,
            }
        }
        Ok(())
    }

    fn answer(&self, text: &str) -> &'static str {
        let mut seen = self.seen.lock().unwrap();
        if let Some(refusal) = seen.refusals.pop_front() {
            seen.refused += 1;
            return refusal;
        }
        seen.taken.push(Mail::parse(text));
        "250 taken"
    }
}

fn next(client: &mut BufReader<impl Read>) -> io::Result<Option<String>> {
    let mut line = String::new();
    Ok((client.read_line(&mut line)? > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
}

fn say(client: &mut BufReader<impl Read + Write>, answer: &str) -> io::Result<()> {
    client.get_mut().write_all(format!("{answer}\r\n").as_bytes())?;
    client.get_mut().flush()
}
