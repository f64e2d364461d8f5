//! `/api/repeats`: goals that come back.

use super::Operations;
use crate::{
    answer,
    auth::CurrentUser,
    db::{
        idempotency::once,
        repeats::{self, OwnedRepeat},
    },
    error::ApiError,
    etag::{IfMatch, IfNoneMatch},
    extract::{Json, PathId, Query},
    idempotency::IdempotencyKey,
    state::State,
};
use actix_web::{HttpResponse, delete, get, http::StatusCode, patch, post, web};
use studentos_api_types::{CreateRepeat, Data, List, ListRepeats, Repeat, RepeatId, UpdateRepeat};
use uuid::Uuid;

pub fn configure(config: &mut impl Operations) {
    config
        .service(list_repeats)
        .service(create_repeat)
        .service(get_repeat)
        .service(update_repeat)
        .service(delete_repeat);
}

/// List repeats, the oldest first.
#[utoipa::path(
    tag = "repeats",
    operation_id = "list_repeats",
    params(ListRepeats),
    responses((status = 200, description = "A page of repeats.", body = List<Repeat>)),
)]
#[get("/api/repeats")]
async fn list_repeats(
    state: web::Data<State>,
    user: CurrentUser,
    Query(query): Query<ListRepeats>,
) -> Result<HttpResponse, ApiError> {
    let page = state.db.read(move |connection| repeats::list(connection, user.id(), &query)).await?;
    answer::json(StatusCode::OK, &page)
}

/// Add a repeat.
///
/// It makes its goals when a day is read, from today on and up to a year ahead.
#[utoipa::path(
    tag = "repeats",
    operation_id = "create_repeat",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = CreateRepeat,
    responses((
        status = 201,
        description = "The new repeat.",
        body = Data<Repeat>,
        headers(("Location" = String, description = "Where the repeat is."), ("ETag" = String, description = "Its entity tag.")),
    )),
    extensions(("x-problems" = json!(["too_many_repeats", "idempotency_conflict"]))),
)]
#[post("/api/repeats")]
async fn create_repeat(
    state: web::Data<State>,
    user: CurrentUser,
    key: IdempotencyKey,
    Json(new): Json<CreateRepeat>,
) -> Result<HttpResponse, ApiError> {
    repeats::check(&new.rule, new.starts_on, new.ends_on)?;
    let keyed = key.of("create_repeat", &new)?;
    let id = RepeatId::from_uuid(Uuid::now_v7());
    let insert = move |connection: &mut _, change: &_| {
        once(connection, change, keyed, |connection| repeats::insert(connection, change, id, new))
    };
    let repeat = state.db.change(user.id(), insert).await??;
    answer::created("/api/repeats", id, &repeat)
}

/// Get a repeat.
#[utoipa::path(
    tag = "repeats",
    operation_id = "get_repeat",
    params(
        ("id" = RepeatId, Path, description = "The repeat."),
        ("If-None-Match" = Option<String>, Header, description = "The entity tag of the version at hand."),
    ),
    responses(
        (status = 200, description = "The repeat.", body = Data<Repeat>, headers(("ETag" = String, description = "Its entity tag."))),
        (status = 304, description = "The version at hand is the current one."),
    ),
    extensions(("x-problems" = json!(["not_yours", "not_found"]))),
)]
#[get("/api/repeats/{id}")]
async fn get_repeat(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<RepeatId>,
    known: IfNoneMatch,
) -> Result<HttpResponse, ApiError> {
    let repeat = state.db.read(move |connection| repeats::find(connection, user.id(), id)).await?;
    answer::item_unless_known(&known, &repeat)
}

/// Change a repeat from today on: what is left out stays as it is.
///
/// Goals of earlier days stay as they are, too. Those of today and later that nobody has touched change with it, or go where it
/// does not come any more, unless they are overdue; when it pauses, today's stays.
#[utoipa::path(
    tag = "repeats",
    operation_id = "update_repeat",
    params(
        ("id" = RepeatId, Path, description = "The repeat."),
        ("If-Match" = Option<String>, Header, description = "Change it only if this is still its entity tag."),
    ),
    request_body = UpdateRepeat,
    responses((
        status = 200,
        description = "The repeat, changed.",
        body = Data<Repeat>,
        headers(("ETag" = String, description = "Its new entity tag.")),
    )),
    extensions(("x-problems" = json!(["not_yours", "not_found", "precondition_failed"]))),
)]
#[patch("/api/repeats/{id}")]
async fn update_repeat(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<RepeatId>,
    condition: IfMatch,
    Json(changes): Json<UpdateRepeat>,
) -> Result<HttpResponse, ApiError> {
    let update = move |connection: &mut _, change: &_| {
        let repeat = OwnedRepeat::find(connection, change, id)?.only_if(condition.wanted())?;
        repeat.update(connection, changes)
    };
    answer::item(StatusCode::OK, &state.db.change(user.id(), update).await?)
}

/// Delete a repeat, for good.
///
/// Its goals of earlier days stay, and so do those of today and later that somebody has touched.
#[utoipa::path(
    tag = "repeats",
    operation_id = "delete_repeat",
    params(
        ("id" = RepeatId, Path, description = "The repeat."),
        ("If-Match" = Option<String>, Header, description = "Delete it only if this is still its entity tag."),
    ),
    responses((status = 204, description = "It makes no goals any more.")),
    extensions(("x-problems" = json!(["not_yours", "not_found", "precondition_failed"]))),
)]
#[delete("/api/repeats/{id}")]
async fn delete_repeat(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<RepeatId>,
    condition: IfMatch,
) -> Result<HttpResponse, ApiError> {
    let delete = move |connection: &mut _, change: &_| {
        let repeat = OwnedRepeat::find(connection, change, id)?.only_if(condition.wanted())?;
        repeat.delete(connection)
    };
    state.db.change(user.id(), delete).await?;
    Ok(HttpResponse::NoContent().finish())
}
