//! What is said when something went wrong.

use std::iter;
use studentos_client::Error;

#[derive(Debug)]
pub struct Errors {
    /// An error, where the client and the server say it in another language.
    pub of: fn(&Error) -> Option<String>,
    /// What they say of a field or of the whole, and what is said instead; `#` stands for every number.
    pub messages: &'static [(&'static str, &'static str)],
}

impl Errors {
    /// Why a call failed. What is not known is said in the words of the server.
    #[must_use]
    pub fn say(&self, error: &Error) -> String {
        (self.of)(error).unwrap_or_else(|| error.to_string())
    }

    /// What is wrong with a field or the whole, in the same way.
    #[must_use]
    pub fn message(&self, message: &str) -> String {
        let (pattern, numbers) = split(message);
        let Some((_, said)) = self.messages.iter().find(|(known, _)| *known == pattern) else {
            return message.to_owned();
        };
        let numbers = numbers.iter().map(String::as_str).chain(iter::repeat(""));
        said.split('#').zip(numbers).flat_map(|(text, number)| [text, number]).collect()
    }
}

/// A sentence with a `#` for every number, and the numbers.
fn split(message: &str) -> (String, Vec<String>) {
    let (mut pattern, mut numbers) = (String::new(), Vec::<String>::new());
    for sign in message.chars() {
        match numbers.last_mut().filter(|_| pattern.ends_with('#')) {
            Some(number) if sign.is_ascii_digit() => number.push(sign),
            _ if sign.is_ascii_digit() => {
                pattern.push('#');
                numbers.push(sign.to_string());
            }
            _ => pattern.push(sign),
        }
    }
    (pattern, numbers)
}
