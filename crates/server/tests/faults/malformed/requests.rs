//! Requests for every operation of the document, each made wrong in a few ways by chance, but the same for the same seed.

use fastrand::Rng;
use serde_json::{Value, json};
use std::{fs, iter::once};

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.json");
/// The one operation that would end all others.
const LOGOUT: &str = "/api/auth/logout";
/// An id that nothing has.
const ID: &str = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f";
/// Stands where something else is put.
const PLACE: &str = "place";

const METHODS: [&str; 10] =
    ["get", "PROPFIND", "CONNECT", "TRACE", "OPTIONS", "HEAD", "PUT", "", "G\0T", "AVERYLONGMETHODTHATNOBODYKNOWS"];
const HEADERS: [&str; 18] = [
    "Accept-Encoding",
    "Access-Control-Request-Method",
    "Authorization",
    "Connection",
    "Content-Encoding",
    "Content-Length",
    "Content-Type",
    "Cookie",
    "Expect",
    "Host",
    "Idempotency-Key",
    "If-Match",
    "If-None-Match",
    "Last-Event-ID",
    "Origin",
    "Range",
    "Transfer-Encoding",
    "X-Forwarded-For",
];
const WORDS: [&[u8]; 28] = [
    b"",
    b"*",
    b"\"",
    b"\"\", W/\"x\", \"",
    b"-1",
    b"0x10",
    b"99999999999999999999",
    b"-9223372036854775808",
    b"1e400",
    b"9999-12-31",
    b"2026-02-30",
    b"-0001-01-01",
    b"bytes=0-18446744073709551615",
    b"bytes=-1,5-1,0-,,",
    b"Bearer",
    b"Bearer a.b.c",
    b"Bearer sos_",
    b"refresh=; refresh=\"; refresh=x",
    b"gzip, chunked",
    b"application/json; charset=\xff",
    b"100-continue",
    b"close, upgrade",
    b"null",
    b"a%00b",
    b"\xff\xfe\x80",
    b"\xc3\xa9\xf0\x9f\x98\x80",
    b"\x00",
    b"http://[::1",
];
const CODES: [&str; 12] =
    ["%", "%z", "%zz", "%00", "%ff", "%C0%AF", "%2e%2e%2f", "%25%32", "?&&==&", "#", "//", "\u{202e}"];
const VALUES: [&str; 22] = [
    "null",
    "true",
    "-1",
    "1.5",
    "1e400",
    "-0",
    "NaN",
    "99999999999999999999999999",
    "[]",
    "{}",
    r#"{"a":1,"a":2}"#,
    r#""""#,
    r#""\u0000""#,
    r#""\ud800""#,
    r#""\x""#,
    "\"\u{feff}\u{202e}\u{200d}\u{1f468}\"",
    r#""9999-99-99""#,
    r#""2026-02-30T25:61:61Z""#,
    r#""FREQ=YEARLY;INTERVAL=4294967296;COUNT=-1""#,
    r#""00000000-0000-0000-0000-000000000000""#,
    r"' OR 1=1 --",
    "\"\t\"",
];

/// A request before it is written down.
#[derive(Clone)]
struct Request {
    method: String,
    target: Vec<u8>,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
}

/// As many as are wanted.
pub struct Requests {
    seed: u64,
    valid: Vec<Request>,
}

impl Requests {
    /// Those of a user, by their token.
    pub fn new(seed: u64, token: &str) -> Self {
        let document: Value = serde_json::from_slice(&fs::read(DOCUMENT).unwrap()).unwrap();
        let paths = document["paths"].as_object().unwrap().iter().filter(|(path, _)| *path != LOGOUT);
        let operations = paths.flat_map(|(path, item)| {
            item.as_object().unwrap().iter().map(move |(method, operation)| (path.as_str(), method, operation))
        });
        let valid = operations.map(|(path, method, operation)| Request::new(path, method, operation, token));
        Self { seed, valid: valid.collect() }
    }

    /// One of them, which is always the same.
    pub fn get(&self, number: usize) -> Vec<u8> {
        let mut rng = Rng::with_seed(self.seed.wrapping_add(number as u64));
        let mut request = self.valid[number % self.valid.len()].clone();
        for _ in 0..=rng.usize(..3) {
            request.spoil(&mut rng);
        }
        let mut bytes = request.written();
        if rng.u8(..4) == 0 {
            spoil_bytes(&mut bytes, &mut rng);
        }
        bytes
    }
}

impl Request {
    /// As the document shows it.
    fn new(path: &str, method: &str, operation: &Value, token: &str) -> Self {
        let mut query = Vec::new();
        let mut headers = vec![("Host".to_owned(), b"x".to_vec())];
        headers.push(("Authorization".to_owned(), format!("Bearer {token}").into_bytes()));
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().unwrap();
            match parameter["in"].as_str().unwrap() {
                "query" => query.push(format!("{name}={}", sample(name))),
                "header" => headers.push((name.to_owned(), b"\"d3SXbhGoNJHg3smV_g1SpQ\"".to_vec())),
                _ => {}
            }
        }
        let target = format!("{}?{}", path.replace("{id}", ID), query.join("&"));
        let example = &operation["requestBody"]["content"]["application/json"]["example"];
        let body = if example.is_null() { Vec::new() } else { example.to_string().into_bytes() };
        if !body.is_empty() {
            headers.push(("Content-Type".to_owned(), b"application/json".to_vec()));
        }
        Self { method: method.to_uppercase(), target: target.into_bytes(), headers, body }
    }

    /// Makes it wrong in one more way.
    fn spoil(&mut self, rng: &mut Rng) {
        match rng.u8(..10) {
            0 => rng.choice(METHODS).unwrap().clone_into(&mut self.method),
            1 => {
                let twice = rng.choice(&self.headers).unwrap().clone();
                self.headers.push(twice);
            }
            2 | 3 => self.headers.push((rng.choice(HEADERS).unwrap().to_owned(), word(rng))),
            4 => {
                let at = rng.usize(..self.headers.len());
                self.headers[at].1 = word(rng);
            }
            5 => insert(&mut self.target, rng.choice(CODES).unwrap().as_bytes(), rng),
            6 => self.spoil_query(rng),
            7 => insert(&mut self.body, &[rng.u8(128..)], rng),
            8 => self.body = rng.choice(["[", "{\"a\":", "[{\"a\":"]).unwrap().repeat(rng.usize(..50_000)).into_bytes(),
            _ => self.spoil_value(rng),
        }
    }

    /// Puts something else into a place of the query, or adds one.
    fn spoil_query(&mut self, rng: &mut Rng) {
        let places: Vec<_> = (0..self.target.len()).filter(|at| self.target[*at] == b'=').collect();
        let Some(at) = rng.choice(places) else { return self.target.extend(b"?limit=") };
        let end =
            self.target[at..].iter().position(|byte| *byte == b'&').map_or(self.target.len(), |length| at + length);
        self.target.splice(at + 1..end, word(rng));
    }

    /// Puts something else into a place of the body.
    fn spoil_value(&mut self, rng: &mut Rng) {
        let Ok(mut body) = serde_json::from_slice::<Value>(&self.body) else { return };
        let mut pointers = pointers(&body, String::new());
        let pointer = pointers.swap_remove(rng.usize(..pointers.len()));
        *body.pointer_mut(&pointer).unwrap() = json!(PLACE);
        let value = match rng.u8(..8) {
            0 => format!("\"{}\"", "x".repeat(rng.usize(..300_000))),
            1 => "[".repeat(rng.usize(..2_000)) + &"]".repeat(rng.usize(..2_000)),
            _ => (*rng.choice(&VALUES).unwrap()).to_owned(),
        };
        self.body = body.to_string().replacen(&format!("\"{PLACE}\""), &value, 1).into_bytes();
    }

    fn written(&self) -> Vec<u8> {
        let mut bytes = [self.method.as_bytes(), b" ", &self.target, b" HTTP/1.1\r\n"].concat();
        let length = (!self.body.is_empty()).then(|| ("Content-Length".to_owned(), self.body.len().to_string().into()));
        for (name, value) in self.headers.iter().chain(&length) {
            bytes.extend([name.as_bytes(), b": ", value, b"\r\n"].concat());
        }
        [&bytes, b"\r\n".as_slice(), &self.body].concat()
    }
}

/// Something that the parameter of this name may be.
fn sample(name: &str) -> &'static str {
    match name {
        "limit" => "10",
        "completed" => "true",
        "goal_id" => ID,
        "q" => "read",
        "cursor" => "eyJpZCI6MX0",
        _ => "2026-03-06",
    }
}

fn word(rng: &mut Rng) -> Vec<u8> {
    if rng.u8(..10) == 0 { vec![b'x'; rng.usize(..40_000)] } else { rng.choice(&WORDS).unwrap().to_vec() }
}

fn insert(bytes: &mut Vec<u8>, more: &[u8], rng: &mut Rng) {
    let at = rng.usize(..=bytes.len());
    bytes.splice(at..at, more.iter().copied());
}

/// Where there is a value: the whole, and everything in it.
fn pointers(value: &Value, here: String) -> Vec<String> {
    let below: Vec<_> = match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(name, value)| pointers(value, format!("{here}/{name}"))).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(place, value)| pointers(value, format!("{here}/{place}"))).collect()
        }
        _ => Vec::new(),
    };
    once(here).chain(below).collect()
}

/// Damages what is sent, wherever.
fn spoil_bytes(bytes: &mut Vec<u8>, rng: &mut Rng) {
    match rng.u8(..4) {
        0 => bytes.truncate(rng.usize(..bytes.len())),
        1 => insert(bytes, &[rng.u8(..); 3], rng),
        _ => {
            for _ in 0..rng.usize(1..8) {
                let at = rng.usize(..bytes.len());
                bytes[at] ^= 1 << rng.u8(..8);
            }
        }
    }
}
