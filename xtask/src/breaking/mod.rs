//! Whether a program that was written for the last release's contract still works with this one's, or CHANGELOG.md says why not.

mod changelog;
mod operations;
mod schemas;
#[cfg(test)]
mod tests;

use anyhow::{Context, Result, bail};
use schemas::Use;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

/// What clients were last promised: `openapi.json` as it was at the last release.
const RELEASED: &str = "docs/openapi-released.json";
const CHANGELOG: &str = "CHANGELOG.md";

/// Keywords of schemas that the document does without: what changes in them would pass unseen.
const NOT_COMPARED: [&str; 8] =
    ["allOf", "contains", "dependentSchemas", "if", "not", "patternProperties", "prefixItems", "propertyNames"];

/// What breaks.
#[derive(Default)]
struct Findings {
    /// In a sentence each.
    told: BTreeSet<String>,
    /// Which old schema was compared with which new one already: once is enough, also where it is part of itself.
    ///
    /// By where they stand in memory, since one of the two may have no name.
    seen: BTreeSet<(*const Value, *const Value, Use)>,
}

impl Findings {
    fn tell(&mut self, finding: String) {
        self.told.insert(finding);
    }
}

/// Fails when something breaks that the changelog does not name.
pub fn check(document: &Path) -> Result<()> {
    let findings = compare(&read(Path::new(RELEASED))?, &read(document)?);
    let changelog = fs::read_to_string(CHANGELOG)?;
    let named = changelog::breaking(&changelog);
    let unnamed: Vec<_> = findings.iter().filter(|finding| !named.contains(finding.as_str())).collect();
    if unnamed.is_empty() {
        println!("Nothing breaks that {CHANGELOG} does not name, and {} things that it does", findings.len());
        return Ok(());
    }
    println!("Clients of the last release break. If it must be, add to \"{}\" of {CHANGELOG}:\n", changelog::HEADING);
    for finding in &unnamed {
        println!("- `{finding}`");
    }
    bail!("{} breaking changes are not in {CHANGELOG}", unnamed.len());
}

/// What breaks between what was promised and what is, in a sentence each.
fn compare(old: &Value, new: &Value) -> BTreeSet<String> {
    let mut findings = Findings::default();
    operations::compare(Part::of(old), Part::of(new), &mut findings);
    findings.told
}

fn read(path: &Path) -> Result<Value> {
    let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let document = serde_json::from_slice(&text).with_context(|| format!("{} is not JSON", path.display()))?;
    if let Some(keyword) = not_compared(&document) {
        bail!("{} says {keyword}, which is compared by nothing: xtask/src/breaking has to learn it", path.display());
    }
    Ok(document)
}

/// The first keyword of a schema here that is none of ours.
fn not_compared(part: &Value) -> Option<&'static str> {
    let of_member = |(key, member): (&String, &Value)| match key.as_str() {
        "default" | "example" | "examples" => None,
        // Their names are no keywords.
        "properties" => member.as_object()?.values().find_map(not_compared),
        key => NOT_COMPARED.into_iter().find(|keyword| *keyword == key).or_else(|| not_compared(member)),
    };
    match part {
        Value::Array(items) => items.iter().find_map(not_compared),
        Value::Object(members) => members.iter().find_map(of_member),
        _ => None,
    }
}

/// One part of a document, and the document in which what it refers to is found.
#[derive(Clone, Copy)]
struct Part<'a> {
    document: &'a Value,
    value: &'a Value,
}

impl<'a> Part<'a> {
    fn of(document: &'a Value) -> Self {
        Self { document, value: document }
    }

    /// Another part of the same document, as it stands there.
    fn with(self, value: &'a Value) -> Self {
        Self { value, ..self }
    }

    /// Itself, or what it refers to.
    fn resolved(self) -> Self {
        let path = self.value["$ref"].as_str().map(|path| path.trim_start_matches('#'));
        self.with(path.and_then(|path| self.document.pointer(path)).unwrap_or(self.value))
    }

    /// The name of what it refers to.
    fn refers_to(self) -> Option<&'a str> {
        self.value["$ref"].as_str().and_then(|path| path.rsplit('/').next())
    }

    /// A member of this object, or what it refers to.
    fn get(self, key: &str) -> Self {
        self.with(&self.value[key]).resolved()
    }

    fn is_there(self) -> bool {
        !self.value.is_null()
    }

    /// The members of this object, or what they refer to.
    fn members(self) -> impl Iterator<Item = (&'a str, Self)> {
        let members = self.value.as_object().into_iter().flatten();
        members.map(move |(name, value)| (name.as_str(), self.with(value).resolved()))
    }

    /// The items of this array, or what they refer to.
    fn items(self) -> impl Iterator<Item = Self> {
        self.value.as_array().into_iter().flatten().map(move |value| self.with(value).resolved())
    }

    /// What stands here, as text.
    fn text(self) -> &'a str {
        self.value.as_str().unwrap_or_default()
    }
}
