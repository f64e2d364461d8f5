//! Every request that has a body, with a good one and the ways its fields can be bad.

use crate::harness::*;

/// A request with a body, as it should be.
pub struct Good {
    pub path: String,
    pub method: Method,
    pub body: Value,
    pub fields: Vec<Field>,
}

/// A field of it and values it must not have, besides those that are of another type.
pub struct Field {
    pub name: &'static str,
    pub required: bool,
    /// Whether it may be `null`.
    pub nullable: bool,
    /// The JSON type it has: `"string"`, `"boolean"` or `"number"`.
    pub kind: &'static str,
    pub bad: Vec<Value>,
}

impl Good {
    pub fn with(&self, body: impl Into<String>) -> Request {
        Request::new(self.method, &self.path).body(body).header("Content-Type", "application/json")
    }
}

fn text(name: &'static str, bad: impl IntoIterator<Item = Value>) -> Field {
    Field { name, required: true, nullable: false, kind: "string", bad: bad.into_iter().collect() }
}

fn optional(field: Field) -> Field {
    Field { required: false, ..field }
}

fn nullable(field: Field) -> Field {
    Field { required: false, nullable: true, ..field }
}

fn one_line(name: &'static str, max: usize) -> Field {
    let too_long = "é".repeat(max + 1);
    text(name, ["", " ", "\u{2003}\n", "a\nb", "a\0b", "a\u{7f}", "a\u{85}b", &too_long].map(Value::from))
}

fn email(name: &'static str) -> Field {
    let too_long = format!("{}@example.com", "x".repeat(250));
    let bad = ["", "x", "@", "x@", "@example.com", "x y@example.com", "Name <x@example.com>", "x@[127.0.0.1]"];
    text(name, bad.into_iter().map(Value::from).chain([too_long.into(), "x\0@example.com".into()]))
}

fn password(name: &'static str) -> Field {
    text(name, ["", "seven77", &"x".repeat(129)].map(Value::from))
}

fn given_password(name: &'static str) -> Field {
    text(name, ["", &"x".repeat(1025)].map(Value::from))
}

fn date(name: &'static str) -> Field {
    let bad = [
        "",
        "today",
        "2026-3-6",
        "2026-02-30",
        "2026-13-01",
        "0000-01-01",
        "-2026-03-06",
        "10000-01-01",
        "06.03.2026",
        "2026-03-06T00:00:00Z",
        " 2026-03-06",
        "20260306",
    ];
    text(name, bad.map(Value::from))
}

fn time_zone(name: &'static str) -> Field {
    text(name, ["", "Mars/Olympus_Mons", "+01:00", "../etc/passwd", &"x".repeat(65)].map(Value::from))
}

fn notes(name: &'static str) -> Field {
    text(name, ["a\0b", "a\u{1b}[31m", &"é".repeat(10_001)].map(Value::from))
}

fn log_body(name: &'static str) -> Field {
    text(name, ["", " \n\t", "a\0b", "a\u{1b}[31m", &"é".repeat(20_001)].map(Value::from))
}

fn id(name: &'static str) -> Field {
    let bad = ["", "x", "01980F2E-5C5A-7D3E-9A64-0F6B1C2D3E4F", "01980f2e5c5a7d3e9a640f6b1c2d3e4f"];
    text(name, bad.map(Value::from))
}

fn rule(name: &'static str) -> Field {
    let bad = ["", "daily", "FREQ=YEARLY", "FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20261231", "FREQ=DAILY;INTERVAL=0"];
    let never = "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31";
    text(name, bad.into_iter().chain(["FREQ=MONTHLY;BYDAY=MO", never, &"FREQ=DAILY;".repeat(99)]).map(Value::from))
}

fn boolean(name: &'static str) -> Field {
    Field { name, required: false, nullable: false, kind: "boolean", bad: vec!["true".into(), "".into(), 1.into()] }
}

fn number(name: &'static str, bad: impl IntoIterator<Item = Value>) -> Field {
    Field { name, required: false, nullable: false, kind: "number", bad: bad.into_iter().collect() }
}

/// Every request of the contract that has a body; the goal is the client's own.
pub fn good_requests(goal: GoalId) -> Vec<Good> {
    let mut all = of_accounts();
    all.extend(of_plans(goal));
    // The last, since there is nobody left after it.
    all.push(Good {
        path: "/api/users/me".to_owned(),
        method: Method::Delete,
        body: json!({ "password": PASSWORD }),
        fields: vec![given_password("password")],
    });
    all
}

fn post(path: &str, body: Value, fields: Vec<Field>) -> Good {
    Good { path: path.to_owned(), method: Method::Post, body, fields }
}

fn patch(path: &str, body: Value, fields: Vec<Field>) -> Good {
    Good { path: path.to_owned(), method: Method::Patch, body, fields }
}

fn of_accounts() -> Vec<Good> {
    vec![
        post(
            "/api/auth/signup",
            json!({ "name": "Guest", "email": "guest@example.com", "password": PASSWORD, "timezone": "UTC" }),
            vec![one_line("name", 100), email("email"), password("password"), optional(time_zone("timezone"))],
        ),
        post(
            "/api/auth/login",
            json!({ "email": "owner@example.com", "password": PASSWORD }),
            vec![email("email"), given_password("password")],
        ),
        patch(
            "/api/users/me",
            json!({
                "name": "Owner", "email": "owner@example.com", "current_password": PASSWORD, "timezone": "UTC",
                "day_starts_at": 0,
            }),
            vec![
                optional(one_line("name", 100)),
                optional(email("email")),
                optional(given_password("current_password")),
                optional(time_zone("timezone")),
                number("day_starts_at", [json!(-1), json!(7), json!(0.5), json!(1e9), json!(u64::MAX), json!("0")]),
            ],
        ),
        Good {
            path: "/api/users/me/password".to_owned(),
            method: Method::Put,
            body: json!({ "current_password": PASSWORD, "new_password": PASSWORD }),
            fields: vec![given_password("current_password"), password("new_password")],
        },
        post(
            "/api/users/me/tokens",
            json!({ "name": "Desk", "scope": "read", "expires_at": "2100-01-01T00:00:00.000000Z" }),
            vec![
                one_line("name", 100),
                text("scope", ["", "admin", "Read", "read write"].map(Value::from)),
                nullable(text(
                    "expires_at",
                    ["", "2100-01-01", "2026-03-06T07:08:09Z", "2100-01-01T24:00:00Z"].map(Value::from),
                )),
            ],
        ),
    ]
}

fn of_plans(goal: GoalId) -> Vec<Good> {
    vec![
        post(
            "/api/goals",
            json!({ "title": "Read", "date": "2026-03-06", "notes": "Chapter 3" }),
            vec![one_line("title", 200), date("date"), optional(notes("notes"))],
        ),
        patch(
            &format!("/api/goals/{goal}"),
            json!({
                "title": "Read", "completed": true, "skipped": false, "date": "2026-03-06", "notes": "", "position": 0,
            }),
            vec![
                optional(one_line("title", 200)),
                boolean("completed"),
                boolean("skipped"),
                optional(date("date")),
                optional(notes("notes")),
                number("position", [json!(-1), json!(0.5), json!(2_147_483_648_u64), json!(u64::MAX), json!("0")]),
            ],
        ),
        post(
            "/api/goals/carry-over",
            json!({ "from": "2026-03-06", "to": "2026-03-07" }),
            vec![date("from"), date("to")],
        ),
        post(
            "/api/tasks",
            json!({ "title": "Chapter 3", "goal_id": goal, "due_date": "2026-03-06" }),
            vec![one_line("title", 200), nullable(id("goal_id")), nullable(date("due_date"))],
        ),
        post(
            "/api/logs",
            json!({ "date": "2026-03-06", "body": "Went well.", "minutes": 90, "mood": 4, "goal_id": goal }),
            vec![
                date("date"),
                log_body("body"),
                nullable(number("minutes", [json!(-1), json!(1441), json!(0.5), json!(u64::MAX), json!("90")])),
                nullable(number("mood", [json!(0), json!(-1), json!(6), json!(2.5), json!(260), json!("4")])),
                nullable(id("goal_id")),
            ],
        ),
        post(
            "/api/repeats",
            json!({
                "title": "Read", "notes": "", "rule": "FREQ=DAILY", "starts_on": "2026-02-06", "ends_on": "2026-03-31",
                "missed": "wait", "paused": true,
            }),
            vec![
                one_line("title", 200),
                optional(notes("notes")),
                rule("rule"),
                date("starts_on"),
                nullable(date("ends_on")),
                optional(text("missed", ["", "SKIP", "carry-over"].map(Value::from))),
                boolean("paused"),
            ],
        ),
    ]
}
