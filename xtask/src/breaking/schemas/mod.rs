//! What breaks in a schema: a request may be refused that was taken, or an answer be such as none was before.
//!
//! Both are one question, asked the other way round: whether all that one schema allows is allowed by the other.

mod limits;
mod objects;

use super::{Findings, Part};
use serde_json::Value;

/// Who has to understand what the schema describes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// The server: it must take what it took.
    Request,
    /// The client: it must be told nothing that it was never told.
    Answer,
}

impl Use {
    const fn name(self) -> &'static str {
        match self {
            Self::Request => "requests",
            Self::Answer => "answers",
        }
    }

    /// First the schema of which all must be allowed, then the one that has to allow it.
    fn inner_and_outer<T>(self, old: T, new: T) -> (T, T) {
        match self {
            Self::Request => (old, new),
            Self::Answer => (new, old),
        }
    }
}

/// What breaks between two schemas. What has a name is told once, under that name, however often it is used;
/// what has another name now, where it is met first.
pub fn compare(place: &str, used: Use, old: Part<'_>, new: Part<'_>, findings: &mut Findings) {
    let mut place = place.to_owned();
    if let (Some(name), Some(now)) = (old.refers_to(), new.refers_to())
        && name == now
    {
        place = format!("{name} in {}", used.name());
    }
    // An answer may grow: clients pass over what they do not know.
    if used == Use::Request && new.is_closed() && !old.is_closed() {
        findings.tell(format!("{place} takes nothing any more but what it names"));
    }
    let is_named = old.refers_to().or(new.refers_to()).is_some();
    let (old, new) = (old.resolved(), new.resolved());
    if is_named && !findings.seen.insert((old.value, new.value, used)) {
        return;
    }
    Comparison { place, used, old, new }.compare(findings);
}

/// Two schemas that are used at the same place.
struct Comparison<'a> {
    place: String,
    used: Use,
    old: Part<'a>,
    new: Part<'a>,
}

impl<'a> Comparison<'a> {
    fn compare(&self, findings: &mut Findings) {
        if !self.new.is_there() {
            findings.tell(format!("{} is gone", self.place));
            return;
        }
        let (old, new) = (choices(self.old), choices(self.new));
        let (inner, outer) = self.used.inner_and_outer(&old, &new);
        if inner.iter().any(is_null) && !outer.iter().any(is_null) {
            self.find(findings, "takes null no more", "may be null");
        }
        let (old, new) = (without_null(old), without_null(new));
        match (&*old, &*new) {
            // What may be null is a choice as well, between null and a thing that may have a name.
            ([old], [new]) if old.refers_to().or(new.refers_to()).is_some() => {
                compare(&self.place, self.used, *old, *new, findings);
            }
            ([old], [new]) => self.between(*old, *new).compare_one(findings),
            _ => self.compare_choices(&old, &new, findings),
        }
    }

    /// Each choice of the one must be one of the other's.
    fn compare_choices(&self, old: &[Part<'a>], new: &[Part<'a>], findings: &mut Findings) {
        let (inner, outer) = self.used.inner_and_outer(old, new);
        let allowed = |one: &Part<'a>, other: &Part<'a>| {
            let (old, new) = self.used.inner_and_outer(*one, *other);
            let mut found = Findings { seen: findings.seen.clone(), ..Findings::default() };
            compare(&self.place, self.used, old, new, &mut found);
            found.told.is_empty()
        };
        let left = inner.iter().filter(|one| !outer.iter().any(|other| allowed(one, other))).count();
        if left == 0 {
            return;
        }
        if old.len() != new.len() {
            self.find(findings, "has fewer choices or other ones", "has more choices or other ones");
            return;
        }
        for (index, (old, new)) in old.iter().zip(new).enumerate() {
            compare(&format!("{} choice {}", self.place, index + 1), self.used, *old, *new, findings);
        }
    }

    fn compare_one(&self, findings: &mut Findings) {
        let (old, new) = (kind(self.old), kind(self.new));
        let (inner, outer) = self.used.inner_and_outer(old, new);
        let is_within = outer.is_empty() || inner == outer || (inner, outer) == ("integer", "number");
        if !is_within {
            findings.tell(format!(
                "{}: {} → {}",
                self.place,
                shown(&self.old.value["type"]),
                shown(&self.new.value["type"])
            ));
            return;
        }
        self.compare_values(findings);
        self.compare_limits(findings);
        self.compare_objects(findings);
        if self.old.value["items"].is_object() || self.new.value["items"].is_object() {
            let (old, new) = (self.old.with(&self.old.value["items"]), self.new.with(&self.new.value["items"]));
            compare(&format!("{}[]", self.place), self.used, old, new, findings);
        }
    }

    fn between(&self, old: Part<'a>, new: Part<'a>) -> Self {
        Self { place: self.place.clone(), used: self.used, old, new }
    }

    fn find(&self, findings: &mut Findings, request: &str, answer: &str) {
        let what = match self.used {
            Use::Request => request,
            Use::Answer => answer,
        };
        findings.tell(format!("{} {what}", self.place));
    }
}

impl Part<'_> {
    /// Whether it is an object without any field but its own, by itself or where it is referred to.
    fn is_closed(self) -> bool {
        let keys = [(self, "unevaluatedProperties"), (self.resolved(), "additionalProperties")];
        keys.iter().any(|(part, key)| part.value[key] == false)
    }
}

/// What a value may be: one of several, or just this.
fn choices(schema: Part<'_>) -> Vec<Part<'_>> {
    let choices = ["oneOf", "anyOf"].into_iter().find_map(|key| schema.value[key].as_array());
    choices.map_or(vec![schema], |choices| choices.iter().map(|choice| schema.with(choice)).collect())
}

fn is_null(schema: &Part<'_>) -> bool {
    let kind = &schema.value["type"];
    kind == "null" || kind.as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "null"))
}

fn without_null(mut choices: Vec<Part<'_>>) -> Vec<Part<'_>> {
    choices.retain(|choice| choice.value["type"] != "null");
    choices
}

/// The one type that is not null.
fn kind(schema: Part<'_>) -> &str {
    let kind = &schema.value["type"];
    let kinds = kind.as_array().into_iter().flatten().chain([kind]);
    kinds.filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or_default()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}
