//! What breaks between two values: fewer or more of them, shorter or longer, of another form.

use super::{Comparison, Findings, shown};
use serde_json::Value;

const AT_MOST: [&str; 4] = ["maxLength", "maximum", "exclusiveMaximum", "maxItems"];
const AT_LEAST: [&str; 4] = ["minLength", "minimum", "exclusiveMinimum", "minItems"];
/// Keywords of which nobody can tell here whether one value allows all that another one does.
const FORMS: [&str; 2] = ["pattern", "multipleOf"];

impl Comparison<'_> {
    /// Of a closed list.
    pub(super) fn compare_values(&self, findings: &mut Findings) {
        let (inner, outer) = self.used.inner_and_outer(self.old.value, self.new.value);
        let Some(outer) = values(outer) else { return };
        let Some(inner) = values(inner) else {
            self.find(findings, "takes but a list of values", "may have any value");
            return;
        };
        for value in inner.iter().filter(|value| !outer.contains(value)) {
            let value = shown(value);
            self.find(findings, &format!("takes {value} no more"), &format!("may be {value}"));
        }
    }

    pub(super) fn compare_limits(&self, findings: &mut Findings) {
        let (inner, outer) = self.used.inner_and_outer(self.old.value, self.new.value);
        if values(inner).is_some() && values(outer).is_some() {
            // Limits beside a closed list say nothing that it does not.
            return;
        }
        let is_within = |key: &str, allows: fn(f64, f64) -> bool| match (inner[key].as_f64(), outer[key].as_f64()) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(inner), Some(outer)) => allows(inner, outer),
        };
        let too_wide = AT_MOST.into_iter().filter(|key| !is_within(key, |inner, outer| inner <= outer));
        let too_wide =
            too_wide.chain(AT_LEAST.into_iter().filter(|key| !is_within(key, |inner, outer| inner >= outer)));
        let other = FORMS.into_iter().filter(|key| !outer[*key].is_null() && inner[*key] != outer[*key]);
        for key in too_wide.chain(other).chain((!has_format_of(inner, outer)).then_some("format")) {
            let [old, new] = [self.old, self.new].map(|part| shown(&part.value[key]));
            findings.tell(format!("{}: {key} {old} → {new}", self.place));
        }
        if outer["uniqueItems"] == true && inner["uniqueItems"] != true {
            self.find(findings, "takes nothing twice any more", "may hold a thing twice");
        }
    }
}

fn values(schema: &Value) -> Option<&[Value]> {
    let listed = schema["enum"].as_array().map(Vec::as_slice);
    listed.or_else(|| schema.get("const").map(std::slice::from_ref))
}

fn has_format_of(inner: &Value, outer: &Value) -> bool {
    let (inner, outer) = (&inner["format"], &outer["format"]);
    outer.is_null()
        || inner == outer
        || (inner == "int32" && outer == "int64")
        || (inner == "float" && outer == "double")
}
