//! Entity tags: how a client tells whether what it has is still so (RFC 9110, section 8.8.3).

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::{self, HeaderName},
};
use aws_lc_rs::digest;
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::Serialize;
use std::{
    convert::Infallible,
    future::{Ready, ready},
};
use studentos_api_types::Data;

/// The strong entity tag of a body. The body decides, so that whatever changes in it changes the tag.
#[must_use]
pub fn of(body: &[u8]) -> String {
    let digest = digest::digest(&digest::SHA256, body);
    format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&digest.as_ref()[..16]))
}

/// The weak entity tag of a body that may be sent compressed as well: it names what it says, not these very bytes.
#[must_use]
pub fn weak(body: &[u8]) -> String {
    format!("W/{}", of(body))
}

/// The tags of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Tags {
    Any,
    Listed(Vec<Tag>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Tag {
    is_weak: bool,
    /// With its quotes.
    opaque: String,
}

impl Tags {
    fn parse(mut text: &str) -> Option<Self> {
        if text.trim() == "*" {
            return Some(Self::Any);
        }
        let mut tags = Vec::new();
        loop {
            let unprefixed = text.trim_start().strip_prefix("W/");
            let quoted = unprefixed.unwrap_or(text.trim_start()).strip_prefix('"')?;
            let (opaque, rest) = quoted.split_once('"')?;
            if !opaque.bytes().all(|c| matches!(c, 0x21 | 0x23..=0x7e | 0x80..)) {
                return None;
            }
            tags.push(Tag { is_weak: unprefixed.is_some(), opaque: format!("\"{opaque}\"") });
            match rest.trim_start().strip_prefix(',') {
                Some(more) => text = more,
                None => return rest.trim().is_empty().then_some(Self::Listed(tags)),
            }
        }
    }

    /// What is no list of tags names no version, so that no version can be the one.
    fn of_header(request: &HttpRequest, name: &HeaderName) -> Option<Self> {
        let lines: Option<Vec<&str>> = request.headers().get_all(name).map(|value| value.to_str().ok()).collect();
        match lines {
            Some(lines) if lines.is_empty() => None,
            // Several lines are one list (RFC 9110, section 5.3).
            lines => lines.and_then(|lines| Self::parse(&lines.join(","))).or(Some(Self::Listed(Vec::new()))),
        }
    }
}

/// `If-Match`: what a client wants to change must be as it was read (RFC 9110, section 13.1.1).
#[derive(Clone, Debug)]
pub struct IfMatch(Option<Tags>);

impl IfMatch {
    /// Whether an item that is there is as the client read it; `None` when any will do, which then need not be looked at.
    #[must_use]
    pub fn wanted<T: Serialize>(self) -> Option<impl FnOnce(&T) -> bool> {
        let Some(Tags::Listed(tags)) = self.0 else { return None };
        Some(move |item: &T| {
            let tag = serde_json::to_vec(&Data { data: item }).map(|body| of(&body)).unwrap_or_default();
            tags.iter().any(|wanted| !wanted.is_weak && wanted.opaque == tag)
        })
    }
}

impl FromRequest for IfMatch {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(Tags::of_header(request, &header::IF_MATCH))))
    }
}

/// `If-None-Match`: what a client has already (RFC 9110, section 13.1.2).
#[derive(Clone, Debug)]
pub struct IfNoneMatch(Option<Tags>);

impl IfNoneMatch {
    /// What a request says.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        Self(Tags::of_header(request, &header::IF_NONE_MATCH))
    }

    /// Whether the client has the version with this tag, be it weak.
    #[must_use]
    pub fn includes(&self, tag: &str) -> bool {
        let tag = tag.strip_prefix("W/").unwrap_or(tag);
        match &self.0 {
            None => false,
            Some(Tags::Any) => true,
            Some(Tags::Listed(tags)) => tags.iter().any(|known| known.opaque == tag),
        }
    }
}

impl FromRequest for IfNoneMatch {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<Vec<(bool, String)>> {
        match Tags::parse(text)? {
            Tags::Any => Some(Vec::new()),
            Tags::Listed(tags) => Some(tags.into_iter().map(|tag| (tag.is_weak, tag.opaque)).collect()),
        }
    }

    #[test]
    fn tags_stand_in_quotes_and_between_commas() {
        assert_eq!(parse("*"), Some(vec![]));
        assert_eq!(parse(" \"a,b\" , W/\"\""), Some(vec![(false, "\"a,b\"".to_owned()), (true, "\"\"".to_owned())]));
        for text in ["", "null", "a", "\"a", "\"a\" \"b\"", "\"a\",", "w/\"a\"", "\"a b\"", "{}"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
