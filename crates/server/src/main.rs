//! The program `studentos`.

use std::{
    io::{self, IsTerminal as _, Write as _},
    process::ExitCode,
};
use studentos_server::{Config, config::Command, db::migrations, openapi, start};
use tracing_subscriber::EnvFilter;

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

fn run(config: Config) -> Result<(), Box<dyn std::error::Error>> {
    log_to_stderr(&config.log)?;
    match config.command.unwrap_or(Command::Serve) {
        Command::Serve => serve(config),
        Command::Migrate => Ok(migrations::migrate(&config.database_url, &config.database)?),
        Command::Openapi => Ok(writeln!(io::stdout(), "{}", openapi::json()?)?),
    }
}

fn serve(config: Config) -> Result<(), Box<dyn std::error::Error>> {
    actix_web::rt::System::new().block_on(async {
        let database = config.database_url.to_string();
        let running = start(config).await?;
        tracing::info!(address = %running.address, database, "StudentOS is on http://{}", running.address);
        Ok(running.run().await?)
    })
}

/// Lines for a person at a terminal, JSON for a program everywhere else.
fn log_to_stderr(filter: &str) -> Result<(), Box<dyn std::error::Error>> {
    let filter = EnvFilter::try_new(filter).map_err(|error| format!("LOG: {error}"))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let set = if io::stderr().is_terminal() { log.try_init() } else { log.json().flatten_event(true).try_init() };
    set.map_err(|error| format!("LOG: {error}").into())
}
