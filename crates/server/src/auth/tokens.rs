//! Access tokens: JWTs of the type `at+jwt` (RFC 9068) that name a session.

use crate::{clock::SECOND, config::Secret, db::sessions::LiveSession};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, TokenData, Validation, errors::Error};
use quick_cache::sync::Cache;
use serde::{Deserialize, Serialize};
use studentos_api_types::{SessionId, Timestamp, UserId};
use uuid::Uuid;

const TYPE: &str = "at+jwt";
const ISSUER: &str = "studentos";
const AUDIENCE: &str = "studentos-api";
/// How long a token is good for, in seconds.
const LIFETIME: i64 = 15 * 60;
/// How far the clocks of two instances may be apart, in seconds.
const LEEWAY: u8 = 5;
/// How many tokens are remembered.
const CAPACITY: usize = 4_096;

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

/// What a token says that one of our keys has signed.
#[derive(Clone, Copy)]
struct Signed {
    user: UserId,
    session: SessionId,
    /// When it begins to be good and when it ends, in Unix seconds: what other clocks may be off is in it.
    begin: i64,
    end: i64,
}

/// Signs and checks access tokens.
pub struct Tokens {
    signing: EncodingKey,
    /// The key in use and, while keys are rotated, the one before.
    checking: Vec<DecodingKey>,
    validation: Validation,
    header: Header,
    /// The tokens that were shown lately: what they say stays the same, and finding it out costs more than looking here.
    shown: Cache<Box<str>, Signed>,
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
            shown: Cache::new(CAPACITY),
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
            jti: Uuid::now_v7().to_string(),
        };
        jsonwebtoken::encode(&self.header, &claims, &self.signing)
    }

    /// Whose token it is and of which session, if it is one of ours and still good.
    #[must_use]
    pub fn verify(&self, token: &str, now: Timestamp) -> Option<(UserId, SessionId)> {
        let signed = self.shown.get(token).or_else(|| {
            let signed = self.decode(token)?;
            self.shown.insert(token.into(), signed);
            Some(signed)
        })?;
        let now = now.as_micros() / SECOND;
        (signed.begin..=signed.end).contains(&now).then_some((signed.user, signed.session))
    }

    fn decode(&self, token: &str) -> Option<Signed> {
        let decode = |key| jsonwebtoken::decode::<Claims>(token, key, &self.validation).ok();
        let TokenData { header, claims: Claims { sub, sid, iat, nbf, exp, .. }, .. } =
            self.checking.iter().find_map(decode)?;
        let leeway = i64::from(LEEWAY);
        (header.typ.as_deref() == Some(TYPE)).then(|| Signed {
            user: sub,
            session: sid,
            begin: iat.max(nbf).saturating_sub(leeway),
            end: exp.saturating_add(leeway),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_micros(second * SECOND)
    }

    fn session() -> LiveSession {
        let user = json!({
            "id": Uuid::now_v7(),
            "name": "Asha",
            "email": "asha@example.org",
            "email_verified": false,
            "role": "user",
            "disabled": false,
            "timezone": "UTC",
            "day_starts_at": 0,
            "created_at": "2026-12-06T00:00:00Z",
        });
        LiveSession {
            id: SessionId::from_uuid(Uuid::now_v7()),
            user: serde_json::from_value(user).unwrap(),
            expires_at: at(i64::MAX / SECOND),
        }
    }

    #[test]
    fn a_token_that_was_shown_before_is_good_for_no_longer_than_one_that_was_not() {
        let secret = Secret::from("a secret of no use to anybody else, as long as it needs to be".to_owned());
        // What is signed says when by the clock of the machine, which decoding looks at.
        let now = jsonwebtoken::get_current_timestamp().cast_signed();
        let tokens = Tokens::new(&secret, None);
        let session = session();
        let token = tokens.issue(&session, at(now)).unwrap();
        let whose = Some((session.user.id, session.id));
        for _ in 0..2 {
            assert_eq!(tokens.verify(&token, at(now)), whose);
            assert_eq!(tokens.verify(&token, at(now - i64::from(LEEWAY))), whose);
            assert_eq!(tokens.verify(&token, at(now - i64::from(LEEWAY) - 1)), None, "not yet");
            assert_eq!(tokens.verify(&token, at(now + LIFETIME + i64::from(LEEWAY))), whose);
            assert_eq!(tokens.verify(&token, at(now + LIFETIME + i64::from(LEEWAY) + 1)), None, "no longer");
        }
        let (signed, _) = token.rsplit_once('.').unwrap();
        assert_eq!(tokens.verify(&format!("{signed}.{}", "A".repeat(43)), at(now)), None, "another signature");
    }
}
