//! Whether an API token is still good, and that it is used.

use super::ApiTokenSecret;
use crate::{
    clock::now,
    db::{
        self, Database,
        api_tokens::{self, LiveApiToken},
    },
    recent::Recent,
};
use actix_web::rt;
use std::sync::Arc;
use studentos_api_types::ApiTokenId;

/// The tokens that were seen a moment ago, by the hashes of their secrets.
#[derive(Default)]
pub struct ApiTokens(Recent<String, Arc<LiveApiToken>>);

impl ApiTokens {
    /// The token with this secret, if it has not ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, db: &Database, secret: &ApiTokenSecret) -> Result<Option<Arc<LiveApiToken>>, db::Error> {
        let hash = secret.hash();
        let ask = async || {
            let hash = hash.clone();
            let found = db.read(move |connection| api_tokens::find(connection, &hash, now())).await?;
            if let Some(token) = found.as_ref().filter(|token| token.is_used_anew(now())) {
                write_down(db.clone(), token.id);
            }
            Ok(found.map(Arc::new))
        };
        let found = self.0.find(&hash, ask).await?;
        Ok(found.filter(|token| token.expires_at.is_none_or(|end| end > now())))
    }

    /// The token whose secret has this hash has ended.
    pub fn forget(&self, hash: &String) {
        self.0.forget(hash);
    }
}

/// Keeps when a token was used, while the request goes on.
fn write_down(db: Database, id: ApiTokenId) {
    rt::spawn(async move {
        // If it cannot be written now, the next use will be.
        db.write(move |connection| api_tokens::used(connection, id, now())).await.ok();
    });
}
