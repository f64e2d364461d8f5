//! Access tokens: JWTs of the type `at+jwt` (RFC 9068) that name a session.

use crate::{clock::SECOND, config::Secret, db::sessions::LiveSession};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, errors::Error};
use serde::{Deserialize, Serialize};
use studentos_api_types::{SessionId, Timestamp, UserId};

const TYPE: &str = "at+jwt";
const ISSUER: &str = "studentos";
const AUDIENCE: &str = "studentos-api";
/// How long a token is good for, in seconds.
const LIFETIME: i64 = 15 * 60;
/// How far the clocks of two instances may be apart, in seconds.
const LEEWAY: u8 = 5;

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: UserId,
    sid: SessionId,
    iss: String,
    aud: String,
    iat: i64,
    nbf: i64,
    exp: i64,
    jti: String,
}

/// Signs and checks access tokens.
pub struct Tokens {
    signing: EncodingKey,
    /// The key in use and, while keys are rotated, the one before.
    checking: Vec<DecodingKey>,
    validation: Validation,
    header: Header,
}

impl Tokens {
    /// Signs with the secret, and takes what it or the previous one has signed.
    #[must_use]
    pub fn new(secret: &Secret, previous: Option<&Secret>) -> Self {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_required_spec_claims(&["exp", "nbf", "aud", "iss", "sub"]);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        validation.validate_nbf = true;
        validation.leeway = LEEWAY.into();
        let mut header = Header::new(Algorithm::HS256);
        header.typ = Some(TYPE.to_owned());
        let keys = [Some(secret), previous];
        Self {
            signing: EncodingKey::from_secret(secret.reveal()),
            checking: keys.into_iter().flatten().map(|key| DecodingKey::from_secret(key.reveal())).collect(),
            validation,
            header,
        }
    }

    /// A token for a session, good until the session ends or [`LIFETIME`] is over.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn issue(&self, session: &LiveSession, now: Timestamp) -> Result<String, Error> {
        let issued_at = now.as_micros() / SECOND;
        let claims = Claims {
            sub: session.user.id,
            sid: session.id,
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            iat: issued_at,
            nbf: issued_at,
            exp: (issued_at + LIFETIME).min(session.expires_at.as_micros() / SECOND),
            jti: super::new_uuid().to_string(),
        };
        jsonwebtoken::encode(&self.header, &claims, &self.signing)
    }

    /// Whose token it is and of which session, if it is one of ours and still good.
    #[must_use]
    pub fn verify(&self, token: &str, now: Timestamp) -> Option<(UserId, SessionId)> {
        let decode = |key| jsonwebtoken::decode::<Claims>(token, key, &self.validation).ok();
        let token = self.checking.iter().find_map(decode)?;
        let is_ours = token.header.typ.as_deref() == Some(TYPE);
        let was_issued = token.claims.iat <= now.as_micros() / SECOND + i64::from(LEEWAY);
        (is_ours && was_issued).then_some((token.claims.sub, token.claims.sid))
    }
}
