//! `/api/auth`: signing up, logging in and out.

mod by_mail;

use super::Operations;
use crate::{
    answer,
    auth::{Action, RefreshToken, SessionUser, Verdict},
    clock::now,
    db::{
        Error, email_key,
        outbox::{self, Kind},
        sessions::{self, OpenedSession},
        users::{self, NewUser},
    },
    error::ApiError,
    extract::{Json, Judged},
    state::State,
};
use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    post, web,
};
use studentos_api_types::{ErrorCode, Login, Session, SessionId, Signup, UserId};
use uuid::Uuid;

/// How much of a `User-Agent` is kept, in characters.
const USER_AGENT: usize = 200;

pub fn configure(config: &mut impl Operations) {
    config.service(signup).service(login).service(refresh).service(logout).configure(by_mail::configure);
}

/// Sign up.
///
/// It makes an account, begins its first session, and mails a link to confirm the e-mail.
#[utoipa::path(
    tag = "auth",
    operation_id = "signup",
    security(()),
    request_body = Signup,
    responses((
        status = 201,
        description = "The account and a token for it; the refresh cookie comes beside it.",
        body = Session,
        headers(("Set-Cookie" = String, description = "The refresh cookie.")),
    )),
    extensions(("x-problems" = json!(["email_taken", "too_many_requests"]))),
)]
#[post("/api/auth/signup")]
async fn signup(
    state: web::Data<State>,
    request: HttpRequest,
    Judged(signup): Judged<Signup>,
) -> Result<HttpResponse, ApiError> {
    let Signup { name, email, password, timezone } = signup;
    let timezone = timezone.unwrap_or_default();
    let account = email_key::of(&email);
    let attempt = state.limits.attempt(&state.db, &state.hasher, Action::Signup, &account, &request).await?;
    let password_hash = state.hasher.hash(&attempt, password).await?;
    let new = NewUser { name, email, password_hash, timezone };
    let (id, begin) = (UserId::from_uuid(Uuid::now_v7()), Beginning::of(&request)?);
    let token = begin.token.hash();
    let session = state
        .db
        .write(move |connection| {
            let user = users::insert(connection, id, &new, now())?;
            outbox::insert(connection, Kind::Verify, Some(user.id), &user.email, now())?;
            sessions::insert(connection, begin.id, user.id, &begin.user_agent, &token, now())
        })
        .await?;
    state.bell.ring();
    open(&state, StatusCode::CREATED, session, &begin.token)
}

/// Log in: begins a session.
///
/// An unknown e-mail, a wrong password and somebody who was shut out are answered in the same words and time.
#[utoipa::path(
    tag = "auth",
    operation_id = "login",
    security(()),
    request_body = Login,
    responses((
        status = 200,
        description = "The account and a token for it; the refresh cookie comes beside it.",
        body = Session,
        headers(("Set-Cookie" = String, description = "The refresh cookie.")),
    )),
    extensions(("x-problems" = json!(["invalid_credentials", "too_many_requests"]))),
)]
#[post("/api/auth/login")]
async fn login(
    state: web::Data<State>,
    request: HttpRequest,
    Json(Login { email, password }): Json<Login>,
) -> Result<HttpResponse, ApiError> {
    let account = email_key::of(&email);
    let attempt = state.limits.attempt(&state.db, &state.hasher, Action::Login, &account, &request).await?;
    let found = state.db.read(move |connection| users::find_by_email(connection, &email)).await?;
    // Who is shut out is answered like nobody, and after the same time.
    let found = found.filter(|(user, _)| !user.disabled);
    let hash = found.as_ref().map(|(_, hash)| hash.clone());
    let verdict = state.hasher.verify(&attempt, password.clone(), hash).await?;
    let (Some((user, hash)), Verdict::Right { outdated }) = (found, verdict) else {
        return Err(ErrorCode::InvalidCredentials.into());
    };
    // Not worth a refusal: the next login will try again.
    let rehashed = if outdated { state.hasher.rehash(&attempt, password, &hash).await.ok() } else { None };
    attempt.succeeded().await?;
    let begin = Beginning::of(&request)?;
    let token = begin.token.hash();
    let session = state
        .db
        .write(move |connection| {
            users::hold_password(connection, user.id, &hash)?;
            if let Some(new) = rehashed {
                users::rehash(connection, user.id, &hash, &new)?;
            }
            sessions::insert(connection, begin.id, user.id, &begin.user_agent, &token, now())
        })
        .await
        .map_err(|error| match error {
            // What was right a moment ago is now as wrong as anything else.
            Error::PasswordChanged | Error::NoUser => ErrorCode::InvalidCredentials.into(),
            error => ApiError::from(error),
        })?;
    open(&state, StatusCode::OK, session, &begin.token)
}

/// Go on with the session of the refresh cookie: a new access token, and a new cookie in place of the old one.
///
/// The old cookie is still taken for 10 seconds, since two tabs may ask at once, or an answer be lost. After that it ends the
/// session, as it must have been copied: keep each new cookie before the next request is sent. A session that is refreshed
/// thousands of times within a week ends as well.
#[utoipa::path(
    tag = "auth",
    operation_id = "refresh",
    security(("refreshCookie" = [])),
    responses((
        status = 200,
        description = "The account and a token for it; the new refresh cookie comes beside it.",
        body = Session,
        headers(("Set-Cookie" = String, description = "The refresh cookie.")),
    )),
    extensions(("x-problems" = json!(["session_ended", "bad_origin"]))),
)]
#[post("/api/auth/refresh")]
async fn refresh(state: web::Data<State>, request: HttpRequest) -> Result<HttpResponse, ApiError> {
    if !state.origins.allows(&request) {
        return Err(ErrorCode::BadOrigin.into());
    }
    let old = state.refresh_cookie.read(&request).ok_or(ErrorCode::SessionEnded)?;
    let new = RefreshToken::generate().map_err(ApiError::internal)?;
    let (old_hash, new_hash) = (old.hash(), new.hash());
    let shown = old_hash.clone();
    // Who shows what was never given out waits for nobody who writes.
    if !state.db.read(move |connection| sessions::has_token(connection, &shown)).await? {
        return Err(ErrorCode::SessionEnded.into());
    }
    let rotated = state.db.write(move |connection| sessions::rotate(connection, &old_hash, &new_hash, now())).await?;
    match rotated {
        Some(session) => open(&state, StatusCode::OK, session, &new),
        None => Err(ErrorCode::SessionEnded.into()),
    }
}

/// Log out.
///
/// The session ends on the server, its tokens are dead at once, the cookie is removed.
#[utoipa::path(
    tag = "auth",
    operation_id = "logout",
    security(("bearer" = [])),
    responses((
        status = 204,
        description = "The session has ended.",
        headers(("Set-Cookie" = String, description = "Removes the refresh cookie.")),
    )),
)]
#[post("/api/auth/logout")]
async fn logout(state: web::Data<State>, user: SessionUser) -> Result<HttpResponse, ApiError> {
    let session = user.session();
    state.db.write(move |connection| sessions::end(connection, session)).await?;
    state.sessions.forget(session);
    Ok(HttpResponse::NoContent().cookie(state.refresh_cookie.remove()).finish())
}

/// What a session begins with.
struct Beginning {
    id: SessionId,
    token: RefreshToken,
    user_agent: String,
}

impl Beginning {
    fn of(request: &HttpRequest) -> Result<Self, ApiError> {
        let user_agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self {
            id: SessionId::from_uuid(Uuid::now_v7()),
            token: RefreshToken::generate().map_err(ApiError::internal)?,
            user_agent: user_agent.unwrap_or_default().chars().take(USER_AGENT).collect(),
        })
    }
}

/// The answer that hands out a session.
fn open(
    state: &State,
    status: StatusCode,
    opened: OpenedSession,
    keep: &RefreshToken,
) -> Result<HttpResponse, ApiError> {
    let OpenedSession { session, last_revision } = opened;
    let token = state.tokens.issue(&session, now()).map_err(ApiError::internal)?;
    let cookie = state.refresh_cookie.keep(keep, &session, now());
    let session = Session { token, user: session.user, last_event_id: last_revision.to_string() };
    let mut response = answer::json(status, &session)?;
    response.add_cookie(&cookie).map_err(ApiError::internal)?;
    Ok(response)
}
