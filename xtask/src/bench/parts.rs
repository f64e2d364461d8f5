//! What is measured together: the harness is run once for each part, and every server takes its turns in it.
//!
//! In parts, because an access token holds for 15 minutes, and each run of the harness begins with fresh ones.

/// One run of the harness.
pub struct Part {
    pub name: &'static str,
    pub scenarios: &'static str,
    pub ours: &'static [&'static str],
    /// Who else takes part in a comparison.
    pub peers: &'static [&'static str],
    /// What is said to the harness besides; what the person says counts for more.
    pub options: &'static [&'static str],
}

/// The part in which every scenario is asked of the same process, for what memory it takes in the end.
pub const WHOLE: &str = "whole run";
/// The part that has nothing but starts.
pub const START: &str = "start";

/// The harness wants a scenario to begin; `idle` asks for nothing.
const SEED: &str = "idle";
/// How many goals the user with many has on PostgreSQL, where nothing asks for them.
const FEW: [&str; 2] = ["--big", "10000"];

pub const PARTS: [Part; 12] = [
    Part {
        name: "data",
        scenarios: SEED,
        ours: &["studentos", "studentos-unchanged"],
        peers: &["limit-sqlite", "fastify", "fastapi"],
        options: &[],
    },
    Part {
        name: START,
        scenarios: "cold_start,idle",
        ours: &["studentos"],
        peers: &["limit-sqlite", "fastify", "fastapi"],
        options: &[],
    },
    Part {
        name: "list",
        scenarios: "list",
        ours: &["studentos", "studentos-unchanged"],
        peers: &["limit-sqlite", "limit-jwt", "limit-static", "fastify", "fastapi"],
        options: &[],
    },
    Part {
        name: "list_big",
        scenarios: "list_big",
        ours: &["studentos"],
        peers: &["limit-sqlite", "fastify", "fastapi"],
        options: &[],
    },
    writes("create"),
    writes("toggle"),
    writes("mixed"),
    Part {
        name: "reads under logins",
        scenarios: "list_under_login",
        ours: &["studentos"],
        peers: &["limit-sqlite", "fastify", "fastapi"],
        options: &[],
    },
    Part {
        name: "logins",
        scenarios: "login",
        ours: &["studentos"],
        peers: &["limit-sqlite", "fastify", "fastapi"],
        options: &[],
    },
    Part {
        name: WHOLE,
        scenarios: "list,list_big,create,toggle,mixed,login,list_under_login,dump",
        ours: &["studentos"],
        peers: &[],
        options: &["--rounds", "1"],
    },
    Part {
        name: "data on PostgreSQL",
        scenarios: SEED,
        ours: &["studentos-pg", "studentos-pg-1", "studentos-pg-2"],
        peers: &["fastapi-pg"],
        options: &FEW,
    },
    Part {
        name: "PostgreSQL",
        scenarios: "list,create",
        ours: &["studentos-pg", "studentos-pg-1", "studentos-pg-2"],
        peers: &["fastapi-pg"],
        options: &FEW,
    },
];

/// Each kind of write by itself: there is much to measure.
const fn writes(scenario: &'static str) -> Part {
    Part {
        name: scenario,
        scenarios: scenario,
        ours: &["studentos"],
        // The second is another path of the first, which therefore has to come first.
        peers: &["limit-sqlite", "limit-batched", "fastify", "fastapi"],
        options: &[],
    }
}

impl Part {
    /// Whether it only prepares what others measure: the same data for every server.
    pub fn is_preparation(&self) -> bool {
        self.scenarios == SEED
    }
}
