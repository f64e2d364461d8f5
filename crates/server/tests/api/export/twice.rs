//! What is there already: found again by its id or its title, and left as it is.

use super::{
    round::{ALL, rich},
    without_ids,
};
use crate::harness::*;
use studentos_client::types::Imported;

const NOTHING: Imported = Imported { goals: 0, tasks: 0, logs: 0, repeats: 0, skipped: 13 };

#[apply(on_both)]
async fn importing_twice_adds_nothing(server: &Server) {
    let file = rich(server, "owner").await.users().export().await.unwrap();
    let other = server.user("other").await;
    assert_eq!(other.users().import(&file).await.unwrap(), ALL);
    let first = other.users().export().await.unwrap();
    // What was changed since the first import stays so.
    let changed = other.goals().update(first.goals[0].id, &reword("Another title")).await.unwrap();
    assert_eq!(other.users().import(&file).await.unwrap(), NOTHING);
    assert_eq!(other.users().import(&first).await.unwrap(), NOTHING, "nor does one's own file");
    let second = other.users().export().await.unwrap();
    assert_eq!((&second.goals[0], &second.goals[1..]), (&changed, &first.goals[1..]));
    assert_eq!((second.tasks, second.logs), (first.tasks, first.logs));
}

#[apply(on_both)]
async fn a_file_comes_home_to_nothing_new(server: &Server) {
    let owner = rich(server, "owner").await;
    let file = owner.users().export().await.unwrap();
    assert_eq!(owner.users().import(&file).await.unwrap(), NOTHING);
    let after = owner.users().export().await.unwrap();
    assert_eq!((after.goals, after.tasks, after.logs), (file.goals, file.tasks, file.logs));
    assert_eq!((after.repeats, after.occurrences), (file.repeats, file.occurrences));
}

#[apply(on_both)]
async fn of_several_imports_at_once_on_two_instances_one_adds(server: &Server) {
    let instance = server.instance(|_| {}).await;
    let file = rich(server, "owner").await.users().export().await.unwrap();
    let other = server.user("other").await;
    let elsewhere = instance.bearer(&other.token().unwrap());
    let answers = at_once(8, |number| {
        let (client, file) = (if number % 2 == 0 { other.clone() } else { elsewhere.clone() }, file.clone());
        async move { client.users().import(&file).await }
    })
    .await;
    // Each instance takes one at a time.
    let (done, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert!(refused.into_iter().all(|answer| code(answer) == ErrorCode::TooManyRequests));
    let added: Vec<_> = done.into_iter().flatten().filter(|answer| *answer != NOTHING).collect();
    assert_eq!(added, [ALL]);
    assert_eq!(without_ids(&other.users().export().await.unwrap()), without_ids(&file));
}

#[apply(on_both)]
async fn what_is_in_the_trash_comes_out_of_it_as_the_file_has_it(server: &Server) {
    let owner = rich(server, "owner").await;
    let file = owner.users().export().await.unwrap();
    for goal in &file.goals {
        owner.goals().delete(goal.id).await.unwrap();
    }
    for task in owner.tasks().list().send().await.unwrap().data {
        owner
            .tasks()
            .update(task.id, &UpdateTask { title: Some(title("Changed")), ..UpdateTask::default() })
            .await
            .unwrap();
        owner.tasks().delete(task.id).await.unwrap();
    }
    owner.repeats().delete(file.repeats[0].id).await.unwrap();
    owner.logs().delete(file.logs[1].id).await.unwrap();
    let imported = owner.users().import(&file).await.unwrap();
    assert_eq!(imported, Imported { logs: 1, skipped: 1, ..ALL });
    // Even the ids are the same, and the log that was there all the time is about its goal again.
    let after = owner.users().export().await.unwrap();
    assert_eq!((after.goals, after.tasks, after.logs), (file.goals, file.tasks, file.logs));
    assert_eq!((after.repeats, after.occurrences), (file.repeats, file.occurrences));
}

#[apply(on_both)]
async fn a_goal_whose_title_is_there_is_that_goal(server: &Server) {
    let file = rich(server, "owner").await.users().export().await.unwrap();
    let other = server.user("other").await;
    let there = plan(&other, "STRASSE 🦉", day(6)).await.id;
    add(&other, "Zero", there).await;
    let imported = other.users().import(&file).await.unwrap();
    assert_eq!(imported, Imported { goals: 4, skipped: 1, ..ALL });
    assert_eq!(steps(&other, there).await, ["Zero", "Two", "Two", "One"], "its tasks come behind those that are there");
    let goal = other.goals().get(there).await.unwrap();
    assert_eq!((goal.tasks_total, goal.tasks_completed, goal.completed), (4, 1, false));
    assert_eq!(other.logs().list().goal(there).send().await.unwrap().count, 1);
    assert_eq!(titles(&other, day(6)).await, ["STRASSE 🦉", "Write", "Left"], "goals come behind as well");
    assert_eq!(other.users().import(&file).await.unwrap(), NOTHING);
}

#[apply(on_both)]
async fn a_goal_comes_out_of_the_trash_with_the_tasks_that_the_file_has(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    add(&owner, "One", goal).await;
    let file = owner.users().export().await.unwrap();
    let second = add(&owner, "Two", goal).await.id;
    owner.goals().delete(goal).await.unwrap();
    owner.users().import(&file).await.unwrap();
    owner.goals().delete(goal).await.unwrap();
    assert_eq!(owner.goals().restore(goal).await.unwrap().tasks_total, 1);
    assert_eq!(steps(&owner, goal).await, ["One"]);
    // It was not lost.
    assert_eq!(owner.tasks().restore(second).await.unwrap().goal_id, Some(goal));
    assert_eq!(steps(&owner, goal).await, ["One", "Two"]);
}
