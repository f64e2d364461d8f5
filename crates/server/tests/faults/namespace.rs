//! Mounts that only one process sees.

use crate::not_tried::not_tried;
use std::process::Command;

/// A command that runs another one where it may mount, for itself and what it starts. None where that is not allowed, as in many
/// containers.
pub fn namespace() -> Option<Command> {
    let options = ["--user", "--map-root-user", "--mount"];
    let unshare = || {
        let mut command = Command::new("unshare");
        command.args(options);
        command
    };
    if unshare().arg("true").status().is_ok_and(|status| status.success()) {
        return Some(unshare());
    }
    not_tried("namespaces are not allowed here");
    None
}
