//! Reading a form: the same parsing as on the server, before anything is sent.

use super::FormState;
use crate::words::words;
use studentos_client::types::{FieldError, Invalid};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::NodeRef;

/// What was wrong with the fields read so far.
#[derive(Debug, Default)]
pub struct Fields(Vec<FieldError>);

impl Fields {
    /// Reads a field; if it is not as it should be, why is kept.
    pub fn read<T>(&mut self, name: &str, field: &NodeRef, parse: fn(&str) -> Result<T, Invalid>) -> Option<T> {
        let text = text(field);
        let complain = |invalid: Invalid| match text.as_str() {
            // What an empty field needs is to be filled in, whatever is allowed in it.
            "" => self.complain(name, words().app.needed),
            _ => self.complain(name, invalid.message()),
        };
        parse(&text).map_err(complain).ok()
    }

    /// Keeps why a field is not as it should be.
    pub fn complain(&mut self, name: &str, message: impl Into<String>) {
        self.0.push(FieldError { field: name.to_owned(), message: message.into() });
    }

    /// Whether all was as it should be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Empties fields whose text has done its work.
    pub fn clear(fields: &[NodeRef]) {
        for input in fields.iter().filter_map(NodeRef::cast::<HtmlInputElement>) {
            input.set_value("");
        }
    }
}

/// What was typed or chosen.
fn text(field: &NodeRef) -> String {
    let typed = field.cast::<HtmlInputElement>().map(|input| input.value());
    typed.or_else(|| field.cast::<HtmlSelectElement>().map(|select| select.value())).unwrap_or_default()
}

impl From<Fields> for FormState {
    fn from(fields: Fields) -> Self {
        Self::Invalid(fields.0)
    }
}
