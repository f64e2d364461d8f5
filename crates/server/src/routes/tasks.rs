//! `/api/tasks`: the steps of a goal, and loose to-dos.

use super::Operations;
use crate::{
    answer,
    auth::CurrentUser,
    db::{
        idempotency::once,
        repeats::Days,
        tasks::{self, OwnedTask},
    },
    error::ApiError,
    etag::{IfMatch, IfNoneMatch},
    extract::{Json, PathId, Query},
    idempotency::IdempotencyKey,
    lists::{EVERY_DAY, Reading},
    state::State,
};
use actix_web::{HttpRequest, HttpResponse, delete, get, http::StatusCode, patch, post, web};
use studentos_api_types::{CreateTask, Data, Invalid, List, ListTasks, Task, TaskId, UpdateTask};
use uuid::Uuid;

pub fn configure(config: &mut impl Operations) {
    config
        .service(list_tasks)
        .service(create_task)
        .service(get_task)
        .service(update_task)
        .service(delete_task)
        .service(restore_task);
}

/// List tasks: of a goal by place, of a day's goals one after the other, or all of them by the day they are due.
///
/// Those that are not due at all come last. What repeats ask of the day whose goals are meant is made first.
#[utoipa::path(
    tag = "tasks",
    operation_id = "list_tasks",
    params(ListTasks, ("If-None-Match" = Option<String>, Header, description = "The entity tag of the version at hand.")),
    responses(
        (status = 200, description = "A page of tasks.", body = List<Task>, headers(("ETag" = String, description = "Its entity tag."))),
        (status = 304, description = "The version at hand is the current one."),
    ),
    extensions(("x-problems" = json!(["not_yours", "not_found"]))),
)]
#[get("/api/tasks")]
async fn list_tasks(
    state: web::Data<State>,
    user: CurrentUser,
    request: HttpRequest,
    Query(query): Query<ListTasks>,
) -> Result<HttpResponse, ApiError> {
    if query.goal_id.is_some() && query.goal_date.is_some() {
        return Err(ApiError::field("goal_date", &Invalid::new("Must not stand together with goal_id.")));
    }
    let owner = user.id();
    let reading = Reading {
        days: query.goal_date.map(|date| Days::between(user.today(), date, date)),
        shown: EVERY_DAY,
        is_search: query.q.is_some(),
        list: move |connection: &mut _| tasks::list(connection, owner, &query),
    };
    state.lists.answer(&state.db, &user, &request, reading).await
}

/// Add a task, the last of its goal or of the loose to-dos.
#[utoipa::path(
    tag = "tasks",
    operation_id = "create_task",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = CreateTask,
    responses((
        status = 201,
        description = "The new task.",
        body = Data<Task>,
        headers(("Location" = String, description = "Where the task is."), ("ETag" = String, description = "Its entity tag.")),
    )),
    extensions(("x-problems" = json!(["not_yours", "not_found", "idempotency_conflict"]))),
)]
#[post("/api/tasks")]
async fn create_task(
    state: web::Data<State>,
    user: CurrentUser,
    key: IdempotencyKey,
    Json(new): Json<CreateTask>,
) -> Result<HttpResponse, ApiError> {
    let keyed = key.of("create_task", &new)?;
    let id = TaskId::from_uuid(Uuid::now_v7());
    let insert = move |connection: &mut _, change: &_| {
        once(connection, change, keyed, |connection| tasks::insert(connection, change, id, &new))
    };
    let task = state.db.change(user.id(), insert).await??;
    answer::created("/api/tasks", id, &task)
}

/// Get a task.
#[utoipa::path(
    tag = "tasks",
    operation_id = "get_task",
    params(
        ("id" = TaskId, Path, description = "The task."),
        ("If-None-Match" = Option<String>, Header, description = "The entity tag of the version at hand."),
    ),
    responses(
        (status = 200, description = "The task.", body = Data<Task>, headers(("ETag" = String, description = "Its entity tag."))),
        (status = 304, description = "The version at hand is the current one."),
    ),
    extensions(("x-problems" = json!(["not_yours", "not_found"]))),
)]
#[get("/api/tasks/{id}")]
async fn get_task(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<TaskId>,
    known: IfNoneMatch,
) -> Result<HttpResponse, ApiError> {
    let task = state.db.read(move |connection| tasks::find(connection, user.id(), id)).await?;
    answer::item_unless_known(&known, &task)
}

/// Change a task: what is left out stays as it is.
///
/// Moved to another goal, it comes last there unless `position` says otherwise.
#[utoipa::path(
    tag = "tasks",
    operation_id = "update_task",
    params(
        ("id" = TaskId, Path, description = "The task."),
        ("If-Match" = Option<String>, Header, description = "Change it only if this is still its entity tag."),
    ),
    request_body = UpdateTask,
    responses((
        status = 200,
        description = "The task, changed.",
        body = Data<Task>,
        headers(("ETag" = String, description = "Its new entity tag.")),
    )),
    extensions(("x-problems" = json!(["not_yours", "not_found", "precondition_failed"]))),
)]
#[patch("/api/tasks/{id}")]
async fn update_task(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<TaskId>,
    condition: IfMatch,
    Json(changes): Json<UpdateTask>,
) -> Result<HttpResponse, ApiError> {
    let update = move |connection: &mut _, change: &_| {
        OwnedTask::find(connection, change, id)?.only_if(condition.wanted())?.update(connection, changes)
    };
    answer::item(StatusCode::OK, &state.db.change(user.id(), update).await?)
}

/// Put a task into the trash, where it is kept for 30 days.
///
/// Nothing lists the trash: to restore the task takes its id.
#[utoipa::path(
    tag = "tasks",
    operation_id = "delete_task",
    params(
        ("id" = TaskId, Path, description = "The task."),
        ("If-Match" = Option<String>, Header, description = "Delete it only if this is still its entity tag."),
    ),
    responses((status = 204, description = "It is in the trash.")),
    extensions(("x-problems" = json!(["not_yours", "not_found", "precondition_failed"]))),
)]
#[delete("/api/tasks/{id}")]
async fn delete_task(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<TaskId>,
    condition: IfMatch,
) -> Result<HttpResponse, ApiError> {
    let delete = move |connection: &mut _, change: &_| {
        OwnedTask::find(connection, change, id)?.only_if(condition.wanted())?.delete(connection)
    };
    state.db.change(user.id(), delete).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Take a task out of the trash, back to its place.
///
/// When its goal is in the trash or gone, it becomes a loose to-do. One that is not in there stays as it is.
#[utoipa::path(
    tag = "tasks",
    operation_id = "restore_task",
    params(("id" = TaskId, Path, description = "The task.")),
    responses((
        status = 200,
        description = "The task.",
        body = Data<Task>,
        headers(("ETag" = String, description = "Its entity tag.")),
    )),
    extensions(("x-problems" = json!(["not_yours", "not_found"]))),
)]
#[post("/api/tasks/{id}/restore")]
async fn restore_task(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<TaskId>,
) -> Result<HttpResponse, ApiError> {
    let restore =
        move |connection: &mut _, change: &_| OwnedTask::find_anywhere(connection, change, id)?.restore(connection);
    answer::item(StatusCode::OK, &state.db.change(user.id(), restore).await?)
}
