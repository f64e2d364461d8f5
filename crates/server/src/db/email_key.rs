//! Which addresses have one account: at most one of those that are one mailbox by the domain.

use super::Error;
use crate::fold::fold;
use studentos_api_types::Email;
use url::Host;

/// Refuses an address of a new account unless its domain is a name, and written as it is registered but for case: what is
/// only mapped to that name would make several accounts for one mailbox.
///
/// # Errors
/// [`Error::OddDomain`].
pub(super) fn check(email: &Email) -> Result<(), Error> {
    let (_, domain) = email.as_str().rsplit_once('@').ok_or(Error::OddDomain)?;
    let ascii = idna::domain_to_ascii_strict(domain).map_err(|_| Error::OddDomain)?;
    let is_name = matches!(Host::parse(&ascii), Ok(Host::Domain(_)));
    // Browsers write what is typed into a field for an e-mail in ASCII.
    let is_plain = ascii.eq_ignore_ascii_case(domain) || fold(&idna::domain_to_unicode(&ascii).0) == fold(domain);
    if is_name && is_plain { Ok(()) } else { Err(Error::OddDomain) }
}

/// What an address has in common with all that belong to the same account: it is folded in full, the domain in the letters
/// of people.
#[must_use]
pub fn of(email: &Email) -> String {
    let email = email.as_str();
    match email.rsplit_once('@') {
        Some((name, domain)) if domain.is_ascii() => fold(&format!("{name}@{}", idna::domain_to_unicode(domain).0)),
        _ => fold(email),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Email {
        Email::parse(text).unwrap_or_else(|_| panic!("{text} is an e-mail"))
    }

    #[test]
    fn a_domain_is_a_name_written_as_it_is_registered() {
        for good in
            ["example.com", "EXAMPLE.com", "größe.example", "GRÖSSE.example", "xn--gre-6ka8i.example", "localhost"]
        {
            assert!(check(&parsed(&format!("a@{good}"))).is_ok(), "{good}");
        }
        for odd in ["ex%61mple.com", "127.1", "127.0.0.1", "0x7f.1", "1.2.3.4.5", "ｅｘａｍｐｌｅ.com"] {
            assert!(Email::parse(&format!("a@{odd}")).is_ok_and(|email| check(&email).is_err()), "{odd}");
        }
    }

    #[test]
    fn every_spelling_of_a_domain_has_one_key() {
        let same =
            ["Asha@größe.example", "asha@GRÖßE.example", "asha@xn--gre-6ka8i.example", "ASHA@XN--GRE-6KA8I.example"];
        for email in same {
            assert_eq!(of(&parsed(email)), "asha@grösse.example", "{email}");
        }
        assert_eq!(of(&parsed("asha@ex%61mple.com")), "asha@ex%61mple.com", "what was stored before is found as it is");
    }
}
