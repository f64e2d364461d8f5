//! Who may import whom among the crates, by what their manifests declare.

use super::Complaint;
use serde_json::Value;

/// What a crate may and may not depend on; tests may also use what `in_tests` names.
struct Rule {
    package: &'static str,
    ours: &'static [&'static str],
    in_tests: &'static [&'static str],
    /// Beginnings of names.
    never: &'static [&'static str],
}

const HTTP_CLIENTS: &[&str] = &["gloo-http", "gloo-net", "reqwasm", "reqwest"];
const SERVER_SIDE: &[&str] = &["actix", "diesel"];

const RULES: [Rule; 5] = [
    Rule { package: "studentos-api-types", ours: &[], in_tests: &[], never: SERVER_SIDE },
    Rule { package: "studentos-client", ours: &["studentos-api-types"], in_tests: &[], never: SERVER_SIDE },
    Rule {
        package: "studentos-server",
        ours: &["studentos-api-types"],
        in_tests: &["studentos-client"],
        never: &["reqwasm", "yew"],
    },
    // The web app makes no HTTP call but through the client.
    Rule {
        package: "studentos-web",
        ours: &["studentos-api-types", "studentos-client"],
        in_tests: &[],
        never: HTTP_CLIENTS,
    },
    Rule { package: "xtask", ours: &[], in_tests: &[], never: SERVER_SIDE },
];

/// Checks what `cargo metadata` says of the workspace.
pub fn check(metadata: &Value) -> Vec<Complaint> {
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let names: Vec<_> = packages.iter().map(|package| text(&package["name"])).collect();
    packages.iter().flat_map(|package| of_package(package, &names)).collect()
}

fn of_package(package: &Value, workspace: &[&str]) -> Vec<Complaint> {
    let name = text(&package["name"]);
    let Some(rule) = RULES.iter().find(|rule| rule.package == name) else {
        return vec![Complaint::new(name, "has no import rule: add one to xtask/src/tidy/crates.rs")];
    };
    let dependencies = package["dependencies"].as_array().map(Vec::as_slice).unwrap_or_default();
    dependencies
        .iter()
        .filter(|dependency| {
            let other = text(&dependency["name"]);
            let is_for_tests = dependency["kind"] == "dev";
            let is_ours = workspace.contains(&other);
            let is_named = rule.ours.contains(&other) || (is_for_tests && rule.in_tests.contains(&other));
            let is_banned = !is_for_tests && rule.never.iter().any(|never| other.starts_with(never));
            (is_ours && !is_named) || is_banned
        })
        .map(|dependency| Complaint::new(name, format!("may not depend on {}", text(&dependency["name"]))))
        .collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn complaints(package: &str, dependency: &str, kind: Option<&str>) -> usize {
        let named = |name: &str| json!({"name": name, "dependencies": []});
        let package = json!({"name": package, "dependencies": [{"name": dependency, "kind": kind}]});
        check(&json!({"packages": [package, named("studentos-client"), named("studentos-api-types")]})).len()
    }

    #[test]
    fn the_server_uses_the_client_in_its_tests_alone() {
        assert_eq!(complaints("studentos-server", "studentos-client", Some("dev")), 0);
        assert_eq!(complaints("studentos-server", "studentos-client", None), 1);
    }

    #[test]
    fn the_types_know_no_crate_of_ours_and_no_server() {
        assert_eq!(complaints("studentos-api-types", "serde", None), 0);
        assert_eq!(complaints("studentos-api-types", "studentos-client", Some("dev")), 1);
        assert_eq!(complaints("studentos-api-types", "actix-web", None), 1);
        assert_eq!(complaints("studentos-api-types", "diesel", None), 1);
    }

    #[test]
    fn the_web_app_calls_through_the_client() {
        assert_eq!(complaints("studentos-web", "studentos-client", None), 0);
        assert_eq!(complaints("studentos-web", "gloo-net", None), 1);
    }

    #[test]
    fn a_new_crate_needs_a_rule() {
        assert_eq!(complaints("studentos-mailer", "serde", None), 1);
    }
}
