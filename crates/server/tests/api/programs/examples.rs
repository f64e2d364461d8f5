//! The examples do what they say.

use super::*;
use std::{fs, sync::OnceLock};
use studentos_client::types::{Mood, Scope, TimeZone, UpdateUser};

/// An example, which is built before the first of them is run.
fn example(server: &Server, name: &str) -> Command {
    static BUILT: OnceLock<()> = OnceLock::new();
    BUILT.get_or_init(|| {
        // Of all crates, so that what they share is not compiled with other features a second time.
        let built = cargo(workspace()).args(["build", "--quiet", "--workspace", "--examples"]).status();
        assert!(built.expect("cargo is there").success());
    });
    let mut program = Command::new(target().join("debug/examples").join(name));
    program.env("STUDENTOS_URL", format!("http://{}", server.address));
    program
}

/// Somebody, and an example that acts for them.
async fn with_token(server: &Server, name: &str, scope: Scope) -> (Client, Command) {
    let owner = server.user("owner").await;
    let token = owner.users().create_token(&new_token("Program", scope)).await.unwrap();
    let mut program = example(server, name);
    program.env("STUDENTOS_TOKEN", token.secret);
    (owner, program)
}

fn again(program: &Command) -> Command {
    let mut again = Command::new(program.get_program());
    again.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    again
}

#[apply(without_database)]
async fn quickstart_adds_a_goal_and_ticks_it_off(server: &Server) {
    let owner = server.user("owner").await;
    for _ in 0..2 {
        let mut program = example(server, "quickstart");
        program.env("STUDENTOS_EMAIL", email("owner").as_str()).env("STUDENTOS_PASSWORD", PASSWORD);
        assert!(said(program).await.contains("✓ Read chapter 3"));
    }
    assert_eq!(titles(&owner, day(6)).await, ["Read chapter 3"]);
}

#[apply(without_database)]
async fn import_csv_adds_what_is_not_there_yet(server: &Server) {
    let (owner, program) = with_token(server, "import_csv", Scope::Write).await;
    let file = server.outbox.path().join("goals.csv");
    fs::write(
        &file,
        "date,title,notes\n2026-03-06,Read,\n2026-03-06,\"Write, a little\",*two* pages\n2026-03-07,Rest,\n",
    )
    .unwrap();
    for expected in ["3 added, 0 there already\n", "0 added, 3 there already\n"] {
        let mut program = again(&program);
        program.arg(&file);
        assert_eq!(said(program).await, expected);
    }
    let mut there = titles(&owner, day(6)).await;
    there.sort();
    assert_eq!(there, ["Read", "Write, a little"]);

    fs::write(&file, "date,title,notes\n2026-03-08,Read,\n2026-02-30,Read,\n").unwrap();
    let mut program = again(&program);
    program.arg(&file);
    assert!(!run(program).await.status.success());
    assert!(titles(&owner, day(8)).await.is_empty(), "a file that is not understood adds nothing");
}

#[apply(without_database)]
async fn daily_summary_says_how_a_day_went(server: &Server) {
    let (owner, mut program) = with_token(server, "daily_summary", Scope::Read).await;
    let goal = plan(&owner, "Read", day(6)).await;
    plan(&owner, "Write", day(6)).await;
    owner.goals().update(goal.id, &complete(true)).await.unwrap();
    note(&owner, "Went well.", day(6)).await;
    program.arg("2026-03-06");
    let said = said(program).await;
    assert!(said.starts_with("owner, 2026-03-06: 1 of 2 goals done, "), "{said}");
    assert!(said.contains("open: Write\n") && said.ends_with("> Went well.\n"), "{said}");
}

#[apply(without_database)]
async fn today_plans_ticks_off_and_writes_down(server: &Server) {
    let (owner, program) = with_token(server, "today", Scope::Write).await;
    // Where it is never midnight while the test runs is not known; the program asks for the zone, and so it is asked.
    owner.users().update_me(&UpdateUser::default().timezone(TimeZone::parse("Asia/Kolkata").unwrap())).await.unwrap();
    let today = |words: &'static [&'static str]| {
        let mut program = again(&program);
        program.args(words);
        program
    };
    assert_eq!(said(today(&[])).await, "Nothing is planned today.\n");
    assert_eq!(said(today(&["add", "Read"])).await, "  1   Read\n");
    assert_eq!(said(today(&["add", "Write"])).await, "  1   Read\n  2   Write\n");
    assert_eq!(said(today(&["done", "1"])).await, "  1 ✓ Read\n  2   Write\n");
    assert_eq!(said(today(&["log", "Went well.", "--minutes", "40", "--mood", "4"])).await, "Written down.\n");
    let logs = owner.logs().list().await.unwrap().data;
    assert_eq!((logs.len(), logs[0].mood.map(Mood::get)), (1, Some(4)));

    let complaint = async |program| String::from_utf8(run(program).await.stderr).unwrap();
    assert_eq!(complaint(today(&["done", "3"])).await, "There is no number 3: 2 planned today.\n");
    assert!(complaint(today(&["add", " "])).await.contains("Must be 1 to 200 characters."));
    assert_eq!(complaint(today(&["add", "read"])).await, "You have a goal with this title on that day already.\n");
    let nowhere = complaint(today(&["--server", "ftp://127.0.0.1"])).await;
    assert!(nowhere.starts_with("The server's address must be like https://"), "{nowhere}");
    let mut stranger = today(&[]);
    stranger.env("STUDENTOS_TOKEN", "sos_nobody");
    assert_eq!(complaint(stranger).await, "This token is not good any more. Make another one in the app.\n");
}
