//! `/api/users/me/tokens`: what programs act for the user with.

use super::Operations;
use crate::{
    answer,
    auth::{ApiTokenSecret, SessionUser},
    clock::now,
    db::{api_tokens, sessions},
    error::ApiError,
    extract::{Json, PathId, Query},
    state::State,
};
use actix_web::{
    HttpResponse, delete, get,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, LOCATION},
    },
    post, web,
};
use studentos_api_types::{ApiToken, ApiTokenId, CreateApiToken, Data, Invalid, List, NewApiToken, Paging};
use uuid::Uuid;

pub fn configure(config: &mut impl Operations) {
    config.service(list_api_tokens).service(create_api_token).service(delete_api_token);
}

/// List the user's API tokens, the newest first and without their secrets.
///
/// One that has expired is listed for 30 days more.
#[utoipa::path(
    tag = "users",
    operation_id = "list_api_tokens",
    security(("bearer" = [])),
    params(Paging),
    responses((status = 200, description = "A page of API tokens.", body = List<ApiToken>)),
)]
#[get("/api/users/me/tokens")]
async fn list_api_tokens(
    state: web::Data<State>,
    user: SessionUser,
    Query(paging): Query<Paging>,
) -> Result<HttpResponse, ApiError> {
    let list = move |connection: &mut _| api_tokens::list(connection, user.id(), &paging);
    answer::json(StatusCode::OK, &state.db.read(list).await?)
}

/// Make an API token, and show its secret this one time.
///
/// A user has at most 50. No `Idempotency-Key` is taken: to answer a second time, the secret would have to be kept. Who did
/// not hear the answer deletes the token and makes another one.
#[utoipa::path(
    tag = "users",
    operation_id = "create_api_token",
    security(("bearer" = [])),
    request_body = CreateApiToken,
    responses((
        status = 201,
        description = "The new API token with its secret.",
        body = Data<NewApiToken>,
        headers(
            ("Location" = String, description = "Where it can be deleted."),
            ("Cache-Control" = String, description = "`no-store`."),
        ),
    )),
    extensions(("x-problems" = json!(["too_many_api_tokens"]))),
)]
#[post("/api/users/me/tokens")]
async fn create_api_token(
    state: web::Data<State>,
    user: SessionUser,
    Json(new): Json<CreateApiToken>,
) -> Result<HttpResponse, ApiError> {
    if new.expires_at.is_some_and(|end| end <= now()) {
        return Err(ApiError::field("expires_at", &Invalid::new("Must be in the future.")));
    }
    let secret = ApiTokenSecret::generate().map_err(ApiError::internal)?;
    let (owner, session, id, hash) = (user.id(), user.session(), ApiTokenId::from_uuid(Uuid::now_v7()), secret.hash());
    let insert = move |connection: &mut _| {
        sessions::hold(connection, owner, session, now())?;
        api_tokens::insert(connection, owner, id, &new, &hash, now())
    };
    let data = NewApiToken::new(state.db.write(insert).await?, secret.reveal());
    // No entity tag: nothing answers with the secret again, and so with these bytes.
    Ok(HttpResponse::Created()
        .insert_header((LOCATION, format!("/api/users/me/tokens/{id}")))
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(Data { data }))
}

/// Delete an API token: it is dead at once.
#[utoipa::path(
    tag = "users",
    operation_id = "delete_api_token",
    security(("bearer" = [])),
    params(("id" = ApiTokenId, Path, description = "The API token.")),
    responses((status = 204, description = "There is no such API token any more.")),
    extensions(("x-problems" = json!(["not_found"]))),
)]
#[delete("/api/users/me/tokens/{id}")]
async fn delete_api_token(
    state: web::Data<State>,
    user: SessionUser,
    PathId(id): PathId<ApiTokenId>,
) -> Result<HttpResponse, ApiError> {
    let hash = state.db.write(move |connection| api_tokens::delete(connection, user.id(), id)).await?;
    state.api_tokens.forget(&hash);
    Ok(HttpResponse::NoContent().finish())
}
