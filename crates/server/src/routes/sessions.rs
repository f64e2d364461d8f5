//! `/api/users/me/sessions`: where the user is logged in.

use super::Operations;
use crate::{
    answer,
    auth::SessionUser,
    clock::now,
    db::sessions,
    error::ApiError,
    extract::{PathId, Query},
    state::State,
};
use actix_web::{HttpResponse, delete, get, http::StatusCode, web};
use studentos_api_types::{List, OpenSession, Paging, SessionId};

pub fn configure(config: &mut impl Operations) {
    config.service(list_sessions).service(end_session);
}

/// List where the user is logged in, the newest login first.
///
/// There are at most 100 sessions; of more, the one that was unused for the longest time ends.
#[utoipa::path(
    tag = "users",
    operation_id = "list_sessions",
    security(("bearer" = [])),
    params(Paging),
    responses((status = 200, description = "A page of sessions.", body = List<OpenSession>)),
)]
#[get("/api/users/me/sessions")]
async fn list_sessions(
    state: web::Data<State>,
    user: SessionUser,
    Query(paging): Query<Paging>,
) -> Result<HttpResponse, ApiError> {
    let list = move |connection: &mut _| sessions::list(connection, user.id(), user.session(), &paging, now());
    answer::json(StatusCode::OK, &state.db.read(list).await?)
}

/// End one of the user's sessions: its tokens are dead at once.
///
/// To end the one that asks is to log out.
#[utoipa::path(
    tag = "users",
    operation_id = "end_session",
    security(("bearer" = [])),
    params(("id" = SessionId, Path, description = "The session.")),
    responses((
        status = 204,
        description = "The session has ended.",
        headers(("Set-Cookie" = Option<String>, description = "Removes the refresh cookie, when it is the session that asks.")),
    )),
    extensions(("x-problems" = json!(["not_found"]))),
)]
#[delete("/api/users/me/sessions/{id}")]
async fn end_session(
    state: web::Data<State>,
    user: SessionUser,
    PathId(id): PathId<SessionId>,
) -> Result<HttpResponse, ApiError> {
    let owner = user.id();
    state.db.write(move |connection| sessions::end_one(connection, owner, id)).await?;
    state.sessions.forget(id);
    let mut response = HttpResponse::NoContent();
    if id == user.session() {
        response.cookie(state.refresh_cookie.remove());
    }
    Ok(response.finish())
}
