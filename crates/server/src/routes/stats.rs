//! `/api/users/me/stats`: how the days add up.

use super::{Operations, days};
use crate::{
    answer,
    auth::CurrentUser,
    db::{repeats::Days, stats},
    error::ApiError,
    etag::IfNoneMatch,
    extract::Query,
    settle::settle_for,
    state::State,
};
use actix_web::{HttpResponse, get, web};
use studentos_api_types::{Data, GetStats, Stats};

pub fn configure(config: &mut impl Operations) {
    config.service(get_stats);
}

/// See what came of each day of a range, and the streaks up to today.
///
/// What is skipped was not planned.
#[utoipa::path(
    tag = "users",
    operation_id = "get_stats",
    params(
        GetStats,
        ("If-None-Match" = Option<String>, Header, description = "The entity tag of the version at hand."),
    ),
    responses(
        (
            status = 200,
            description = "Every day of the range, and the streaks of all days there are.",
            body = Data<Stats>,
            headers(("ETag" = String, description = "Its entity tag.")),
        ),
        (status = 304, description = "The version at hand is the current one."),
    ),
)]
#[get("/api/users/me/stats")]
async fn get_stats(
    state: web::Data<State>,
    user: CurrentUser,
    Query(range): Query<GetStats>,
    known: IfNoneMatch,
) -> Result<HttpResponse, ApiError> {
    days::check(None, Some(range.from), Some(range.to))?;
    let (owner, today) = (user.id(), user.today());
    settle_for(&state.db, &user, Days::between(today, range.from, range.to)).await?;
    let found = state.db.search(owner, move |connection| stats::find(connection, owner, range, today)).await?;
    answer::item_unless_known(&known, &found)
}
