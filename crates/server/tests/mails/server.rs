//! A server that takes mails (RFC 5321), as much of one as it takes.

use super::Mail;
use std::{
    collections::VecDeque,
    io::{BufRead as _, BufReader, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
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
}

impl MailServer {
    /// One on this port, or on any if that is 0.
    pub fn start(port: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).expect("the port is free");
        let port = listener.local_addr().expect("it listens").port();
        let server = Self { port, seen: Arc::default() };
        let served = server.clone();
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let server = served.clone();
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

    fn talk(&self, client: TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(client.try_clone()?).lines();
        let say = |answer: &str| (&client).write_all(format!("{answer}\r\n").as_bytes());
        say("220 mail.example.com")?;
        while let Some(line) = lines.next().transpose()? {
            match line.get(..4).unwrap_or_default() {
                "EHLO" => say("250 mail.example.com")?,
                "DATA" => {
                    say("354 go on")?;
                    let mut text = String::new();
                    while let Some(line) = lines.next().transpose()?.filter(|line| line != ".") {
                        text += line.strip_prefix('.').unwrap_or(&line);
                        text += "\r\n";
                    }
                    say(self.answer(&text))?;
                }
                "QUIT" => return say("221 bye"),
                _ => say("250 ok")?,
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
