//! The app in a real browser, with a server made of a function.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::panic, clippy::unwrap_used, reason = "what tests are made of may panic")]

mod app;
mod server;

use app::Mounted;
use js_sys::{Function, Reflect};
use server::Server;
use studentos_client::{fake::problem, json, types::ErrorCode};
use studentos_web::{
    components::{Markdown, MarkdownProps},
    planner::Queue,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_visitor_is_asked_to_log_in_and_makes_no_call() {
    let server = Server::default();
    let app = Mounted::visitor(&server);
    app.find("button[type=submit]").await;
    assert_eq!(app.text("button[type=submit]"), "Log in");
    assert_eq!(app.labels(), ["E-mail", "Password"]);
    assert!(server.calls().is_empty());
}

#[wasm_bindgen_test]
async fn a_wrong_field_has_its_message_beside_it_and_the_keyboard() {
    let server = Server::default();
    let app = Mounted::visitor(&server);
    app.type_into("#email", "asha at example.com").await;
    app.type_into("#password", "lantern-orbit-17").await;
    app.click("button[type=submit]").await;
    app.find("#email[aria-invalid=true][aria-describedby=email-note]").await;
    assert!(app.text("#email-note").starts_with("Must be an e-mail address"));
    app.find_focused("#email").await;
    assert!(server.calls().is_empty());
}

#[wasm_bindgen_test]
async fn a_form_is_saved_once_and_what_was_typed_stays_when_it_fails() {
    let server = Server::default();
    server.answer("POST /api/auth/login", problem(ErrorCode::InvalidCredentials));
    let app = Mounted::visitor(&server);
    app.type_into("#email", "asha@example.com").await;
    app.type_into("#password", "lantern-orbit-17").await;
    server.hold();
    app.click("button[type=submit]").await;
    app.find("button[type=submit]:disabled").await;
    assert_eq!(app.text("button[type=submit]"), "Saving…");
    server.release();
    app.find("[role=alert]").await;
    assert_eq!(app.text("[role=alert]"), ErrorCode::InvalidCredentials.detail());
    assert_eq!(app.value("#email"), "asha@example.com");
    app.find("button[type=submit]:enabled").await;
    assert_eq!(server.calls(), ["POST /api/auth/login"]);
}

#[wasm_bindgen_test]
async fn each_goal_is_a_list_item_whose_parts_have_its_name() {
    let server = Server::with_goals(&["Read chapter 3"]);
    let app = Mounted::user(&server);
    app.find("li input[type=checkbox]").await;
    assert_eq!(app.text("li label"), "Read chapter 3");
    app.find("li button[aria-label='Edit Read chapter 3']").await;
    app.find("li button[aria-label='Delete Read chapter 3']").await;
    assert_eq!(app.text(".progress"), "0 of 1 done");
}

#[wasm_bindgen_test]
async fn a_day_without_goals_says_how_to_begin() {
    let app = Mounted::user(&Server::with_goals(&[]));
    app.find(".blank-title").await;
    assert_eq!(app.text(".blank-title"), "A fresh page");
}

#[wasm_bindgen_test]
async fn a_tick_that_cannot_be_kept_goes_back_and_says_why() {
    let server = Server::with_goals(&["Read"]);
    server.answer("PATCH /api/goals/", problem(ErrorCode::Internal));
    let app = Mounted::user(&server);
    app.click("li input").await;
    app.find("[role=alert]").await;
    let told = app.text("[role=alert]");
    assert!(told.contains("Read") && told.contains(ErrorCode::Internal.detail()), "{told}");
    app.find("li:not(.is-done)").await;
    assert!(!app.is_checked("li input"));
}

#[wasm_bindgen_test]
async fn what_was_deleted_can_be_had_back() {
    let server = Server::with_goals(&["Read"]);
    let app = Mounted::user(&server);
    app.click("li button[aria-label='Delete Read']").await;
    app.find("[role=status] .toast").await;
    assert_eq!(app.count("li"), 0);
    app.click("[role=status] button").await;
    app.find("li label").await;
    assert_eq!(app.count("[role=status] .toast"), 0);
}

#[wasm_bindgen_test]
async fn a_title_is_edited_in_a_field_that_has_the_keyboard() {
    let server = Server::with_goals(&["Read"]);
    let app = Mounted::user(&server);
    app.click("li button[aria-label='Edit Read']").await;
    app.find_focused("li input[aria-label=Title]").await;
    app.type_into("li input[aria-label=Title]", "Write").await;
    app.click("li button[type=submit]").await;
    app.find("li button[aria-label='Edit Write']").await;
    app.find_focused("li button[aria-label='Edit Write']").await;
}

#[wasm_bindgen_test]
async fn a_session_that_ends_leads_to_the_login_form_once() {
    let server = Server::with_goals(&["Read"]);
    let app = Mounted::user(&server);
    app.find("li").await;
    server.answer("PATCH /api/goals/", problem(ErrorCode::Unauthenticated));
    server.answer("POST /api/auth/refresh", problem(ErrorCode::SessionEnded));
    app.click("li input").await;
    app.find("#email").await;
    assert!(app.text("[role=alert]").starts_with("Session expired"));
}

#[wasm_bindgen_test]
async fn a_text_is_shown_as_it_was_typed_until_it_is_rendered() {
    let text = MarkdownProps { text: "*Read* <b>".into() };
    let raw = Mounted::<Markdown>::part(text.clone());
    raw.find(".markdown.is-raw[dir=auto]").await;
    assert_eq!(raw.text(".markdown"), "*Read* <b>");
    assert_eq!(raw.count("b"), 0);

    let render = Function::new_with_args("text", "return Promise.resolve(`<em>${text.length}</em>`)");
    Reflect::set(&js_sys::global(), &"renderMarkdown".into(), &render).unwrap();
    let rendered = Mounted::<Markdown>::part(text);
    rendered.find(".markdown:not(.is-raw) em").await;
    assert_eq!(rendered.text("em"), "10");
}

#[wasm_bindgen_test]
fn what_waits_is_read_as_it_was_kept() {
    const ID: &str = "0197ba6e-25b6-7a3c-b4a3-6a4f7e5a7f10";
    let pending = |change: &str| format!(r#"{{"change":{change},"key":"1","before":null,"is_late":false}}"#);
    let conflict = |with: &str| format!(r#"{{"key":"1","change":{{"DeleteTask":"{ID}"}},"with":{with}}}"#);
    let kept = format!(
        r#"{{"waiting":[{},{}],"conflicts":[{},{}]}}"#,
        pending(&format!(r#"{{"EditLog":["{ID}",{{"minutes":null}}]}}"#)),
        pending(r#"{"CarryOver":{"from":"2026-03-05","to":"2026-03-06"}}"#),
        conflict(r#""Gone""#),
        conflict(r#"{"Text":"Leer “Niebla”"}"#),
    );
    let queue: Queue = json::read(kept.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&queue).unwrap(), kept);
    // A newer version of the app has kept it, and may read it again.
    let newer = kept.replace(r#"{"minutes":null}"#, r#"{"minutes":null,"weather":"fog"}"#);
    assert!(json::read::<Queue>(newer.as_bytes()).is_err());
}
