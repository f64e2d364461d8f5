//! What the program does beside serving.

use clap::Subcommand;
use std::path::PathBuf;
use studentos_api_types::Email;

/// What the program can do.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Serve the API and the web app (the default).
    Serve,
    /// Bring the schema up to date and stop.
    Migrate,
    /// Copy the SQLite database to a new file, while the server runs or not, and stop.
    Backup {
        /// Where to; a file that is there is never overwritten.
        file: PathBuf,
    },
    /// Put a copy that `backup` made in the place of the SQLite database and stop; the server must not run. All sessions and API
    /// tokens end.
    Restore {
        /// The copy. The database that is there now is kept beside the new one, with the date in its name.
        file: PathBuf,
    },
    /// Make a database ready that another program has put back, like `pg_restore`, and stop; the server must not run. All
    /// sessions and API tokens end.
    FinishRestore,
    /// Decide about an account, while the server runs or not, and stop.
    User {
        /// What to decide.
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Print the API's OpenAPI document and stop.
    Openapi,
}

/// What can be decided about an account here, and not by the API.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum UserCommand {
    /// Make somebody who has signed up an administrator, who can see, shut out and delete accounts.
    Promote {
        /// The account's e-mail.
        email: Email,
    },
}
