//! A mail as it travels (RFC 5322).

use super::{Post, words::Words};
use idna::AsciiDenyList;
use lettre::{
    Address, Message,
    message::{
        Body, Mailbox,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
};
use studentos_api_types::Email;

impl Post {
    /// The mail to an address, under a name that stays the same however often it is sent; `None` when it is one that no
    /// mail can be sent to.
    pub(super) fn message(&self, id: &str, to: &Email, words: Words) -> Option<Message> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, address(to)?))
            .subject(words.subject)
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            // Nobody's holiday should answer it (RFC 3834, section 5).
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .header(MIME_VERSION_1_0)
            .header(ContentType::TEXT_PLAIN);
        message.body(body(words.text)).ok()
    }
}

/// The text as it is, where lettre would break a link in two that is longer than a line should be. Lines of up to 998
/// characters may travel (RFC 5322, section 2.1.1).
fn body(text: String) -> Body {
    if text.is_ascii() {
        let bytes = text.replace('\n', "\r\n").into_bytes();
        return Body::dangerous_pre_encoded(bytes, ContentTransferEncoding::SevenBit);
    }
    Body::new(text)
}

/// The address with its domain in the letters that mail servers know. Nothing in it stands for something else: `%61` is no `a`.
fn address(email: &Email) -> Option<Address> {
    let (name, domain) = email.as_str().rsplit_once('@')?;
    Address::new(name, idna::domain_to_ascii_cow(domain.as_bytes(), AsciiDenyList::URL).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(email: &str) -> Option<String> {
        Some(address(&Email::parse(email).expect("an e-mail"))?.to_string())
    }

    #[test]
    fn a_domain_is_written_as_it_travels() {
        assert_eq!(written("Asha.Rao+plans@Example.com").as_deref(), Some("Asha.Rao+plans@example.com"));
        assert_eq!(written("asha@größe.example").as_deref(), Some("asha@xn--gre-6ka8i.example"));
    }

    #[test]
    fn a_domain_is_not_read_like_that_of_a_url() {
        assert_eq!(written("asha@ex%61mple.com"), None);
        assert_ne!(written("asha@127.1").as_deref(), Some("asha@127.0.0.1"));
    }

    #[test]
    fn nothing_that_is_an_e_mail_to_us_adds_a_line_to_a_mail() {
        for text in ["a\r\nBcc: b@c.d@e.f", "a@b.c\r\nBcc: d@e.f", "a@b.c\nX: y", "<a@b.c>", "a@b.c>"] {
            let email = Email::parse(text).ok();
            assert!(email.is_none_or(|email| address(&email).is_none()), "{text:?}");
        }
    }
}
