//! The day on the command line: what is planned, one thing more, one thing done, and how it went.
//!
//! ```sh
//! export STUDENTOS_TOKEN=sos_…
//! cargo run -p studentos-client --example today -- add "Read chapter 3"
//! cargo run -p studentos-client --example today -- done 1
//! ```

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use jiff::Timestamp;
use std::process::ExitCode;
use studentos_client::{
    Client, Error, TryStreamExt,
    types::{CreateGoal, CreateLog, Date, ErrorCode, Goal, LogBody, Minutes, Mood, Title, UpdateGoal},
};

/// Plan today.
#[derive(Parser)]
struct Options {
    /// The server's address
    #[arg(long, env = "STUDENTOS_URL", default_value = "http://127.0.0.1:8000")]
    server: String,
    /// An API token that may write; it is kept nowhere
    #[arg(long, env = "STUDENTOS_TOKEN", hide_env_values = true)]
    token: String,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Show what is planned
    Today,
    /// Plan one thing more
    Add {
        /// What is to be done
        title: Title,
    },
    /// Tick something off
    Done {
        /// Its number in the list
        number: usize,
    },
    /// Write about the day
    Log {
        /// What there is to say
        body: LogBody,
        /// How many minutes it took
        #[arg(long, value_parser = minutes)]
        minutes: Option<Minutes>,
        /// How it felt, from 1 to 5
        #[arg(long, value_parser = mood)]
        mood: Option<Mood>,
    },
}

fn minutes(text: &str) -> Result<Minutes> {
    Ok(Minutes::new(text.parse()?)?)
}

fn mood(text: &str) -> Result<Mood> {
    Ok(Mood::new(text.parse()?)?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Options { server, token, command } = Options::parse();
    match run(&server, &token, command.unwrap_or(Command::Today)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", advice(&error).map_or_else(|| format!("{error:#}"), str::to_owned));
            ExitCode::FAILURE
        }
    }
}

async fn run(server: &str, token: &str, command: Command) -> Result<()> {
    let client = Client::builder(server).api_token(token).user_agent("studentos-today").build()?;
    let today = today(&client).await?;
    match command {
        Command::Today => {}
        Command::Add { title } => {
            client.goals().create(&CreateGoal::new(title, today)).await?;
        }
        Command::Done { number } => {
            let goals = planned(&client, today).await?;
            let Some(goal) = number.checked_sub(1).and_then(|index| goals.get(index)) else {
                bail!("There is no number {number}: {} planned today.", goals.len());
            };
            client.goals().update(goal.id, &UpdateGoal::default().completed(true)).await?;
        }
        Command::Log { body, minutes, mood } => {
            client.logs().create(&CreateLog::new(today, body).minutes(minutes).mood(mood)).await?;
            println!("Written down.");
            return Ok(());
        }
    }
    show(&planned(&client, today).await?);
    Ok(())
}

/// Which day it is where the user is, whose day may begin after midnight.
async fn today(client: &Client) -> Result<Date> {
    let user = client.users().me().await?;
    let now = Timestamp::now().in_tz(user.timezone.as_str()).context("Your time zone is not known here")?;
    let is_yesterday = now.hour() < i8::try_from(user.day_starts_at.hour())?;
    Ok(Date::parse(&now.date().to_string())?.plus_days(if is_yesterday { -1 } else { 0 }))
}

async fn planned(client: &Client, date: Date) -> Result<Vec<Goal>, Error> {
    client.goals().list().date(date).stream().try_collect().await
}

fn show(goals: &[Goal]) {
    if goals.is_empty() {
        println!("Nothing is planned today.");
    }
    for (number, goal) in (1..).zip(goals) {
        let mark = if goal.completed {
            "✓"
        } else if goal.skipped {
            "–"
        } else {
            " "
        };
        let tasks = match goal.tasks_total {
            0 => String::new(),
            total => format!("  ({}/{total})", goal.tasks_completed),
        };
        println!("{number:>3} {mark} {}{tasks}", goal.title);
    }
}

/// What to do about the errors that a person on a command line runs into.
fn advice(error: &anyhow::Error) -> Option<&'static str> {
    let error = error.downcast_ref::<Error>()?;
    match (error, error.code()) {
        (_, Some(ErrorCode::Unauthenticated)) => Some("This token is not good any more. Make another one in the app."),
        (_, Some(ErrorCode::Scope)) => Some("This token may only read. Make one that may write."),
        (Error::Connection(_) | Error::Timeout, _) => {
            Some("The server does not answer. Is its address right? --server says it.")
        }
        _ => None,
    }
}
