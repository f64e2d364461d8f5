//! Long answers are compressed for who takes that: lists, the document, the export.
//!
//! What has a strong entity tag goes out as it is, since that names these very bytes (RFC 9110, section 8.8.3); the web
//! app's files are compressed beforehand. A stream of events would wait in the compressor.

use actix_http::encoding::Encoder;
use actix_web::{
    Error, HttpRequest, HttpResponse,
    body::{self, BodySize, BoxBody, MessageBody as _},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{self, AcceptEncoding, ContentEncoding, Encoding, Header as _, HeaderMap, HeaderValue},
    },
    middleware::Next,
};

/// What is shorter fits into one packet anyway, in bytes.
const WORTH_IT: u64 = 1024;
const VARIES: HeaderValue = HeaderValue::from_static("accept-encoding");

/// The middleware around all others.
///
/// # Errors
/// Those of the layers below.
pub async fn compress(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, Error> {
    let is_head = request.method() == Method::HEAD;
    let mut response = next.call(request).await?;
    match is_worth_it(response.response()) {
        // It says by itself on what that rests.
        true if takes_gzip(response.request()) => {
            let pack = |head: &mut _, body| BoxBody::new(Encoder::response(ContentEncoding::Gzip, head, body));
            response = response.map_body(pack);
        }
        true => response.headers_mut().append(header::VARY, VARIES),
        // As the answer that it stands for would say (RFC 9110, section 15.4.5).
        false if has_weak_tag(response.headers()) => response.headers_mut().append(header::VARY, VARIES),
        false => {}
    }
    if is_head && response.response().body().size() == BodySize::Stream {
        // Nobody reads it, and it may never end; and as for GET, its length is not said (RFC 9110, section 8.6).
        response = response.map_body(|_, _| BoxBody::new(body::None::new()));
    }
    Ok(response)
}

fn takes_gzip(request: &HttpRequest) -> bool {
    let supported = [Encoding::gzip(), Encoding::identity()];
    let accepted = AcceptEncoding::parse(request);
    accepted.is_ok_and(|accepted| accepted.negotiate(supported.iter()) == Some(Encoding::gzip()))
}

fn is_worth_it(response: &HttpResponse<BoxBody>) -> bool {
    let headers = response.headers();
    let is_long = match response.body().size() {
        BodySize::None => false,
        BodySize::Sized(length) => length >= WORTH_IT,
        BodySize::Stream => true,
    };
    let is_of_events = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
    let is_exact = headers.contains_key(header::ETAG) && !has_weak_tag(headers);
    is_long && !is_of_events && !is_exact && !headers.contains_key(header::CONTENT_ENCODING)
}

fn has_weak_tag(headers: &HeaderMap) -> bool {
    headers.get(header::ETAG).is_some_and(|tag| tag.as_bytes().starts_with(b"W/"))
}
