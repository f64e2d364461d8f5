//! Short words for planning a day, and for letting a program do it.

use studentos_client::{
    Client,
    types::{
        CreateApiToken, CreateGoal, CreateTask, Date, Goal, GoalId, Name, Scope, Task, TaskId, Title, UpdateGoal,
        UpdateTask,
    },
};

/// A day of March 2026, the month the tests live in.
pub fn day(day: u8) -> Date {
    Date::new(2026, 3, day).unwrap()
}

pub fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

pub fn new_goal(text: &str, date: Date) -> CreateGoal {
    CreateGoal { title: title(text), date, notes: None }
}

/// Adds a goal at the end of a day.
pub async fn plan(client: &Client, title: &str, date: Date) -> Goal {
    client.goals().create(&new_goal(title, date)).await.expect("the day has no such goal yet")
}

/// What a day looks like.
pub async fn titles(client: &Client, date: Date) -> Vec<String> {
    let goals = client.goals().list().date(date).send().await.unwrap().data;
    goals.into_iter().map(|goal| goal.title.into()).collect()
}

pub fn complete(completed: bool) -> UpdateGoal {
    UpdateGoal { completed: Some(completed), ..UpdateGoal::default() }
}

pub fn reword(text: &str) -> UpdateGoal {
    UpdateGoal { title: Some(title(text)), ..UpdateGoal::default() }
}

/// Moves a goal within its day or to another.
pub async fn move_to(client: &Client, goal: GoalId, date: Option<Date>, position: Option<u32>) -> Goal {
    let changes = UpdateGoal { date, position, ..UpdateGoal::default() };
    client.goals().update(goal, &changes).await.expect("nothing is in the way")
}

/// Adds a task at the end of a goal.
pub async fn add(client: &Client, title: &str, goal: GoalId) -> Task {
    let task = CreateTask { title: self::title(title), goal_id: Some(goal), due_date: None };
    client.tasks().create(&task).await.expect("the goal is there")
}

/// Adds a task that belongs to no goal.
pub async fn loose(client: &Client, title: &str, due_date: Option<Date>) -> Task {
    let task = CreateTask { title: self::title(title), goal_id: None, due_date };
    client.tasks().create(&task).await.expect("nothing is in the way")
}

/// What the tasks of a goal are called, after making sure that their places have no gap.
pub async fn steps(client: &Client, goal: GoalId) -> Vec<String> {
    let tasks = client.tasks().list().goal(goal).send().await.unwrap().data;
    for (place, task) in (0_i64..).zip(&tasks) {
        assert_eq!(task.position, place, "{}", task.title);
    }
    tasks.into_iter().map(|task| task.title.into()).collect()
}

pub async fn tick(client: &Client, task: TaskId, completed: bool) -> Task {
    let changes = UpdateTask { completed: Some(completed), ..UpdateTask::default() };
    client.tasks().update(task, &changes).await.expect("nothing is in the way")
}

/// An API token without an end.
pub fn new_token(name: &str, scope: Scope) -> CreateApiToken {
    CreateApiToken { name: Name::parse(name).unwrap(), scope, expires_at: None }
}
