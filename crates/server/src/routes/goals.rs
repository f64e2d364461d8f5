//! `/api/goals`: what a person wants to do on a day.

use super::{Operations, days};
use crate::{
    answer,
    auth::CurrentUser,
    db::{
        goals::{self, OwnedGoal},
        idempotency::once,
        repeats::Days,
        revisions::Touched,
    },
    error::ApiError,
    etag::{IfMatch, IfNoneMatch},
    extract::{Json, PathId, Query},
    idempotency::IdempotencyKey,
    lists::Reading,
    settle::settle_for,
    state::State,
};
use actix_web::{HttpRequest, HttpResponse, delete, get, http::StatusCode, patch, post, web};
use std::ops::RangeInclusive;
use studentos_api_types::{All, CarryOver, CreateGoal, Data, Date, Goal, GoalId, Invalid, List, ListGoals, UpdateGoal};
use uuid::Uuid;

pub fn configure(config: &mut impl Operations) {
    config
        .service(list_goals)
        .service(create_goal)
        .service(carry_over_goals)
        .service(get_goal)
        .service(update_goal)
        .service(delete_goal)
        .service(restore_goal);
}

/// List goals by day and place: of one day, of a range, or all of them page by page.
///
/// What repeats ask of the days that are read, up to a year ahead, is made first; a range with an open end goes to today.
#[utoipa::path(
    tag = "goals",
    operation_id = "list_goals",
    params(ListGoals, ("If-None-Match" = Option<String>, Header, description = "The entity tag of the version at hand.")),
    responses(
        (status = 200, description = "A page of goals.", body = List<Goal>, headers(("ETag" = String, description = "Its entity tag."))),
        (status = 304, description = "The version at hand is the current one."),
    ),
)]
#[get("/api/goals")]
async fn list_goals(
    state: web::Data<State>,
    user: CurrentUser,
    request: HttpRequest,
    Query(query): Query<ListGoals>,
) -> Result<HttpResponse, ApiError> {
    days::check(query.date, query.from, query.to)?;
    let owner = user.id();
    let reading = Reading {
        days: Some(days_of(&query, user.today())),
        shown: days_shown(&query),
        is_search: query.q.is_some(),
        list: move |connection: &mut _| goals::list(connection, owner, query.clone()),
    };
    state.lists.answer(&state.db, &user, &request, reading).await
}

/// The days whose goals a query may find.
fn days_shown(query: &ListGoals) -> RangeInclusive<Date> {
    let first = query.date.or(query.from).unwrap_or(Date::MIN);
    let last = query.date.or(query.to).unwrap_or(Date::MAX);
    first..=last
}

/// The days that a query reads, as far as repeats have something to make there: a range with an open end goes to today.
fn days_of(query: &ListGoals, today: Date) -> Days {
    match (query.date, query.from, query.to) {
        (Some(date), ..) => Days::between(today, date, date),
        (None, None, None) => Days::today(today),
        (None, first, last) => Days::between(today, first.unwrap_or(Date::MIN), last.unwrap_or(today)),
    }
}

/// Add a goal at the end of its day.
#[utoipa::path(
    tag = "goals",
    operation_id = "create_goal",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = CreateGoal,
    responses((
        status = 201,
        description = "The new goal.",
        body = Data<Goal>,
        headers(("Location" = String, description = "Where the goal is."), ("ETag" = String, description = "Its entity tag.")),
    )),
    extensions(("x-problems" = json!(["goal_exists", "idempotency_conflict"]))),
)]
#[post("/api/goals")]
async fn create_goal(
    state: web::Data<State>,
    user: CurrentUser,
    key: IdempotencyKey,
    Json(new): Json<CreateGoal>,
) -> Result<HttpResponse, ApiError> {
    let keyed = key.of("create_goal", &new)?;
    let id = GoalId::from_uuid(Uuid::now_v7());
    let date = new.date;
    let insert = move |connection: &mut _, change: &_| {
        once(connection, change, keyed, |connection| goals::insert(connection, change, id, new))
    };
    let goal = state.db.change_touching(user.id(), insert, move |_| Touched::GoalsOf(date)).await??;
    answer::created("/api/goals", id, &goal)
}

/// Move what is neither done nor skipped from one day to another.
///
/// A goal whose title is there already stays.
#[utoipa::path(
    tag = "goals",
    operation_id = "carry_over_goals",
    request_body = CarryOver,
    responses((status = 200, description = "The goals that moved, in their new order.", body = All<Goal>)),
)]
#[post("/api/goals/carry-over")]
async fn carry_over_goals(
    state: web::Data<State>,
    user: CurrentUser,
    Json(days): Json<CarryOver>,
) -> Result<HttpResponse, ApiError> {
    if days.from == days.to {
        return Err(ApiError::field("to", &Invalid::new("Must be another day than from.")));
    }
    for date in [days.from, days.to] {
        settle_for(&state.db, &user, Days::between(user.today(), date, date)).await?;
    }
    let data =
        state.db.change(user.id(), move |connection, change| goals::carry_over(connection, change, days)).await?;
    answer::json(StatusCode::OK, &All { count: data.len(), data })
}

/// Get a goal.
///
/// It is answered as it is: what repeats ask of its day is done when the day is read.
#[utoipa::path(
    tag = "goals",
    operation_id = "get_goal",
    params(
        ("id" = GoalId, Path, description = "The goal."),
        ("If-None-Match" = Option<String>, Header, description = "The entity tag of the version at hand."),
    ),
    responses(
        (status = 200, description = "The goal.", body = Data<Goal>, headers(("ETag" = String, description = "Its entity tag."))),
        (status = 304, description = "The version at hand is the current one."),
    ),
    extensions(("x-problems" = json!(["not_yours", "not_found"]))),
)]
#[get("/api/goals/{id}")]
async fn get_goal(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<GoalId>,
    known: IfNoneMatch,
) -> Result<HttpResponse, ApiError> {
    let goal = state.db.read(move |connection| goals::find(connection, user.id(), id)).await?;
    answer::item_unless_known(&known, &goal)
}

/// Change a goal: what is left out stays as it is.
#[utoipa::path(
    tag = "goals",
    operation_id = "update_goal",
    params(
        ("id" = GoalId, Path, description = "The goal."),
        ("If-Match" = Option<String>, Header, description = "Change it only if this is still its entity tag."),
    ),
    request_body = UpdateGoal,
    responses((
        status = 200,
        description = "The goal, changed.",
        body = Data<Goal>,
        headers(("ETag" = String, description = "Its new entity tag.")),
    )),
    extensions(("x-problems" = json!(["not_yours", "not_found", "goal_exists", "precondition_failed"]))),
)]
#[patch("/api/goals/{id}")]
async fn update_goal(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<GoalId>,
    condition: IfMatch,
    Json(changes): Json<UpdateGoal>,
) -> Result<HttpResponse, ApiError> {
    let moves = changes.date.is_some();
    let update = move |connection: &mut _, change: &_| {
        OwnedGoal::find(connection, change, id)?.only_if(condition.wanted())?.update(connection, changes)
    };
    // What a repeat has made on other days, and has yet to make, may depend on this one.
    let touched = move |goal: &Goal| match goal.repeat_id {
        None if !moves => Touched::GoalsOf(goal.date),
        _ => Touched::Anything,
    };
    answer::item(StatusCode::OK, &state.db.change_touching(user.id(), update, touched).await?)
}

/// Put a goal into the trash, and its tasks with it, where they are kept for 30 days.
///
/// Nothing lists the trash: to restore the goal takes its id.
#[utoipa::path(
    tag = "goals",
    operation_id = "delete_goal",
    params(
        ("id" = GoalId, Path, description = "The goal."),
        ("If-Match" = Option<String>, Header, description = "Delete it only if this is still its entity tag."),
    ),
    responses((status = 204, description = "It is in the trash.")),
    extensions(("x-problems" = json!(["not_yours", "not_found", "precondition_failed"]))),
)]
#[delete("/api/goals/{id}")]
async fn delete_goal(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<GoalId>,
    condition: IfMatch,
) -> Result<HttpResponse, ApiError> {
    let delete = move |connection: &mut _, change: &_| {
        OwnedGoal::find(connection, change, id)?.only_if(condition.wanted())?.delete(connection)
    };
    state.db.change(user.id(), delete).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Take a goal out of the trash, back to its place, and the tasks that went there with it.
///
/// One that is not in there stays as it is.
#[utoipa::path(
    tag = "goals",
    operation_id = "restore_goal",
    params(("id" = GoalId, Path, description = "The goal.")),
    responses((
        status = 200,
        description = "The goal.",
        body = Data<Goal>,
        headers(("ETag" = String, description = "Its entity tag.")),
    )),
    extensions(("x-problems" = json!(["not_yours", "not_found", "goal_exists"]))),
)]
#[post("/api/goals/{id}/restore")]
async fn restore_goal(
    state: web::Data<State>,
    user: CurrentUser,
    PathId(id): PathId<GoalId>,
) -> Result<HttpResponse, ApiError> {
    let restore =
        move |connection: &mut _, change: &_| OwnedGoal::find_anywhere(connection, change, id)?.restore(connection);
    answer::item(StatusCode::OK, &state.db.change(user.id(), restore).await?)
}
