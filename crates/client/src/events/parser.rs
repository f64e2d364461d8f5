//! The line protocol of server-sent events, as HTML's section 9.2.6 reads it.

use std::{mem, time::Duration};

/// One thing that a stream says.
#[derive(Debug, PartialEq, Eq)]
pub enum Message {
    /// An event with a name and data, and where the stream is after it.
    Event { name: String, data: String, id: Option<String> },
    /// The stream is here, though nothing has happened.
    Id(String),
    /// How long to wait before coming back.
    Retry(Duration),
}

/// Reads a stream chunk by chunk, wherever the chunks are cut.
#[derive(Default)]
pub struct Parser {
    line: Vec<u8>,
    /// Whether the last byte was a carriage return, whose line feed is still to come.
    after_return: bool,
    name: String,
    data: String,
    id: Option<String>,
}

impl Parser {
    /// What a chunk completes.
    pub fn read(&mut self, chunk: &[u8]) -> Vec<Message> {
        let mut messages = Vec::new();
        for &byte in chunk {
            let after_return = mem::replace(&mut self.after_return, byte == b'\r');
            match byte {
                b'\n' if after_return => {}
                b'\r' | b'\n' => {
                    let line = mem::take(&mut self.line);
                    messages.extend(self.end_line(&String::from_utf8_lossy(&line)));
                }
                byte => self.line.push(byte),
            }
        }
        messages
    }

    fn end_line(&mut self, line: &str) -> Option<Message> {
        if line.is_empty() {
            return self.end_event();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            "retry" => return value.parse().ok().map(Duration::from_millis).map(Message::Retry),
            _ => {}
        }
        None
    }

    fn end_event(&mut self) -> Option<Message> {
        let (name, mut data, id) = (mem::take(&mut self.name), mem::take(&mut self.data), self.id.take());
        if data.pop().is_none() {
            return id.map(Message::Id);
        }
        Some(Message::Event { name, data, id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(name: &str, data: &str, id: &str) -> Message {
        Message::Event { name: name.to_owned(), data: data.to_owned(), id: Some(id.to_owned()) }
    }

    const STREAM: &str = "retry: 1500\nid: 16\n\n:\n\nevent: goal\nid: 17\ndata: {\ndata:}\n\nevent: none\n\nid:18\r\nevent:né\r\ndata\r\n\r\n";

    fn said() -> Vec<Message> {
        vec![
            Message::Retry(Duration::from_millis(1500)),
            Message::Id("16".to_owned()),
            event("goal", "{\n}", "17"),
            event("né", "", "18"),
        ]
    }

    #[test]
    fn events_ids_and_waits_are_read() {
        assert_eq!(Parser::default().read(STREAM.as_bytes()), said());
    }

    #[test]
    fn it_does_not_matter_where_the_chunks_are_cut() {
        for size in 1..STREAM.len() {
            let mut parser = Parser::default();
            let read: Vec<_> = STREAM.as_bytes().chunks(size).flat_map(|chunk| parser.read(chunk)).collect();
            assert_eq!(read, said(), "in chunks of {size}");
        }
    }

    #[test]
    fn what_is_not_known_is_passed_over() {
        assert_eq!(Parser::default().read(b"color: red\nretry: soon\nid: a\0b\n\n"), []);
    }
}
