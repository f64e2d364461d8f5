//! `GET /api/goals?q=`: searching titles and notes.

use crate::harness::*;
use studentos_client::types::{Notes, Rule, Search};

async fn found(client: &Client, words: &str) -> Vec<String> {
    let words = Search::parse(words).unwrap();
    let goals = client.goals().list().matching(words).send().await.unwrap().data;
    goals.into_iter().map(|goal| goal.title.into()).collect()
}

#[apply(on_both)]
async fn a_part_of_a_title_finds_it_whatever_its_case(server: &Server) {
    let owner = server.user("owner").await;
    for title in ["Read chapter 3", "Straßenbahn", "ДОМ"] {
        plan(&owner, title, day(6)).await;
    }
    for (words, title) in [
        ("read", "Read chapter 3"),
        ("CHAPTER", "Read chapter 3"),
        ("  d ch ", "Read chapter 3"),
        ("STRASSE", "Straßenbahn"),
        ("ßen", "Straßenbahn"),
        ("дом", "ДОМ"),
    ] {
        assert_eq!(found(&owner, words).await, [title], "{words}");
    }
    assert_eq!(found(&owner, "chapter 4").await, [""; 0]);
}

#[apply(on_both)]
async fn signs_that_mean_something_in_sql_mean_themselves(server: &Server) {
    let owner = server.user("owner").await;
    let titles = ["100% done", "1000 done", "a_b", "axb", r"c\d", "cd", "it's", "[ab]", "*"];
    for title in titles {
        plan(&owner, title, day(6)).await;
    }
    for (words, title) in [
        ("0%", "100% done"),
        ("%", "100% done"),
        ("_", "a_b"),
        (r"\", r"c\d"),
        ("'", "it's"),
        ("[", "[ab]"),
        ("*", "*"),
    ] {
        assert_eq!(found(&owner, words).await, [title], "{words}");
    }
    for words in ["%%", "__", r"\%", "'; DROP TABLE goals; --", r#"""#] {
        assert_eq!(found(&owner, words).await, [""; 0], "{words}");
    }
}

#[apply(on_both)]
async fn accents_are_of_no_matter_and_other_marks_are(server: &Server) {
    let owner = server.user("owner").await;
    for title in ["Repasar matemáticas", "Re\u{301}sume\u{301}", "हिन्दी", "각", "a ≠ b"] {
        plan(&owner, title, day(6)).await;
    }
    for (words, title) in [
        ("MATEMATICAS", "Repasar matemáticas"),
        ("màtemaˇticàs".replace('ˇ', "\u{30c}").as_str(), "Repasar matemáticas"),
        ("resume", "Re\u{301}sume\u{301}"),
        ("RÉSUMÉ", "Re\u{301}sume\u{301}"),
        ("हिन्दी", "हिन्दी"),
        ("≠", "a ≠ b"),
    ] {
        assert_eq!(found(&owner, words).await, [title], "{words}");
    }
    for words in ["हन्दी", "가", "\u{301}", "="] {
        assert_eq!(found(&owner, words).await, [""; 0], "{words}");
    }
}

#[apply(on_both)]
async fn notes_are_searched_as_they_are_now(server: &Server) {
    let owner = server.user("owner").await;
    let body = json!({ "title": "Read", "notes": "The Nädel,\nin the hay", "date": "2026-03-06" });
    owner.execute(post("/api/goals", &body)).await.unwrap();
    plan(&owner, "Walk", day(6)).await;
    let goals = owner.goals().list().date(day(6)).send().await.unwrap().data;
    let goal = goals.first().unwrap();
    assert_eq!(found(&owner, "NADEL").await, ["Read"]);
    let notes = UpdateGoal { notes: Some(Notes::parse("Straw").unwrap()), ..UpdateGoal::default() };
    owner.goals().update(goal.id, &notes).send().await.unwrap();
    assert_eq!(found(&owner, "nadel").await, [""; 0]);
    assert_eq!(found(&owner, "STRAW").await, ["Read"]);
}

#[apply(on_both)]
async fn so_are_those_that_a_repeat_or_a_file_brings(server: &Server) {
    let owner = server.user("owner").await;
    let notes = |text| Some(Notes::parse(text).unwrap());
    let new = CreateRepeat {
        title: title("Run"),
        notes: notes("Round the Lake"),
        rule: Rule::parse("FREQ=DAILY").unwrap(),
        starts_on: today(),
        ends_on: None,
        missed: None,
        paused: None,
    };
    let repeat = owner.repeats().create(&new).send().await.unwrap();
    assert_eq!(found(&owner, "LAKE").await, ["Run"]);
    let other = server.user("other").await;
    other.users().import(&owner.users().export().send().await.unwrap()).send().await.unwrap();
    assert_eq!(found(&other, "LAKE").await, ["Run"]);
    let reworded = UpdateRepeat { notes: notes("Up the Hill"), ..UpdateRepeat::default() };
    owner.repeats().update(repeat.id, &reworded).send().await.unwrap();
    assert_eq!(found(&owner, "LAKE").await, [""; 0]);
    assert_eq!(found(&owner, "HILL").await, ["Run"]);
}

#[apply(on_both)]
async fn notes_from_before_they_were_folded_are_found_after_the_next_start(server: &Server) {
    let owner = server.user("owner").await;
    // More than are folded at once.
    for nth in 0..501 {
        let body = json!({ "title": format!("Read {nth}"), "notes": format!("Needle {nth}."), "date": "2026-03-06" });
        owner.execute(post("/api/goals", &body)).await.unwrap();
    }
    server.database.execute("UPDATE goals SET notes_key = ''");
    assert_eq!(found(&owner, "needle 500.").await, [""; 0]);
    let next = server.instance(|_| {}).await;
    let owner = next.bearer(&owner.token().unwrap());
    for nth in [0, 500] {
        assert_eq!(found(&owner, &format!("needle {nth}.")).await, [format!("Read {nth}")]);
    }
}
