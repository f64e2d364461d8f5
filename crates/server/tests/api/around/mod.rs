//! What holds for every request, whatever it asks for.

mod busy;
mod compression;
mod docs;
mod headers;
mod health;
mod methods;
mod metrics;
mod slow;
mod unknown_paths;
#[cfg(feature = "web")]
mod web_app;
mod wire;
