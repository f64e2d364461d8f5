//! `/api/users/me/export` and `/api/users/me/import`: all that a user owns, as one file.

use super::Operations;
use crate::{
    answer,
    auth::CurrentUser,
    bulk::on_its_own_thread,
    clock::now,
    db::{self, Error, repeats::Days},
    error::ApiError,
    extract::receive,
    import,
    settle::settle_for,
    state::State,
    turns::Turn,
};
use actix_web::{
    HttpRequest, HttpResponse, get,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION},
    },
    post,
    web::{self, Bytes},
};
use futures_util::{Stream, stream};
use std::{
    fs::File,
    io::{self, BufWriter, Seek as _},
};
use studentos_api_types::{Data, Export, Imported};
use tokio::io::AsyncReadExt as _;

/// How much of the file is read at once.
const CHUNK: usize = 64 * 1024;

pub fn configure(config: &mut impl Operations) {
    config.service(export_me).service(import_me);
}

/// Export all that the user owns as one file.
///
/// Everything is as it was at one moment; what is in the trash is left out.
///
/// One export or import of a user is worked on at a time by each instance, and another one refused meanwhile; so is a fifth
/// export while four are being downloaded.
#[utoipa::path(
    tag = "users",
    operation_id = "export_me",
    responses((
        status = 200,
        description = "The file.",
        body = Export,
        headers(("Content-Disposition" = String, description = "A name for the file: `studentos-export-`, the day, `.json`.")),
    )),
    extensions(("x-problems" = json!(["too_many_requests"]))),
)]
#[get("/api/users/me/export")]
async fn export_me(state: web::Data<State>, user: CurrentUser) -> Result<HttpResponse, ApiError> {
    let id = user.id();
    let mine = state.bulk.begin(id)?;
    let departure = state.bulk.departure(id)?;
    // What was missed until today is skipped, though nobody may have looked since.
    settle_for(&state.db, &user, Days::today(user.today())).await?;
    let turn = (mine, state.bulk.turn().await?);
    // First to a file, so that whoever is slow to take it holds neither a connection to the database nor the turn.
    let write = move |connection: &mut _| {
        let no_room = |error: io::Error| Error::Unavailable(format!("no temporary file: {error}"));
        let mut file = tempfile::tempfile().map_err(no_room)?;
        db::export::write(connection, id, now(), BufWriter::with_capacity(CHUNK, &file))?;
        file.rewind().map_err(no_room)?;
        let length = file.metadata().map_err(no_room)?.len();
        drop(turn);
        Ok((file, length))
    };
    let (file, length) = state.db.snapshot(write).await?;
    let name = format!("attachment; filename=\"studentos-export-{}.json\"", user.today());
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_DISPOSITION, name))
        .no_chunking(length)
        .streaming(chunks(file, departure)))
}

/// A file, bit by bit, as it is taken, and what ends with it.
fn chunks(file: File, departure: Turn) -> impl Stream<Item = io::Result<Bytes>> {
    stream::try_unfold((tokio::fs::File::from_std(file), departure), |(mut file, departure)| async {
        let mut chunk = vec![0; CHUNK];
        let length = file.read(&mut chunk).await?;
        chunk.truncate(length);
        Ok((length > 0).then(|| (chunk.into(), (file, departure))))
    })
}

/// Import such a file, whosever it was: all of it or nothing.
///
/// What is there already is left as it is, so importing twice adds nothing.
///
/// A thing keeps all that it says but its id; one that is in the trash comes out of it, as the file has it. Goals come behind
/// those that are in their day, tasks behind those of their goal. A goal whose title its day has already is left out, and its
/// tasks and logs become that goal's. A repeat goes on from where it was; if there were more than 100 then, nothing is
/// imported. What refers to something that is neither in the file nor the user's, refers to nothing; but a goal still says that
/// it came from a repeat, though that be gone.
///
/// The account itself stays as it is. The file may have 20 MB, and take a minute to arrive; the user's exports and other imports
/// are refused meanwhile. Of what is wrong with a file, the first thing alone is told.
#[utoipa::path(
    tag = "users",
    operation_id = "import_me",
    request_body = Export,
    responses((status = 200, description = "How much was added, and how much was there.", body = Data<Imported>)),
    extensions(("x-problems" = json!(["too_many_repeats", "too_many_requests"]))),
)]
#[post("/api/users/me/import")]
async fn import_me(
    state: web::Data<State>,
    user: CurrentUser,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, ApiError> {
    let mine = state.bulk.begin(user.id())?;
    let arrival = state.bulk.arrival().await?;
    let file = receive(&request, payload).await?;
    let turn = (mine, state.bulk.turn().await?);
    let (export, turn) = on_its_own_thread(move || Ok((import::read(file)?, turn))).await?;
    drop(arrival);
    let change = move |connection: &mut _, change: &_| {
        let _turn = turn;
        db::import::import(connection, change, export)
    };
    let imported: Imported = state.db.large_change(user.id(), change).await?;
    answer::json(StatusCode::OK, &Data { data: imported })
}
