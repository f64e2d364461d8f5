//! `/api/auth/password` and `/api/auth/email`: what a link in a mail is for.

use crate::{
    auth::{Action, hash_token},
    clock::now,
    db::{
        Change, Error, api_tokens, email_key,
        mail_tokens::{self, Purpose},
        outbox::{self, Kind},
        sessions, users,
    },
    error::ApiError,
    extract::{Json, Judged},
    routes::Operations,
    state::State,
};
use actix_web::{HttpRequest, HttpResponse, post, web};
use studentos_api_types::{ForgotPassword, ResetPassword, VerifyEmail};

pub fn configure(config: &mut impl Operations) {
    config.service(forgot_password).service(reset_password).service(verify_email);
}

/// Ask for a link to choose a new password.
///
/// It is mailed if there is such an account. The answer is the same if not.
#[utoipa::path(
    tag = "auth",
    operation_id = "forgot_password",
    security(()),
    request_body = ForgotPassword,
    responses((status = 202, description = "If there is such an account, a mail is on its way.")),
    extensions(("x-problems" = json!(["too_many_requests"]))),
)]
#[post("/api/auth/password/forgot")]
async fn forgot_password(
    state: web::Data<State>,
    request: HttpRequest,
    Json(ForgotPassword { email }): Json<ForgotPassword>,
) -> Result<HttpResponse, ApiError> {
    // It counts whatever comes of it, which nobody here knows.
    drop(state.limits.count(&state.db, Action::Forgot, &email_key::of(&email), &request).await?);
    state.db.write(move |connection| outbox::insert(connection, Kind::Reset, None, &email, now())).await?;
    state.bell.ring();
    Ok(HttpResponse::Accepted().finish())
}

/// Choose a new password by the link that was mailed.
///
/// It works once, for an hour; every session and API token of the account ends, and the e-mail is confirmed.
#[utoipa::path(
    tag = "auth",
    operation_id = "reset_password",
    security(()),
    request_body = ResetPassword,
    responses((status = 204, description = "The new password is the one to log in with.")),
    extensions(("x-problems" = json!(["invalid_token", "too_many_requests"]))),
)]
#[post("/api/auth/password/reset")]
async fn reset_password(
    state: web::Data<State>,
    request: HttpRequest,
    Judged(ResetPassword { token, password }): Judged<ResetPassword>,
) -> Result<HttpResponse, ApiError> {
    let attempt = state.limits.attempt(&state.db, &state.hasher, Action::Reset, token.as_str(), &request).await?;
    let token = hash_token(token.as_str());
    let find = |token: String| move |connection: &mut _| mail_tokens::find(connection, &token, Purpose::Reset, now());
    // Who shows no token that is good waits for nobody who does.
    let owner = state.db.read(find(token.clone())).await?;
    let turn = state.resetting.wait(owner).await;
    state.db.read(find(token.clone())).await?;
    let hash = state.hasher.hash(&attempt, password).await?;
    let reset = move |connection: &mut _, change: &Change| {
        // Again, since the turn is one of this instance alone: the user's row is of all.
        mail_tokens::find(connection, &token, Purpose::Reset, change.at)?;
        mail_tokens::revoke(connection, owner, Purpose::Reset)?;
        users::set_password(connection, owner, &hash, change.at)?;
        users::verify_email(connection, change)?;
        sessions::end_all(connection, owner)?;
        // They may be those of who had the account before its address was shown to be somebody's.
        api_tokens::delete_all(connection, owner)?;
        let email = users::find(connection, owner)?.email;
        outbox::insert(connection, Kind::PasswordChanged, Some(owner), &email, change.at)
    };
    state.db.change(owner, reset).await.map_err(without_user)?;
    drop(turn);
    state.bell.ring();
    // What is done is done, whether the attempts are forgiven or not.
    attempt.succeeded().await.ok();
    Ok(HttpResponse::NoContent().finish())
}

/// Confirm an e-mail by the link that was mailed there.
///
/// It works for three days, as often as it is opened.
#[utoipa::path(
    tag = "auth",
    operation_id = "verify_email",
    security(()),
    request_body = VerifyEmail,
    responses((status = 204, description = "The e-mail is confirmed.")),
    extensions(("x-problems" = json!(["invalid_token", "too_many_requests"]))),
)]
#[post("/api/auth/email/verify")]
async fn verify_email(
    state: web::Data<State>,
    request: HttpRequest,
    Json(VerifyEmail { token }): Json<VerifyEmail>,
) -> Result<HttpResponse, ApiError> {
    let counted = state.limits.count(&state.db, Action::Verification, token.as_str(), &request).await?;
    let token = hash_token(token.as_str());
    let sought = token.clone();
    let find = move |connection: &mut _| {
        let owner = mail_tokens::find(connection, &sought, Purpose::Verify, now())?;
        Ok((owner, users::find(connection, owner)?.email_verified))
    };
    let (owner, is_verified) = state.db.read(find).await.map_err(without_user)?;
    if !is_verified {
        let verify = move |connection: &mut _, change: &Change| {
            // Again, since the e-mail may have become another one.
            mail_tokens::find(connection, &token, Purpose::Verify, change.at)?;
            users::verify_email(connection, change)
        };
        state.db.change(owner, verify).await.map_err(without_user)?;
    }
    // As above.
    counted.succeeded().await.ok();
    Ok(HttpResponse::NoContent().finish())
}

/// With an account that is gone, its tokens are.
fn without_user(error: Error) -> Error {
    match error {
        Error::NoUser => Error::InvalidToken,
        error => error,
    }
}
