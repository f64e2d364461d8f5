//! What may stand where: what serving takes before `serve` and after it, since either is typed; and the help of what does not serve
//! is without it.

use super::Config;
use clap::{Arg, Command, CommandFactory as _, Id, builder::Resettable};
use std::env;

/// The command line as it is read.
pub fn command_line() -> Command {
    let command = Config::command();
    let of_serving = command.get_arguments().filter(|argument| !argument.is_global_set());
    let of_serving: Vec<_> = of_serving.map(|argument| argument.get_id().clone()).collect();
    // An argument that is global is taken by each subcommand; one of what does not serve has no use for it, and no harm of it.
    let mut command = command.mut_args(|argument| unset_if_empty(argument).global(true));
    command.build();
    command.mut_subcommands(|other| if other.get_name() == "serve" { other } else { without(other, &of_serving) })
}

/// Compose files pass on what is not set as the empty text.
fn unset_if_empty(argument: Arg) -> Arg {
    let is_empty = argument.get_env().and_then(env::var_os).is_some_and(|value| value.is_empty());
    if is_empty { argument.env(Resettable::Reset) } else { argument }
}

/// The same command, with a help that is silent on these.
fn without(command: Command, hidden: &[Id]) -> Command {
    let command = command.mut_subcommands(|other| without(other, hidden));
    command.mut_args(|argument| {
        let is_hidden = argument.is_hide_set() || hidden.contains(argument.get_id());
        argument.hide(is_hidden)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::FromArgMatches as _;

    fn read(line: &str) -> Config {
        let matches = command_line().try_get_matches_from(line.split(' ')).expect("the line is understood");
        Config::from_arg_matches(&matches).expect("every value is good")
    }

    fn help(name: &str) -> String {
        let mut command = command_line();
        command.find_subcommand_mut(name).expect("there is such a command").render_long_help().to_string()
    }

    #[test]
    fn the_command_line_is_well_formed() {
        command_line().debug_assert();
    }

    #[test]
    fn what_serving_takes_stands_before_serve_or_after_it() {
        for line in [
            "studentos --bind-addr 127.0.0.1:9000 --no-migrate",
            "studentos --bind-addr 127.0.0.1:9000 --no-migrate serve",
            "studentos serve --bind-addr 127.0.0.1:9000 --no-migrate",
            "studentos --no-migrate serve --bind-addr 127.0.0.1:9000",
        ] {
            let config = read(line);
            assert_eq!(config.bind_addr.port(), 9000, "{line}");
            assert!(config.no_migrate, "{line}");
        }
        assert_eq!(read("studentos --log debug backup copy.db").log, "debug");
        assert_eq!(read("studentos backup copy.db --log debug").log, "debug");
    }

    #[test]
    fn the_help_of_what_does_not_serve_is_short() {
        assert!(help("serve").contains("--bind-addr"));
        for name in ["migrate", "backup", "restore", "finish-restore", "user", "openapi"] {
            let help = help(name);
            assert!(help.contains("--database-url") && !help.contains("--bind-addr"), "{name}: {help}");
        }
    }
}
