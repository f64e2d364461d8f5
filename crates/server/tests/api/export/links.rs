//! What the things of a file refer to: each other, or the user's own; nobody else's, and nothing that is not there.

use super::{import, round::rich};
use crate::harness::*;
use studentos_client::types::{Data, Export, Imported};

/// A file with the tasks and logs alone.
fn without_goals(file: &Export) -> Export {
    Export { goals: Vec::new(), ..file.clone() }
}

async fn imported(client: &Client, file: &Export) -> Imported {
    import(client, &json!(file)).await.json::<Data<Imported>>().unwrap().data
}

#[apply(on_both)]
async fn nothing_of_anothers_is_reached_or_learnt(server: &Server) {
    let owner = rich(server, "owner").await;
    let file = owner.users().export().await.unwrap();
    let stranger = server.user("stranger").await;
    let answer = imported(&stranger, &without_goals(&file)).await;
    assert_eq!(answer, Imported { tasks: 5, logs: 2, repeats: 1, ..Imported::default() });
    let theirs = stranger.users().export().await.unwrap();
    assert!(theirs.tasks.iter().all(|task| task.goal_id.is_none()));
    assert!(theirs.logs.iter().all(|log| log.goal_id.is_none()));
    assert_eq!(theirs.tasks.iter().map(|task| task.position).max(), Some(4), "they are loose ones, in a row");
    // It is the same as with ids that nobody has.
    let mut unknown = json!(without_goals(&file));
    for item in ["tasks", "logs"] {
        for (number, item) in unknown[item].as_array_mut().unwrap().iter_mut().enumerate() {
            item["id"] = json!(format!("01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e{number:02x}"));
        }
    }
    let third = server.user("third").await;
    assert_eq!(import(&third, &unknown).await.json::<Data<Imported>>().unwrap().data, answer);
    let after = owner.users().export().await.unwrap();
    assert_eq!(
        (after.goals, after.tasks, after.logs),
        (file.goals, file.tasks, file.logs),
        "the owner's are as they were"
    );
}

#[apply(on_both)]
async fn a_goal_that_is_the_users_own_need_not_be_in_the_file(server: &Server) {
    let owner = rich(server, "owner").await;
    let mut file = owner.users().export().await.unwrap();
    let goal = file.tasks.iter().find_map(|task| task.goal_id).unwrap();
    for task in &file.tasks {
        owner.tasks().delete(task.id).await.unwrap();
    }
    assert_eq!(imported(&owner, &without_goals(&file)).await.tasks, 5);
    assert_eq!(steps(&owner, goal).await, ["Two", "Two", "One"]);
    assert_eq!(owner.goals().get(goal).await.unwrap().tasks_total, 3);

    // Nor one that an import has brought: it is known by the id it had.
    let other = server.user("other").await;
    file.tasks.clear();
    imported(&other, &file).await;
    let tasks = owner.users().export().await.unwrap();
    imported(&other, &without_goals(&tasks)).await;
    let copy = other.users().export().await.unwrap();
    assert_eq!(copy.tasks.iter().filter(|task| task.goal_id.is_some()).count(), 3);
}

#[apply(on_both)]
async fn a_goal_in_the_trash_that_is_not_in_the_file_takes_nothing(server: &Server) {
    let owner = rich(server, "owner").await;
    let file = owner.users().export().await.unwrap();
    for goal in &file.goals {
        owner.goals().delete(goal.id).await.unwrap();
    }
    imported(&owner, &without_goals(&file)).await;
    let after = owner.users().export().await.unwrap();
    assert_eq!((after.goals.len(), after.tasks.len()), (0, 5));
    assert!(after.tasks.iter().all(|task| task.goal_id.is_none()));
}

#[apply(on_both)]
async fn places_that_make_no_sense_are_put_in_order(server: &Server) {
    let owner = server.user("owner").await;
    for title in ["a", "b", "c"] {
        plan(&owner, title, day(6)).await;
    }
    let mut file = json!(owner.users().export().await.unwrap());
    for (goal, position) in file["goals"].as_array_mut().unwrap().iter_mut().zip([i32::MAX, 7, 7]) {
        goal["position"] = json!(position);
        goal["tasks_total"] = json!(17);
    }
    let other = server.user("other").await;
    assert_eq!(import(&other, &file).await.status, 200);
    let goals = other.goals().list().send().await.unwrap().data;
    let seen: Vec<_> = goals.iter().map(|goal| (goal.title.as_str(), goal.position, goal.tasks_total)).collect();
    assert_eq!(seen, [("b", 0, 0), ("c", 1, 0), ("a", 2, 0)]);
}

#[apply(on_both)]
async fn a_goal_that_its_day_has_already_takes_no_id_from_another(server: &Server) {
    let owner = server.user("owner").await;
    let original = plan(&owner, "Read", day(6)).await;
    add(&owner, "One", original.id).await;
    let mut file = json!(owner.users().export().await.unwrap());
    let other = server.user("other").await;
    assert_eq!(import(&other, &file).await.status, 200);
    let imported = other.goals().list().send().await.unwrap().data[0].id;
    // A goal of the id that an import has given to the first, and with it what was the first one's.
    let mut second = file["goals"][0].clone();
    (second["id"], second["title"]) = (json!(imported), json!("Write"));
    file["goals"].as_array_mut().unwrap().push(second);
    file["tasks"][0]["goal_id"] = json!(imported);

    let takes_both = async |why: &str| {
        // Its day has the first one, under another id.
        plan(&other, "Read", day(6)).await;
        assert_eq!(import(&other, &file).await.status, 200, "{why}");
        let goals = other.goals().list().send().await.unwrap().data;
        let seen: Vec<_> = goals.iter().map(|goal| (goal.title.as_str(), goal.tasks_total)).collect();
        assert_eq!(seen, [("Read", 0), ("Write", 1)], "{why}");
        assert_eq!(steps(&other, goals[1].id).await, ["One"], "{why}");
    };
    other.goals().delete(imported).await.unwrap();
    takes_both("what was imported is in the trash").await;
    server.database.execute(&format!("DELETE FROM tasks WHERE goal_id <> '{}'", original.id));
    server.database.execute(&format!("DELETE FROM goals WHERE id <> '{}'", original.id));
    takes_both("what was imported is gone").await;
}
