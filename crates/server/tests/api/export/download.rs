//! How the file comes.

use super::round::rich;
use crate::harness::*;
use studentos_client::types::Export;

#[apply(on_both)]
async fn the_file_has_a_name_and_is_kept_by_nobody_between(server: &Server) {
    let owner = rich(server, "owner").await;
    let url = format!("http://{}/api/users/me/export", server.address);
    let response = reqwest::Client::new().get(url).bearer_auth(owner.token().unwrap()).send().await.unwrap();
    assert_eq!(response.status(), 200);
    let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
    assert_eq!((header("content-type"), header("cache-control")), ("application/json".into(), "no-store".into()));
    let name = header("content-disposition");
    let date =
        name.strip_prefix("attachment; filename=\"studentos-export-").and_then(|name| name.strip_suffix(".json\""));
    assert!(date.is_some_and(|date| Date::parse(date).is_ok()), "{name}");
    let length: usize = header("content-length").parse().unwrap();
    let body = response.bytes().await.unwrap();
    assert_eq!(body.len(), length);
    // In the order that the contract says, and nothing else.
    let text = str::from_utf8(&body).unwrap();
    let fields = ["version", "exported_at", "user", "repeats", "occurrences", "goals", "tasks", "logs"];
    let places = fields.map(|field| text.find(&format!("\"{field}\":")).expect(field));
    assert!(places.is_sorted());
    assert_eq!(serde_json::from_str::<Value>(text).unwrap().as_object().unwrap().len(), fields.len());
}

#[apply(on_both)]
async fn it_says_what_the_api_says(server: &Server) {
    let owner = rich(server, "owner").await;
    let file: Export = owner.users().export().await.unwrap();
    let me = owner.users().me().await.unwrap();
    assert_eq!((&file.user.name, &file.user.email, &file.user.timezone), (&me.name, &me.email, &me.timezone));
    assert_eq!(file.goals, owner.goals().list().send().await.unwrap().data);
    assert_eq!(file.tasks, owner.tasks().list().send().await.unwrap().data);
    assert_eq!(file.logs, owner.logs().list().send().await.unwrap().data);
}

#[apply(on_both)]
async fn more_than_a_page_is_there_once_each(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    for number in 0..205 {
        add(&owner, &format!("Task {number}"), goal).await;
    }
    let mut titles: Vec<_> =
        owner.users().export().await.unwrap().tasks.into_iter().map(|task| task.title.into()).collect();
    titles.sort_by_key(|title: &String| title[5..].parse::<u32>().unwrap());
    assert_eq!(titles, (0..205).map(|number| format!("Task {number}")).collect::<Vec<_>>());
}

#[apply(on_both)]
async fn a_file_shows_one_moment_whatever_happens_meanwhile(server: &Server) {
    let owner = server.user("owner").await;
    for number in 0..120 {
        plan(&owner, &format!("Goal {number}"), day(6)).await;
    }
    let mover = {
        let owner = owner.clone();
        actix_web::rt::spawn(async move {
            let goals = owner.goals().list().date(day(6)).send().await.unwrap().data;
            for goal in goals.iter().cycle().take(200) {
                move_to(&owner, goal.id, None, Some(0)).await;
            }
        })
    };
    let mut looks = 0;
    while !mover.is_finished() || looks == 0 {
        let goals = owner.users().export().await.unwrap().goals;
        let places: Vec<_> = goals.iter().map(|goal| goal.position).collect();
        assert_eq!(places, (0..120).collect::<Vec<_>>(), "places of two moments are mixed");
        looks += 1;
    }
    mover.await.unwrap();
}
