//! Which web pages may use a browser's cookie.

use crate::config::{Config, WebOrigin};
use actix_web::{HttpRequest, http::header};

/// The origins that are trusted with the refresh cookie: the server's own and those of `CORS_ORIGINS`.
#[derive(Clone, Debug)]
pub struct Origins {
    own: Option<WebOrigin>,
    others: Vec<WebOrigin>,
}

impl Origins {
    /// As configured.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self { own: config.public_url.clone(), others: config.cors_origins.clone() }
    }

    /// Whether a request comes from a trusted page, or from no page at all: a program sends neither `Origin` nor
    /// `Sec-Fetch-Site`, and no page can keep its browser from sending them.
    #[must_use]
    pub fn allows(&self, request: &HttpRequest) -> bool {
        match (request.headers().get(header::ORIGIN), request.headers().get("sec-fetch-site")) {
            (Some(origin), _) => origin.to_str().is_ok_and(|origin| self.is_trusted(origin, request)),
            (None, Some(site)) => site == "same-origin",
            (None, None) => true,
        }
    }

    fn is_trusted(&self, origin: &str, request: &HttpRequest) -> bool {
        let own = if let Some(own) = &self.own {
            own.as_str() == origin
        } else {
            let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
            host.is_some_and(|host| origin.strip_prefix("http://") == Some(host))
        };
        own || self.others.iter().any(|other| other.as_str() == origin)
    }
}
