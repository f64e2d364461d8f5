//! Adds the goals of a CSV file with the columns `date`, `title` and `notes`, several at a time. What is there already is left
//! as it is, so that a file can be imported again.
//!
//! ```sh
//! STUDENTOS_TOKEN=sos_… cargo run -p studentos-client --example import_csv -- goals.csv
//! ```

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Deserialize;
use std::env;
use studentos_client::{
    Client, StreamExt,
    types::{CreateGoal, Date, ErrorCode, Notes, Title},
};

/// How many are on their way at once.
const AT_ONCE: usize = 8;

/// A line of the file. What is in it was checked when it was read: the types are the API's own.
#[derive(Deserialize)]
struct Line {
    date: Date,
    title: Title,
    notes: Option<Notes>,
}

impl From<Line> for CreateGoal {
    fn from(line: Line) -> Self {
        Self::new(line.title, line.date).notes(line.notes)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let path = env::args().nth(1).context("Say which file: import_csv goals.csv")?;
    let url = env::var("STUDENTOS_URL").unwrap_or_else(|_| "http://127.0.0.1:8000".to_owned());
    let token = env::var("STUDENTOS_TOKEN").context("STUDENTOS_TOKEN must be an API token that may write")?;
    let client = Client::builder(&url).api_token(&token).build()?;

    // All of it is read before any of it is added.
    let mut file = csv::Reader::from_path(&path).with_context(|| format!("{path} cannot be read"))?;
    let lines: Vec<Line> =
        file.deserialize().collect::<Result<_, _>>().with_context(|| format!("{path} is not understood"))?;

    let bar = ProgressBar::new(lines.len() as u64);
    bar.set_style(ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}")?);
    let (mut added, mut present) = (0, 0);
    let adding = lines.into_iter().map(|line| client.goals().create(&line.into()).send());
    let mut answers = futures_util::stream::iter(adding).buffer_unordered(AT_ONCE);
    while let Some(answer) = answers.next().await {
        match answer {
            Ok(goal) => {
                added += 1;
                bar.set_message(goal.title.to_string());
            }
            Err(error) if error.code() == Some(ErrorCode::GoalExists) => present += 1,
            Err(error) => return Err(error.into()),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    println!("{added} added, {present} there already");
    Ok(())
}
