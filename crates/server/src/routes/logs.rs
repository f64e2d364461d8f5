//! `/api/logs`: what the day was.

use super::{Operations, days};
use crate::{
    answer,
    auth::CurrentUser,
    db::{
        idempotency::once,
        logs::{self, OwnedLog},
    },
    error::ApiError,
    etag::{IfMatch, IfNoneMatch},
    extract::{Json, PathId, Query},
    idempotency::IdempotencyKey,
    lists::{EVERY_DAY, Reading},
    state::State,
};
use actix_web::{HttpRequest, HttpResponse, delete, get, http::StatusCode, patch, post, web};
use studentos_api_types::{CreateLog, Data, List, ListLogs, Log, LogId, UpdateLog};
use uuid::Uuid;

pub fn configure(config: &mut impl Operations) {
    config
        .service(list_logs)
        .service(create_log)
        .service(get_log)
        .service(update_log)
        .service(delete_log)
        .service(restore_log);
}

/// List logs by day and as they were made: of one day, of a range, or all of them page by page.
#[utoipa::path(
    tag = "logs",
    operation_id = "list_logs",
    params(ListLogs, ("If-None-Match" = Option<String>, Header, description = "The entity tag of the version at hand.")),
    responses(
        (status = 200, description = "A page of logs.", body = List<Log>, headers(("ETag" = String, description = "Its entity tag."))),
        (status = 304, description = "The version at hand is the current one."),
    ),
    extensions(("x-problems" = json!(["not_yours", "not_found"]))),
)]
#[get("/api/logs")]
async fn list_logs(
    state: web::Data<State>,
    user: CurrentUser,
    request: HttpRequest,
    Query(query): Query<ListLogs>,
) -> Result<HttpResponse, ApiError> {
    days::check(query.date, query.from, query.to)?;
    let owner = user.id();
    let reading = Reading {
        days: None,
        shown: EVERY_DAY,
        is_search: query.q.is_some(),
        list: move |connection: &mut _| logs::list(connection, owner, query.clone()),
    };
    state.lists.answer(&state.db, &user, &request, reading).await
}

/// Add a log to a day, which may have several.
#[utoipa::path(
    tag = "logs",
    operation_id = "create_log",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = CreateLog,
    responses((
        status = 201,
        description = "The new log.",
        body = Data<Log>,
        headers(("Location" = String, description = "Where the log is."), ("ETag" = String, description = "Its entity tag.")),
    )),
    extensions(("x-problems" = json!(["not_yours", "not_found", "idempotency_conflict"]))),
)]
#[post("/api/logs")]
async fn create_log(
    state: web::Data<State>,
    user: CurrentUser,
    key: IdempotencyKey,
    Json(new): Json<CreateLog>,
) -> Result<HttpResponse, ApiError> {
    let keyed = key.of("create_log", &new)?;
    let id = LogId::from_uuid(Uuid::now_v7());
    let insert = move |connection: &mut _, change: &_| {
        once(connection, change, keyed, |connection| logs::insert(connection, change, id, &new))
    };
    let log = state.db.change(user.id(), insert).await??;
    answer::created("/api/logs", id, &log)
}

/// Get a log.
#[utoipa::path(
    tag = "logs",
    operation_id = "get_log",
    params(
        ("id" = LogId, Path, description = "The log."),
        ("If-None-Match" = Option<String>, Header, description = "The entity tag of the version at hand."),
    ),
    responses(
        (status = 200, description = "The log.", body = Data<Log>, headers(("ETag" = String, description = "Its entity tag."))),
        (status = 304, description = "The version at hand is the current one."),
    ),
    extensions(("x-problems" = json!(["not_yours", "not_found"]))),
)]
#[get("/api/logs/{id}")]
async fn get_log(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<LogId>,
    known: IfNoneMatch,
) -> Result<HttpResponse, ApiError> {
    let log = state.db.read(move |connection| logs::find(connection, user.id(), id)).await?;
    answer::item_unless_known(&known, &log)
}

/// Change a log: what is left out stays as it is.
///
/// `null` clears the minutes, the mood or the goal.
#[utoipa::path(
    tag = "logs",
    operation_id = "update_log",
    params(
        ("id" = LogId, Path, description = "The log."),
        ("If-Match" = Option<String>, Header, description = "Change it only if this is still its entity tag."),
    ),
    request_body = UpdateLog,
    responses((
        status = 200,
        description = "The log, changed.",
        body = Data<Log>,
        headers(("ETag" = String, description = "Its new entity tag.")),
    )),
    extensions(("x-problems" = json!(["not_yours", "not_found", "precondition_failed"]))),
)]
#[patch("/api/logs/{id}")]
async fn update_log(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<LogId>,
    condition: IfMatch,
    Json(changes): Json<UpdateLog>,
) -> Result<HttpResponse, ApiError> {
    let update = move |connection: &mut _, change: &_| {
        OwnedLog::find(connection, change, id)?.only_if(condition.wanted())?.update(connection, changes)
    };
    answer::item(StatusCode::OK, &state.db.change(user.id(), update).await?)
}

/// Put a log into the trash, where it is kept for 30 days.
///
/// Nothing lists the trash: to restore the log takes its id.
#[utoipa::path(
    tag = "logs",
    operation_id = "delete_log",
    params(
        ("id" = LogId, Path, description = "The log."),
        ("If-Match" = Option<String>, Header, description = "Delete it only if this is still its entity tag."),
    ),
    responses((status = 204, description = "It is in the trash.")),
    extensions(("x-problems" = json!(["not_yours", "not_found", "precondition_failed"]))),
)]
#[delete("/api/logs/{id}")]
async fn delete_log(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<LogId>,
    condition: IfMatch,
) -> Result<HttpResponse, ApiError> {
    let delete = move |connection: &mut _, change: &_| {
        OwnedLog::find(connection, change, id)?.only_if(condition.wanted())?.delete(connection)
    };
    state.db.change(user.id(), delete).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Take a log out of the trash.
///
/// One that is not in there stays as it is.
#[utoipa::path(
    tag = "logs",
    operation_id = "restore_log",
    params(("id" = LogId, Path, description = "The log.")),
    responses((
        status = 200,
        description = "The log.",
        body = Data<Log>,
        headers(("ETag" = String, description = "Its entity tag.")),
    )),
    extensions(("x-problems" = json!(["not_yours", "not_found"]))),
)]
#[post("/api/logs/{id}/restore")]
async fn restore_log(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<LogId>,
) -> Result<HttpResponse, ApiError> {
    let restore =
        move |connection: &mut _, change: &_| OwnedLog::find_anywhere(connection, change, id)?.restore(connection);
    answer::item(StatusCode::OK, &state.db.change(user.id(), restore).await?)
}
