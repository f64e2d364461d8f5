//! Says in a few lines how a day went, as for a mail that a timer sends in the evening. It needs no async runtime of its own.
//!
//! ```sh
//! STUDENTOS_TOKEN=sos_… cargo run -p studentos-client --features blocking --example daily_summary -- 2026-03-06
//! ```

use anyhow::{Context, Result};
use std::env;
use studentos_client::{Client, types::Date};

fn main() -> Result<()> {
    let date = env::args().nth(1).context("Say which day: daily_summary 2026-03-06")?;
    let date = Date::parse(&date).with_context(|| format!("{date} is no day"))?;
    let url = env::var("STUDENTOS_URL").unwrap_or_else(|_| "http://127.0.0.1:8000".to_owned());
    let token = env::var("STUDENTOS_TOKEN").context("STUDENTOS_TOKEN must be an API token")?;
    let client = Client::builder(&url).api_token(&token).build()?;

    let name = client.users().me().send_blocking()?.name;
    let stats = client.users().stats(date, date).send_blocking()?;
    let day = stats.days.first().context("the server left the day out")?;
    println!("{name}, {date}: {} of {} goals done, {} minutes", day.completed, day.planned, day.minutes);
    if stats.current_streak > 1 {
        println!("{} days in a row, {} at most so far", stats.current_streak, stats.longest_streak);
    }
    for goal in client.goals().list().date(date).completed(false).iter_blocking() {
        let goal = goal?;
        if !goal.skipped {
            println!("open: {}", goal.title);
        }
    }
    for log in client.logs().list().date(date).iter_blocking() {
        println!("> {}", log?.body);
    }
    Ok(())
}
