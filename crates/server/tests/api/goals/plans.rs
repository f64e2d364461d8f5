//! How the databases find what is asked for: by an index, however much there is.

use crate::harness::*;
use studentos_client::types::{Cursor, Limit, ListGoals, Search};
use studentos_server::db::{events, goals};

/// How many goals the user has whose lists are looked at.
const GOALS: u32 = 100_000;

/// Every question that can be asked of the list of goals: each filter with each other.
fn questions() -> Vec<ListGoals> {
    let cursor = Cursor::parse(&format!("{:02x}{:06x}{:016x}{:032x}", 0, 731_162, 5, 1)).unwrap();
    let days = [(None, None, None), (Some(day(6)), None, None), (None, Some(day(6)), None)];
    let days = days.into_iter().chain([(None, None, Some(day(6))), (None, Some(day(6)), Some(day(20)))]);
    let mut questions = Vec::new();
    for (date, from, to) in days {
        for completed in [None, Some(true), Some(false)] {
            for has_open_tasks in [None, Some(true), Some(false)] {
                for q in [None, Some(Search::parse("no such words").unwrap())] {
                    for cursor in [None, Some(cursor.clone())] {
                        let (q, limit) = (q.clone(), Some(Limit::new(Limit::MAX).unwrap()));
                        questions.push(ListGoals { date, from, to, completed, has_open_tasks, q, limit, cursor });
                    }
                }
            }
        }
    }
    questions
}

#[apply(on_both)]
async fn every_list_is_found_by_an_index(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let (_, other) = server.sign_up("other").await;
    let owner = session.user.id;
    fill_goals(&server.database, owner, other.user.id, GOALS);
    let mut explainer = Explainer::connect(&server.database);

    for question in questions() {
        goals::list(&mut explainer.connection, owner, question).unwrap();
    }
    let half_way = events::Position { revision: i64::from(GOALS / 2), id: Some(owner.to_string()) };
    for position in [i64::from(GOALS / 2).into(), half_way] {
        let page = events::since(&mut explainer.connection, owner, &position).unwrap();
        assert!(page.more);
    }
    let asked = explainer.asked("goals");
    assert_eq!(asked.len(), questions().len() + 2);
    for statement in asked {
        explainer.check("goals", &statement);
    }
}
