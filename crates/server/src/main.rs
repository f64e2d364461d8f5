//! The program `studentos`.

use std::{
    fmt,
    io::{self, IsTerminal as _, Write as _},
    mem,
    path::Path,
    process::ExitCode,
};
use studentos_api_types::Email;
use studentos_server::{
    Config,
    config::{Command, UserCommand},
    db::{
        DatabaseUrl, Settings,
        backup::{self, Restored},
        migrations,
        promote::promote,
    },
    log::Log,
    openapi, start,
};
use tracing_subscriber::{filter::Targets, layer::SubscriberExt as _, util::SubscriberInitExt as _};

fn main() -> ExitCode {
    let result = match Config::read() {
        Ok(config) => run(config),
        Err(error) => Err(error.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The log may be off; why there is no server must be seen all the same.
            drop(writeln!(io::stderr(), "studentos: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn run(mut config: Config) -> Result<(), Box<dyn std::error::Error>> {
    let _log = log_to_stderr(&config.log)?;
    match config.command.take().unwrap_or(Command::Serve) {
        Command::Serve => serve(config),
        Command::Migrate => Ok(migrations::migrate(&config.database_url, &config.database)?),
        Command::Backup { file } => back_up(&config.database_url, &file),
        Command::Restore { file } => restore(&config.database_url, &file),
        Command::FinishRestore => Ok(backup::finish_restore(&config.database_url, &config.database)?),
        Command::User { command: UserCommand::Promote { email } } => {
            make_admin(&config.database_url, &config.database, &email)
        }
        Command::Openapi => Ok(writeln!(io::stdout(), "{}", openapi::json()?)?),
    }
}

fn serve(config: Config) -> Result<(), Box<dyn std::error::Error>> {
    let system = actix_web::rt::System::new();
    // Threads may end in the same moment as this one; whichever lets go of the system last would wake what is gone, and panic.
    mem::forget(actix_web::rt::System::current());
    let served = system.block_on(async {
        let database = config.database_url.to_string();
        let running = start(config).await?;
        tracing::info!(address = %running.address, database, "StudentOS is on http://{}", running.address);
        Ok(running.run().await?)
    });
    // To drop it would be to wait for threads that wait for a database which does not answer.
    mem::forget(system);
    served
}

fn back_up(url: &DatabaseUrl, file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let size = backup::backup(url, file)?;
    say(format_args!("{url} is copied to {} ({size} bytes)", file.display()));
    Ok(())
}

fn restore(url: &DatabaseUrl, file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let Restored { size, aside } = backup::restore(url, file)?;
    let aside = aside.map(|aside| format!("; what was there before is kept as {}", aside.display()));
    say(format_args!("{url} is restored from {} ({size} bytes){}", file.display(), aside.unwrap_or_default()));
    Ok(())
}

fn make_admin(url: &DatabaseUrl, settings: &Settings, email: &Email) -> Result<(), Box<dyn std::error::Error>> {
    let is_new = promote(url, settings, email)?;
    say(format_args!("{email} is {} administrator", if is_new { "now an" } else { "an" }));
    Ok(())
}

/// Tells what was done, to whoever listens.
fn say(what: fmt::Arguments<'_>) {
    drop(writeln!(io::stdout(), "{what}"));
}

/// Lines for a person at a terminal, JSON for a program everywhere else; until what is given back is dropped.
fn log_to_stderr(filter: &str) -> Result<Log, Box<dyn std::error::Error>> {
    // Bytes that are no HTTP are whoever sent them's mistake, and no error of the server; who names the module sees them all the same.
    let filter = format!("actix_http::h1::dispatcher=off,{filter}");
    let filter: Targets = filter.parse().map_err(|error| format!("LOG: {error}"))?;
    let log = Log::start(io::stderr())?;
    let lines = tracing_subscriber::fmt::layer().with_writer(log.writer());
    let filtered = tracing_subscriber::registry().with(filter);
    if io::stderr().is_terminal() {
        filtered.with(lines).try_init()?;
    } else {
        filtered.with(lines.json().flatten_event(true)).try_init()?;
    }
    Ok(log)
}
