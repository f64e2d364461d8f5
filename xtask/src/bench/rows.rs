//! The lines of the table: what is measured of us, what of others it is held against, and the goals.

use super::figures::Measure::{self, ColdStart, Cpu, Idle, P99, Peak, PerCpuSecond, PerSecond};

/// One line.
pub struct Row {
    pub title: &'static str,
    pub measure: Measure,
    pub scenario: &'static str,
    pub server: &'static str,
    pub goals: &'static [Goal],
    /// Others whose figure is shown without a goal.
    pub beside: &'static [&'static str],
}

/// A bound for a figure, or for how many times another it is.
pub struct Goal {
    pub measure: Measure,
    pub bound: Bound,
    pub of: Option<Other>,
}

pub enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

/// What a figure is held against.
pub struct Other {
    pub name: &'static str,
    /// Left out where it is that of the line.
    pub scenario: Option<&'static str>,
    pub server: &'static str,
}

const fn at_least(times: f64, measure: Measure, server: &'static str) -> Goal {
    let of = Some(Other { name: server, scenario: None, server });
    Goal { measure, bound: Bound::AtLeast(times), of }
}

const fn at_most(limit: f64, measure: Measure) -> Goal {
    Goal { measure, bound: Bound::AtMost(limit), of: None }
}

const READ: [Goal; 3] = [
    at_least(0.85, PerCpuSecond, "limit-sqlite"),
    at_least(2.6, PerCpuSecond, "fastify"),
    at_least(12.0, PerCpuSecond, "fastapi"),
];

const WRITE: [Goal; 4] = [
    at_least(0.8, PerCpuSecond, "limit-batched"),
    at_least(2.0, PerCpuSecond, "fastify"),
    at_least(5.5, PerCpuSecond, "fastapi"),
    at_least(1.0, PerSecond, "fastify"),
];

const POSTGRES: Goal = at_least(3.0, PerCpuSecond, "fastapi-pg");
const ALONE: Goal = Goal {
    measure: PerSecond,
    bound: Bound::AtLeast(1.0),
    of: Some(Other { name: "one instance behind nginx", scenario: None, server: "studentos-pg-1" }),
};

const PEERS: [&str; 3] = ["limit-sqlite", "fastify", "fastapi"];

pub const ROWS: [Row; 16] = [
    Row {
        title: "list of a day",
        measure: PerCpuSecond,
        scenario: "list",
        server: "studentos",
        goals: &READ,
        beside: &["limit-jwt", "limit-static"],
    },
    Row {
        title: "list of a day, among very many goals",
        measure: PerCpuSecond,
        scenario: "list_big",
        server: "studentos",
        goals: &[
            at_least(0.85, PerCpuSecond, "limit-sqlite"),
            Goal {
                measure: PerCpuSecond,
                bound: Bound::AtLeast(0.95),
                of: Some(Other { name: "that among few", scenario: Some("list"), server: "studentos" }),
            },
        ],
        beside: &["fastify", "fastapi"],
    },
    Row {
        title: "list that has not changed: 304",
        measure: PerCpuSecond,
        scenario: "list",
        server: "studentos-unchanged",
        goals: &[at_least(1.5, PerCpuSecond, "limit-sqlite")],
        beside: &["limit-jwt", "limit-static"],
    },
    Row { title: "create", measure: PerCpuSecond, scenario: "create", server: "studentos", goals: &WRITE, beside: &[] },
    Row { title: "toggle", measure: PerCpuSecond, scenario: "toggle", server: "studentos", goals: &WRITE, beside: &[] },
    Row { title: "mixed", measure: PerCpuSecond, scenario: "mixed", server: "studentos", goals: &WRITE, beside: &[] },
    Row {
        title: "list while 8 clients log in",
        measure: P99,
        scenario: "list_under_login",
        server: "studentos",
        goals: &[at_most(5.0, P99)],
        beside: &PEERS,
    },
    Row {
        // bcrypt itself is what the limit does, and next to nothing else.
        title: "login",
        measure: Cpu,
        scenario: "login",
        server: "studentos",
        goals: &[Goal {
            measure: Cpu,
            bound: Bound::AtMost(1.03),
            of: Some(Other { name: "limit-sqlite", scenario: None, server: "limit-sqlite" }),
        }],
        beside: &PEERS,
    },
    Row {
        title: "cold start",
        measure: ColdStart,
        scenario: "cold_start",
        server: "studentos",
        goals: &[at_most(30.0, ColdStart)],
        beside: &PEERS,
    },
    Row {
        title: "memory, idle",
        measure: Idle,
        scenario: "idle",
        server: "studentos",
        goals: &[at_most(20.0, Idle)],
        beside: &PEERS,
    },
    Row {
        title: "memory, most in a whole run",
        measure: Peak,
        scenario: "",
        server: "studentos",
        goals: &[at_most(80.0, Peak)],
        beside: &[],
    },
    Row {
        title: "PostgreSQL, list, one instance",
        measure: PerCpuSecond,
        scenario: "list",
        server: "studentos-pg",
        goals: &[POSTGRES],
        beside: &[],
    },
    Row {
        title: "PostgreSQL, list, two instances behind nginx",
        measure: PerCpuSecond,
        scenario: "list",
        server: "studentos-pg-2",
        goals: &[POSTGRES, ALONE],
        beside: &[],
    },
    Row {
        title: "PostgreSQL, create, one instance",
        measure: PerCpuSecond,
        scenario: "create",
        server: "studentos-pg",
        goals: &[POSTGRES],
        beside: &[],
    },
    Row {
        title: "PostgreSQL, create, two instances behind nginx",
        measure: PerCpuSecond,
        scenario: "create",
        server: "studentos-pg-2",
        goals: &[POSTGRES, ALONE],
        beside: &[],
    },
    Row {
        title: "client: a list of 200 goals",
        measure: Measure::Client,
        scenario: "",
        server: "",
        goals: &[at_most(1.2, Measure::Client)],
        beside: &[],
    },
];
