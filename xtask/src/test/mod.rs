//! `cargo xtask test`: every check there is, in the order that fails soonest.

pub mod browser;
mod contract;
mod native;
mod promises;
mod wasm;

use crate::{bundle, sh::Tests, system, tidy, web};
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use std::time::{Duration, Instant};

/// One part of the tests, to be run alone or with all others.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting, as `cargo fmt` leaves it
    Fmt,
    /// The house rules, as `cargo xtask tidy` checks them
    Tidy,
    /// Lints, natively and for the browser, and the documentation of the client
    Clippy,
    /// Unit tests and documentation examples of every crate
    Unit,
    /// openapi.json as others read it: linters, generated clients, and no break that CHANGELOG.md does not name
    Contract,
    /// The web app's components in a real browser
    Components,
    /// The web app's weight
    Bundle,
    /// The API from the outside, by the contract, on both databases
    Api,
    /// The server killed, starved, flooded and cut off; its full figures with --long
    Faults,
    /// The whole product in a real browser
    #[value(alias = "web")]
    Browser,
}

/// Runs `parts`, or all of them, and ends at the first failure.
pub fn run(parts: &[Part], long: bool) -> Result<()> {
    ensure!(!long || parts.contains(&Part::Faults), "only the faults have a long form: cargo xtask test faults --long");
    let is_chosen = |part: &&Part| parts.is_empty() || parts.contains(part);
    let chosen: Vec<_> = Part::value_variants().iter().filter(is_chosen).collect();
    system::prepare(chosen.iter().flat_map(|part| part.needs()))?;
    let started = Instant::now();
    let mut summary = Vec::new();
    let (mut total, mut not_tried) = (0, Vec::new());
    let mut web_is_built = false;
    for part in chosen {
        println!("\n── {} ──", part.name());
        let begun = Instant::now();
        if part.needs_web() && !web_is_built {
            web::build()?;
            web_is_built = true;
        }
        let tests = part.run(long).with_context(|| format!("{} did not pass", part.name()))?;
        let count = tests.as_ref().map(|tests| format!("  {} tests", tests.passed)).unwrap_or_default();
        let line = format!("{:<12}{:>12}{count}", part.name(), shown(begun.elapsed()));
        println!("{line}");
        summary.push(line);
        let tests = tests.unwrap_or_default();
        total += tests.passed;
        not_tried.extend(tests.not_tried);
    }
    println!("\n{}", summary.join("\n"));
    println!("All passed in {}, {total} tests among them", shown(started.elapsed()));
    if !not_tried.is_empty() {
        println!("\nOf these could not be tried here:\n{}", not_tried.join("\n"));
    }
    Ok(())
}

impl Part {
    /// Runs it; the answer is what came of its tests, where it has tests to count.
    fn run(self, long: bool) -> Result<Option<Tests>> {
        match self {
            Self::Fmt => native::fmt().map(|()| None),
            Self::Tidy => tidy::check().map(|()| None),
            Self::Clippy => native::clippy().and_then(|()| wasm::clippy()).and_then(|()| native::docs()).map(|()| None),
            Self::Unit => native::unit().map(Some),
            Self::Contract => contract::check().map(|()| None),
            Self::Components => wasm::components().map(Some),
            Self::Bundle => bundle::check().map(|()| None),
            Self::Api => native::api().map(Some),
            Self::Faults => native::faults(long).map(Some),
            Self::Browser => browser::flows().map(Some),
        }
    }

    /// What has to be installed for it.
    const fn needs(self) -> &'static [system::Package] {
        match self {
            Self::Fmt | Self::Tidy | Self::Clippy | Self::Unit | Self::Bundle => &[],
            Self::Contract => system::CONTRACT,
            Self::Components => system::COMPONENTS,
            Self::Api => system::API,
            Self::Faults => system::FAULTS,
            Self::Browser => system::BROWSER,
        }
    }

    /// Whether it looks at the built web app, by itself or through the server.
    const fn needs_web(self) -> bool {
        matches!(self, Self::Bundle | Self::Api | Self::Faults | Self::Browser)
    }

    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

fn shown(duration: Duration) -> String {
    match duration.as_secs() {
        0..60 => format!("{:.1} s", duration.as_secs_f32()),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_faults_have_a_long_form() {
        for parts in [&[][..], &[Part::Fmt, Part::Api]] {
            let error = run(parts, true).unwrap_err();
            assert!(error.to_string().ends_with("cargo xtask test faults --long"));
        }
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(shown(Duration::from_millis(1_340)), "1.3 s");
        assert_eq!(shown(Duration::from_secs(125)), "2 min 05 s");
    }
}
