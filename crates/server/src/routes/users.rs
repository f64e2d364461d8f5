//! `/api/users/me`: the user's own account.

use super::Operations;
use crate::{
    answer,
    auth::{Action, Attempt, CurrentUser, SessionUser, Verdict},
    clock::now,
    db::{
        Change,
        mail_tokens::{self, Purpose},
        outbox::{self, Kind},
        sessions, users,
    },
    error::ApiError,
    etag::{IfMatch, IfNoneMatch},
    extract::{Json, Judged},
    state::State,
};
use actix_web::{HttpRequest, HttpResponse, delete, get, http::StatusCode, patch, put, web};
use studentos_api_types::{ChangePassword, Data, DeleteAccount, ErrorCode, GivenPassword, Invalid, UpdateUser, User};

pub fn configure(config: &mut impl Operations) {
    config.service(get_me).service(update_me).service(change_password).service(delete_me);
}

/// Get the user's own account.
#[utoipa::path(
    tag = "users",
    operation_id = "get_me",
    params(("If-None-Match" = Option<String>, Header, description = "The entity tag of the version at hand.")),
    responses(
        (status = 200, description = "The account.", body = Data<User>, headers(("ETag" = String, description = "Its entity tag."))),
        (status = 304, description = "The version at hand is the current one."),
    ),
)]
#[get("/api/users/me")]
async fn get_me(state: web::Data<State>, user: CurrentUser, known: IfNoneMatch) -> Result<HttpResponse, ApiError> {
    let user = state.db.read(move |connection| users::find(connection, user.id())).await?;
    answer::item_unless_known(&known, &user)
}

/// Change the user's own account: what is left out stays as it is.
///
/// A new e-mail needs the current password, and no API token will do for it; it has still to be confirmed by the link that is
/// mailed there, and is told to the one before. Give the same e-mail again, before it is confirmed, to be mailed another link.
#[utoipa::path(
    tag = "users",
    operation_id = "update_me",
    params(("If-Match" = Option<String>, Header, description = "Change it only if this is still its entity tag.")),
    request_body = UpdateUser,
    responses((
        status = 200,
        description = "The account, changed.",
        body = Data<User>,
        headers(("ETag" = String, description = "Its new entity tag.")),
    )),
    extensions(("x-problems" = json!([
        "token_not_allowed",
        "wrong_password",
        "email_taken",
        "precondition_failed",
        "too_many_requests",
    ]))),
)]
#[patch("/api/users/me")]
async fn update_me(
    state: web::Data<State>,
    user: CurrentUser,
    condition: IfMatch,
    request: HttpRequest,
    Judged(mut changes): Judged<UpdateUser>,
) -> Result<HttpResponse, ApiError> {
    let password = changes.current_password.take();
    let mut proof = None;
    if changes.email.is_some() {
        let user = user.in_person()?;
        let needed = || ApiError::field("current_password", &Invalid::new("Is needed to change the e-mail."));
        let (attempt, hash) = reauthenticate(&state, &user, password.ok_or_else(needed)?, &request).await?;
        attempt.succeeded().await?;
        proof = Some(hash);
        // It counts however it ends: the new address is sent a mail, whosever it is.
        drop(state.limits.count(&state.db, Action::EmailChange, &user.id().to_string(), &request).await?);
    }
    let id = user.id();
    let update = move |connection: &mut _, change: &_| {
        if let Some(hash) = &proof {
            users::hold_password(connection, id, hash)?;
        }
        users::only_if(connection, id, condition.wanted())?;
        users::update(connection, change, changes)
    };
    let updated = state.db.change(id, update).await?;
    state.bell.ring();
    // Which day it is from now on rests on what has just changed.
    user.forget(&state);
    answer::item(StatusCode::OK, &updated)
}

/// Change the password.
///
/// Every other session of the user ends, API tokens go on, and a mail tells of it.
#[utoipa::path(
    tag = "users",
    operation_id = "change_password",
    security(("bearer" = [])),
    request_body = ChangePassword,
    responses((status = 204, description = "The new password is the one to log in with.")),
    extensions(("x-problems" = json!(["wrong_password", "too_many_requests"]))),
)]
#[put("/api/users/me/password")]
async fn change_password(
    state: web::Data<State>,
    user: SessionUser,
    request: HttpRequest,
    Judged(ChangePassword { current_password, new_password }): Judged<ChangePassword>,
) -> Result<HttpResponse, ApiError> {
    let (id, session) = (user.id(), user.session());
    let (attempt, proof) = reauthenticate(&state, &user, current_password, &request).await?;
    let hash = state.hasher.hash(&attempt, new_password).await?;
    attempt.succeeded().await?;
    let change = move |connection: &mut _| {
        users::hold_password(connection, id, &proof)?;
        users::set_password(connection, id, &hash, now())?;
        sessions::end_others(connection, id, session)?;
        mail_tokens::revoke(connection, id, Purpose::Reset)?;
        let email = users::find(connection, id)?.email;
        outbox::insert(connection, Kind::PasswordChanged, Some(id), &email, now())
    };
    state.db.write(change).await?;
    state.bell.ring();
    Ok(HttpResponse::NoContent().finish())
}

/// Delete the account and all that is its, for good.
///
/// The last administrator stays.
#[utoipa::path(
    tag = "users",
    operation_id = "delete_me",
    security(("bearer" = [])),
    params(("If-Match" = Option<String>, Header, description = "Delete it only if this is still its entity tag.")),
    request_body = DeleteAccount,
    responses((
        status = 204,
        description = "There is no such account any more.",
        headers(("Set-Cookie" = String, description = "Removes the refresh cookie.")),
    )),
    extensions(("x-problems" = json!(["wrong_password", "last_admin", "precondition_failed", "too_many_requests"]))),
)]
#[delete("/api/users/me")]
async fn delete_me(
    state: web::Data<State>,
    user: SessionUser,
    condition: IfMatch,
    request: HttpRequest,
    Json(DeleteAccount { password }): Json<DeleteAccount>,
) -> Result<HttpResponse, ApiError> {
    let (attempt, proof) = reauthenticate(&state, &user, password, &request).await?;
    attempt.succeeded().await?;
    let delete = move |connection: &mut _, change: &Change| {
        users::hold_password(connection, change.owner, &proof)?;
        users::only_if(connection, change.owner, condition.wanted())?;
        users::delete(connection, change)
    };
    state.db.large_change(user.id(), delete).await?;
    state.sessions.forget(user.session());
    Ok(HttpResponse::NoContent().cookie(state.refresh_cookie.remove()).finish())
}

/// Makes sure that it is the user who asks, by the password, and gives back the attempt that this was and the hash that the
/// password has: what follows has to hold it, since the password may be reset meanwhile, by who wants the other one out.
async fn reauthenticate(
    state: &State,
    user: &SessionUser,
    password: GivenPassword,
    request: &HttpRequest,
) -> Result<(Attempt, String), ApiError> {
    let (id, account) = (user.id(), user.id().to_string());
    let attempt = state.limits.attempt(&state.db, &state.hasher, Action::Reauthentication, &account, request).await?;
    let hash = state.db.read(move |connection| users::password_hash(connection, id)).await?;
    match state.hasher.verify(&attempt, password, Some(hash.clone())).await? {
        Verdict::Right { .. } => Ok((attempt, hash)),
        Verdict::Wrong => Err(ErrorCode::WrongPassword.into()),
    }
}
