//! Reading a form: the same parsing as on the server, before anything is sent.

use crate::components::FormState;
use studentos_client::types::{FieldError, Invalid};
use web_sys::HtmlInputElement;
use yew::NodeRef;

/// What was wrong with the fields read so far.
#[derive(Debug, Default)]
pub struct Fields(Vec<FieldError>);

impl Fields {
    /// Reads a field; if it is not as it should be, why is kept.
    pub fn read<T>(&mut self, name: &str, input: &NodeRef, parse: fn(&str) -> Result<T, Invalid>) -> Option<T> {
        let text = input.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
        let complain = |invalid: Invalid| {
            let message = invalid.message().to_owned();
            self.0.push(FieldError { field: name.to_owned(), message });
        };
        parse(&text).map_err(complain).ok()
    }
}

impl From<Fields> for FormState {
    fn from(fields: Fields) -> Self {
        Self::Invalid(fields.0)
    }
}
