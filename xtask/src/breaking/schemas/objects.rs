//! What breaks between two objects: a field that is gone, or is needed now, or may be left out now.

use super::{Comparison, Findings, Part, Use, compare};

impl Comparison<'_> {
    pub(super) fn compare_objects(&self, findings: &mut Findings) {
        let [old, new] = [self.old, self.new].map(|part| part.with(&part.value["properties"]));
        for (name, schema) in old.fields() {
            let now = new.with(&new.value[name]);
            if now.is_there() {
                compare(&format!("{}.{name}", self.place), self.used, schema, now, findings);
            } else {
                self.find(findings, &format!("takes no {name} any more"), &format!("has no {name} any more"));
            }
        }
        let (inner, outer) = self.used.inner_and_outer(self.old, self.new);
        for name in outer.required().filter(|name| inner.required().all(|other| other != *name)) {
            // What is gone was told already.
            if self.used == Use::Request || new.value.get(name).is_some() {
                self.find(findings, &format!("needs {name}"), &format!("may lack {name}"));
            }
        }
    }
}

impl<'a> Part<'a> {
    fn fields(self) -> impl Iterator<Item = (&'a str, Self)> {
        self.value.as_object().into_iter().flatten().map(move |(name, value)| (name.as_str(), self.with(value)))
    }

    fn required(self) -> impl Iterator<Item = &'a str> {
        self.with(&self.value["required"]).items().map(Self::text)
    }
}
