//! Certificates as a test of TLS wants them.

use std::process::Command;
use tempfile::TempDir;

/// Has a shell make an authority, a certificate of it for `localhost`, and another authority, as files where it is. One line,
/// since a cluster takes no more at once.
pub const MAKE: &str = "\
    make() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \"$@\"; } && \
    make -subj /CN=authority -keyout ca.key -out ca.crt && \
    make -subj /CN=another -keyout another.key -out another.crt && \
    make -subj /CN=localhost -addext basicConstraints=critical,CA:FALSE -addext subjectAltName=DNS:localhost \
    -CA ca.crt -CAkey ca.key -keyout server.key -out server.crt";

/// A folder that holds them.
pub fn certificates() -> TempDir {
    let folder = TempDir::with_prefix("studentos-tls-").unwrap();
    let made = Command::new("sh").args(["-c", MAKE]).current_dir(folder.path()).output().expect("there is a sh");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    folder
}
