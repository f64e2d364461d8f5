//! `GET /api/logs?q=`: searching what was written.

use crate::harness::*;
use studentos_client::types::{Search, UpdateLog};

async fn found(client: &Client, words: &str) -> Vec<String> {
    let words = Search::parse(words).unwrap();
    let logs = client.logs().list().matching(words).send().await.unwrap().data;
    logs.into_iter().map(|log| log.body.into()).collect()
}

#[apply(on_both)]
async fn a_part_of_the_body_finds_it_whatever_its_case(server: &Server) {
    let owner = server.user("owner").await;
    let long = format!("{}\nThe Needle.", "Hay. ".repeat(3_000));
    let texts = ["Read chapter 3\nthen 4", "Straßenbahn", "ДОМ", "ﬁrst", &long];
    for text in texts {
        note(&owner, text, day(6)).await;
    }
    for (words, text) in [
        ("THEN", texts[0]),
        ("  r 3 ", texts[0]),
        ("STRASSE", "Straßenbahn"),
        ("ßen", "Straßenbahn"),
        ("дом", "ДОМ"),
        ("FIRST", "ﬁrst"),
        ("the needle", &long),
    ] {
        assert_eq!(found(&owner, words).await, [text], "{words}");
    }
    assert_eq!(found(&owner, "chapter 4").await, [""; 0]);
}

#[apply(on_both)]
async fn accents_are_of_no_matter(server: &Server) {
    let owner = server.user("owner").await;
    for text in ["Hoy: matemáticas", "re\u{301}sume\u{301}", "हिन्दी", "\u{301}"] {
        note(&owner, text, day(6)).await;
    }
    for (words, text) in [
        ("MATEMATICAS", "Hoy: matemáticas"),
        ("màte", "Hoy: matemáticas"),
        ("RÉSUMÉ", "re\u{301}sume\u{301}"),
        ("हिन्दी", "हिन्दी"),
        ("\u{301}", "\u{301}"),
    ] {
        assert_eq!(found(&owner, words).await, [text], "{words}");
    }
    assert_eq!(found(&owner, "हन्दी").await, [""; 0]);
}

#[apply(on_both)]
async fn what_was_written_before_accents_were_of_no_matter_is_found_after_the_next_start(server: &Server) {
    let owner = server.user("owner").await;
    for text in ["Matemáticas", "\u{301}"] {
        note(&owner, text, day(6)).await;
    }
    server.database.execute("UPDATE logs SET body_key = ''");
    assert_eq!(found(&owner, "matematicas").await, [""; 0]);
    let next = server.instance(|_| {}).await;
    assert_eq!(found(&next.bearer(&owner.token().unwrap()), "matematicas").await, ["Matemáticas"]);
}

#[apply(on_both)]
async fn signs_that_mean_something_in_sql_mean_themselves(server: &Server) {
    let owner = server.user("owner").await;
    for text in ["100% done", "1000 done", "a_b", "axb", r"c\d", "cd", "it's", "[ab]", "*"] {
        note(&owner, text, day(6)).await;
    }
    for (words, text) in [("0%", "100% done"), ("_", "a_b"), (r"\", r"c\d"), ("'", "it's"), ("[", "[ab]"), ("*", "*")] {
        assert_eq!(found(&owner, words).await, [text], "{words}");
    }
    for words in ["%%", "__", r"\%", "'; DROP TABLE logs; --"] {
        assert_eq!(found(&owner, words).await, [""; 0], "{words}");
    }
}

#[apply(on_both)]
async fn what_is_reworded_is_found_by_its_new_words(server: &Server) {
    let owner = server.user("owner").await;
    let log = note(&owner, "Went WELL.", day(6)).await;
    let changes = UpdateLog { body: Some(body("Went BADLY.")), ..UpdateLog::default() };
    owner.logs().update(log.id, &changes).await.unwrap();
    assert_eq!(found(&owner, "well").await, [""; 0]);
    assert_eq!(found(&owner, "badly").await, ["Went BADLY."]);
}
