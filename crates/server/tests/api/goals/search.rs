//! `GET /api/goals?q=`: searching titles.

use crate::harness::*;
use studentos_client::types::Search;

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
async fn only_titles_are_searched(server: &Server) {
    let owner = server.user("owner").await;
    let body = json!({ "title": "Read", "notes": "needle", "date": "2026-03-06" });
    owner.execute(post("/api/goals", &body)).await.unwrap();
    assert_eq!(found(&owner, "needle").await, [""; 0]);
}
