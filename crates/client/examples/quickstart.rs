//! Logs in, adds a goal, ticks it off and shows the day.
//!
//! ```sh
//! STUDENTOS_EMAIL=asha@example.com STUDENTOS_PASSWORD=… cargo run -p studentos-client --example quickstart
//! ```

use std::{env, error::Error};
use studentos_client::{
    Client,
    types::{CreateGoal, Date, ErrorCode, Login, Title, UpdateGoal},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::var("STUDENTOS_URL").unwrap_or_else(|_| "http://127.0.0.1:8000".to_owned());
    let login = Login::new(env::var("STUDENTOS_EMAIL")?.parse()?, env::var("STUDENTOS_PASSWORD")?.parse()?);
    // Logs in at the first call, and stays logged in.
    let client = Client::builder(&url).login(login).build()?;

    let date = Date::parse("2026-03-06")?;
    let new = CreateGoal::new(Title::parse("Read chapter 3")?, date);
    match client.goals().create(&new).await {
        Ok(goal) => {
            client.goals().update(goal.id, &UpdateGoal::default().completed(true)).await?;
        }
        Err(error) if error.code() == Some(ErrorCode::GoalExists) => println!("{error}"),
        Err(error) => return Err(error.into()),
    }

    for goal in client.goals().list().date(date).await?.data {
        println!("{} {}", if goal.completed { "✓" } else { "·" }, goal.title);
    }
    client.auth().logout().await?;
    Ok(())
}
