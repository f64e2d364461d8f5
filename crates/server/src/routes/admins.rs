//! `/api/users` and `/api/users/{id}`: the accounts, for who looks after them.

use super::Operations;
use crate::{
    answer,
    auth::{Admin, CurrentUser, SessionUser},
    db::{self, admins},
    error::ApiError,
    etag::{IfMatch, IfNoneMatch},
    extract::{Json, PathId, Query},
    state::State,
};
use actix_web::{HttpResponse, delete, get, http::StatusCode, patch, web};
use studentos_api_types::{Data, ErrorCode, List, ListUsers, UpdateAccess, User, UserId};

pub fn configure(config: &mut impl Operations) {
    config.service(list_users).service(get_user).service(update_user).service(delete_user);
}

/// List all accounts, in the order in which people signed up.
///
/// For administrators.
#[utoipa::path(
    tag = "users",
    operation_id = "list_users",
    params(ListUsers),
    responses((status = 200, description = "A page of accounts.", body = List<User>)),
    extensions(("x-problems" = json!(["forbidden"]))),
)]
#[get("/api/users")]
async fn list_users(
    state: web::Data<State>,
    admin: Admin,
    Query(query): Query<ListUsers>,
) -> Result<HttpResponse, ApiError> {
    let is_search = query.q.is_some();
    let by = admin.id();
    let list = move |connection: &mut _| admins::list(connection, by, &query);
    answer::json(StatusCode::OK, &state.db.read_or_search(by, is_search, list).await?)
}

/// Get somebody's account.
///
/// For administrators, and for the user whose it is.
#[utoipa::path(
    tag = "users",
    operation_id = "get_user",
    params(
        ("id" = UserId, Path, description = "The user."),
        ("If-None-Match" = Option<String>, Header, description = "The entity tag of the version at hand."),
    ),
    responses(
        (status = 200, description = "The account.", body = Data<User>, headers(("ETag" = String, description = "Its entity tag."))),
        (status = 304, description = "The version at hand is the current one."),
    ),
    extensions(("x-problems" = json!(["forbidden", "not_found"]))),
)]
#[get("/api/users/{id}")]
async fn get_user(
    state: web::Data<State>,
    user: CurrentUser,
    id: Option<PathId<UserId>>,
    known: IfNoneMatch,
) -> Result<HttpResponse, ApiError> {
    let by = user.id();
    let find = move |connection: &mut _| match id {
        Some(PathId(id)) => admins::find(connection, by, id),
        // Nobody has such an id; that, too, is for administrators to know.
        None => admins::check(connection, by).and(Err(db::Error::NotFound)),
    };
    answer::item_unless_known(&known, &state.db.read(find).await.map_err(of_another)?)
}

/// Change what somebody may do, or shut them out.
///
/// For administrators; one of them has to stay. Of who is shut out, all sessions and API tokens end for good.
#[utoipa::path(
    tag = "users",
    operation_id = "update_user",
    params(
        ("id" = UserId, Path, description = "The user."),
        ("If-Match" = Option<String>, Header, description = "Change it only if this is still its entity tag."),
    ),
    request_body = UpdateAccess,
    responses((
        status = 200,
        description = "The account, changed.",
        body = Data<User>,
        headers(("ETag" = String, description = "Its new entity tag.")),
    )),
    security(("bearer" = [])),
    extensions(("x-problems" = json!(["forbidden", "not_found", "last_admin", "precondition_failed"]))),
)]
#[patch("/api/users/{id}")]
async fn update_user(
    state: web::Data<State>,
    _: SessionUser,
    admin: Admin,
    PathId(id): PathId<UserId>,
    condition: IfMatch,
    Json(changes): Json<UpdateAccess>,
) -> Result<HttpResponse, ApiError> {
    let by = admin.id();
    let update =
        move |connection: &mut _, change: &_| admins::update(connection, change, by, condition.wanted(), changes);
    answer::item(StatusCode::OK, &state.db.change_by(by, id, update).await.map_err(of_another)?)
}

/// Delete somebody's account and all that is its, for good.
///
/// For administrators, who delete their own at `/api/users/me`, with its password: here that is `forbidden`, and `last_admin`
/// for the last of them.
#[utoipa::path(
    tag = "users",
    operation_id = "delete_user",
    params(
        ("id" = UserId, Path, description = "The user."),
        ("If-Match" = Option<String>, Header, description = "Delete it only if this is still its entity tag."),
    ),
    responses((status = 204, description = "There is no such account any more.")),
    security(("bearer" = [])),
    extensions(("x-problems" = json!(["forbidden", "not_found", "last_admin", "precondition_failed"]))),
)]
#[delete("/api/users/{id}")]
async fn delete_user(
    state: web::Data<State>,
    _: SessionUser,
    admin: Admin,
    PathId(id): PathId<UserId>,
    condition: IfMatch,
) -> Result<HttpResponse, ApiError> {
    let by = admin.id();
    let delete = move |connection: &mut _, change: &_| admins::delete(connection, change, by, condition.wanted());
    state.db.change_by(by, id, delete).await.map_err(|error| match error {
        db::Error::Forbidden if id == by => {
            ApiError::saying(ErrorCode::Forbidden, "Delete your own account at /api/users/me, with its password.")
        }
        error => of_another(error),
    })?;
    Ok(HttpResponse::NoContent().finish())
}

/// To whom it is about, there is no such user: that is nothing about who asks.
fn of_another(error: db::Error) -> ApiError {
    match error {
        db::Error::NoUser => ErrorCode::NotFound.into(),
        error => error.into(),
    }
}
