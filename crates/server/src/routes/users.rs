//! `/api/users`: the user's own account.

use crate::{
    answer,
    auth::{Action, CurrentUser, Verdict},
    db::{Error, users},
    error::ApiError,
    etag::{IfMatch, IfNoneMatch},
    extract::Json,
    state::State,
    zones,
};
use actix_web::{HttpRequest, HttpResponse, get, http::StatusCode, patch, web};
use studentos_api_types::{Data, ErrorCode, Invalid, UpdateUser, User};
use utoipa_actix_web::service_config::ServiceConfig;

pub fn configure(config: &mut ServiceConfig<'_>) {
    config.service(get_me).service(update_me);
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

/// Change the user's own account: what is left out stays as it is. A new e-mail needs the current password.
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
    extensions(("x-problems" = json!(["wrong_password", "email_taken", "precondition_failed", "too_many_requests"]))),
)]
#[patch("/api/users/me")]
async fn update_me(
    state: web::Data<State>,
    user: CurrentUser,
    condition: IfMatch,
    request: HttpRequest,
    Json(mut changes): Json<UpdateUser>,
) -> Result<HttpResponse, ApiError> {
    if let Some(timezone) = &changes.timezone {
        zones::check(timezone).map_err(|invalid| ApiError::field("timezone", &invalid))?;
    }
    let id = user.id();
    match (changes.current_password.take(), changes.email.is_some()) {
        (None, true) => {
            return Err(ApiError::field("current_password", &Invalid::new("Is needed to change the e-mail.")));
        }
        (Some(password), true) => {
            let account = id.to_string();
            let attempt = state.limits.attempt(&state.db, Action::Reauthentication, &account, &request).await?;
            let hash = state.db.read(move |connection| users::password_hash(connection, id)).await?;
            if state.hasher.verify(&attempt, password, Some(hash)).await? == Verdict::Wrong {
                return Err(ErrorCode::WrongPassword.into());
            }
            attempt.succeeded().await?;
        }
        (_, false) => {}
    }
    let update = move |connection: &mut _, change: &_| {
        if !condition.allows(&users::find(connection, id)?) {
            return Err(Error::Stale);
        }
        users::update(connection, change, changes)
    };
    answer::item(StatusCode::OK, &state.db.change(id, update).await?)
}
