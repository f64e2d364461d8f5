//! The web app, out of the binary: compressed beforehand, cached for good where the name says what is in it.

use crate::{error::ApiError, etag::IfNoneMatch};
use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        Method, StatusCode,
        header::{self, AcceptEncoding, ContentEncoding, Encoding, Header as _},
    },
    web::Bytes,
};
use aws_lc_rs::digest;
use base64::{
    Engine as _,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD},
};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::{borrow::Cow, fmt::Write as _};
use studentos_api_types::ErrorCode;

const INDEX: &str = "index.html";
/// Keeps the app in the browser. What it may do is said by its own answer, not by the page's.
const SERVICE_WORKER: &str = "sw.js";
const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

#[derive(RustEmbed)]
#[folder = "../web/dist"]
#[allow_missing = true]
struct Assets;

/// Answers with a file of the app, or with its index page, which knows what to make of the path.
///
/// # Errors
/// `not_found` for a file that is not there, `method_not_allowed` for anything but reading.
pub fn serve(request: &HttpRequest) -> Result<HttpResponse, ApiError> {
    if request.method() != Method::GET {
        return Err(ApiError::method_not_allowed("GET, HEAD".to_owned()));
    }
    let path = request.path().trim_start_matches('/');
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let name = if is_file { path } else { INDEX };
    let file = Assets::get(name).ok_or(ErrorCode::NotFound)?;
    Ok(respond(request, name, file))
}

fn respond(request: &HttpRequest, name: &str, file: EmbeddedFile) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.content_type(file.metadata.mimetype()).insert_header((header::VARY, "accept-encoding"));
    if name == INDEX {
        response.insert_header((header::CONTENT_SECURITY_POLICY, policy(&file.data)));
    }
    if name == SERVICE_WORKER {
        response.insert_header((header::CONTENT_SECURITY_POLICY, WORKER_POLICY));
    }
    if is_hashed(name) {
        response.insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"));
    }
    let compressed = Assets::get(&format!("{name}.br")).filter(|_| accepts_brotli(request));
    let is_compressed = compressed.is_some();
    let EmbeddedFile { data, metadata } = compressed.unwrap_or(file);
    let tag = format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(metadata.sha256_hash()));
    response.insert_header((header::ETAG, tag.as_str()));
    if IfNoneMatch::of(request).includes(&tag) {
        return response.status(StatusCode::NOT_MODIFIED).finish();
    }
    if is_compressed {
        response.insert_header(ContentEncoding::Brotli);
    }
    match data {
        Cow::Borrowed(inside) => response.body(Bytes::from_static(inside)),
        Cow::Owned(read) => response.body(read),
    }
}

fn accepts_brotli(request: &HttpRequest) -> bool {
    let supported = [Encoding::brotli(), Encoding::identity()];
    let accepted = AcceptEncoding::parse(request);
    accepted.is_ok_and(|accepted| accepted.negotiate(supported.iter()) == Some(Encoding::brotli()))
}

/// Trunk puts a hash of 64 bits into the names of what may never change, in hexadecimal and without leading zeros:
/// `web-123456789abcdef_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    name.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|part| (8..=16).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_hexdigit()))
}

/// Scripts from files, and the one inline script that starts the app, by its hash.
fn policy(index: &[u8]) -> String {
    let mut inline = String::new();
    for script in inline_scripts(&String::from_utf8_lossy(index)) {
        let hash = BASE64_STANDARD.encode(digest::digest(&digest::SHA256, script.as_bytes()));
        // Writing to a String cannot fail.
        let _ = write!(inline, " 'sha256-{hash}'");
    }
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{inline}; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    )
}

fn inline_scripts(page: &str) -> Vec<&str> {
    let scripts = page.split("<script").skip(1).filter_map(|rest| rest.split_once('>'));
    scripts
        .filter(|(attributes, _)| !attributes.contains("src="))
        .filter_map(|(_, rest)| rest.split_once("</script>").map(|(script, _)| script))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_in_the_page_itself_is_an_inline_script() {
        let page = "<script src=\"/a.js\"></script><script type=\"module\">start()</script>";
        assert_eq!(inline_scripts(page), ["start()"]);
    }

    #[test]
    fn a_hash_in_the_name_is_seen() {
        let (_, names) = include_str!("../../web/hashed_names.txt").split_once("hashed:").unwrap();
        let (hashed, others) = names.split_once("not:").unwrap();
        assert!(hashed.split_whitespace().all(is_hashed));
        assert!(!others.split_whitespace().any(is_hashed));
    }
}
