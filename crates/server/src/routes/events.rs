//! `/api/events`: live changes.

use super::Operations;
use crate::{
    auth::CurrentUser,
    db::{self, Watchers},
    error::ApiError,
    events,
    state::State,
};
use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{CACHE_CONTROL, HeaderName},
    web,
};
use studentos_api_types::ErrorCode;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

pub fn configure(config: &mut impl Operations) {
    config.service(watch_events);
}

/// Watch what changes, as server-sent events, until the session or API token ends.
///
/// An event is named after the kind of thing that changed, `goal`, `task`, `log`, `repeat` or `user`; its data is
/// `{"op": "upsert", "id", "data"}` or `{"op": "delete", "id"}`, a `GoalChange`, `TaskChange`, `LogChange`, `RepeatChange` or
/// `UserChange`. A stream begins with a block that is none: `retry` alone, or with the `id` of that moment. A browser's
/// `EventSource` cannot send the token; `fetch` can. A client that brings the `last_event_id` of its session misses nothing of
/// what it loads meanwhile; without one, what changes after the stream began is told, so open it first and load then. A client
/// that comes back with the `id` of the last event it saw gets what it missed, each thing once and as it is now; when that
/// cannot be told any more, the event `reset` asks it to load everything anew. `retry` says how many milliseconds to wait
/// before coming back, and a line that is only a colon comes every 15 seconds. A user has at most 32 streams at once.
#[utoipa::path(
    tag = "events",
    operation_id = "watch_events",
    params(("Last-Event-ID" = Option<String>, Header, description = "The `id` of the last event that was seen.")),
    responses((
        status = 200,
        description = "Events without end.",
        content_type = "text/event-stream",
        body = String,
        example = json!("event: goal\nid: 17\ndata: {\"op\":\"delete\",\"id\":\"01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f\"}\n\n"),
    )),
    extensions(
        ("x-problems" = json!(["too_many_requests"])),
        ("x-event-data" = json!({
            "goal": { "$ref": "#/components/schemas/GoalChange" },
            "task": { "$ref": "#/components/schemas/TaskChange" },
            "log": { "$ref": "#/components/schemas/LogChange" },
            "repeat": { "$ref": "#/components/schemas/RepeatChange" },
            "user": { "$ref": "#/components/schemas/UserChange" },
            "reset": { "type": "object", "maxProperties": 0 },
        })),
    ),
)]
#[get("/api/events")]
async fn watch_events(
    state: web::Data<State>,
    user: CurrentUser,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let last = request.headers().get(LAST_EVENT_ID).map(|id| id.to_str().unwrap_or_default().to_owned());
    let user_id = user.id();
    // Before anything is read, so that nothing can happen between.
    let watch = state.db.watchers().watch(user_id, user.grant()).ok_or_else(|| {
        let detail = format!("You have {} streams open, which is the most. Close one and try again.", Watchers::MOST);
        ApiError::saying(ErrorCode::TooManyRequests, detail)
    })?;
    let find = move |connection: &mut _| db::events::start(connection, user_id, last.as_deref());
    let start = state.db.read(find).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header((CACHE_CONTROL, "no-store"))
        // nginx would keep events back until they fill a page of memory.
        .insert_header(("X-Accel-Buffering", "no"))
        .streaming(events::stream(state.db.clone(), user_id, watch, start)))
}
