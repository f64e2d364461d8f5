//! Whose it is: every operation of the document is tried with everything of somebody else's that it takes the name of.
//!
//! The document says where an operation takes a name: in its path, its query and its body, wherever a schema is one of the
//! ids. A new kind of id has to be planted here, and an operation without any has to be listed, before this passes again.

use crate::harness::*;
use std::collections::BTreeMap;

/// Stands in everything the owner writes, and so in no answer to anybody else.
const CANARY: &str = "canary";

/// The operations that take no name of anything, and so have to find out by themselves whose it is about.
const WITHOUT_IDS: &[&str] = &[
    "carry_over_goals",
    "change_password",
    "create_api_token",
    "create_goal",
    "delete_me",
    "export_me",
    "forgot_password",
    "get_health",
    "get_me",
    "get_metrics",
    "get_readiness",
    "get_stats",
    "list_api_tokens",
    "create_repeat",
    "list_goals",
    "list_repeats",
    "list_sessions",
    "list_users",
    "login",
    "logout",
    "refresh",
    "reset_password",
    "signup",
    "watch_events",
    "update_me",
    "verify_email",
];

/// Operations whose answer has no end; their own tests look at what they tell.
const ENDLESS: &[&str] = &["watch_events"];

/// Operations that copy what they are given and have no use for whose the names in it are.
const COPYING: &[&str] = &["import_me"];

/// One thing of each kind, by the name of its id's schema.
type Things = BTreeMap<&'static str, String>;

/// Somebody who has one of everything.
async fn somebody(server: &Server, name: &str, word: &str) -> (Client, Things) {
    let client = server.user(name).await;
    let mut things = Things::new();
    let me = client.users().me().await.unwrap();
    things.insert("UserId", me.id.to_string());
    things.insert("SessionId", client.users().sessions().await.unwrap().data[0].id.to_string());
    let token = json!({ "name": format!("Token {word}"), "scope": "write" });
    things.insert("ApiTokenId", plant(&client, "/api/users/me/tokens", &token).await);
    let goal = json!({ "title": format!("Goal {word}"), "date": "2026-03-06", "notes": word });
    things.insert("GoalId", plant(&client, "/api/goals", &goal).await);
    let task = json!({ "title": format!("Task {word}"), "goal_id": things["GoalId"], "due_date": "2026-03-06" });
    things.insert("TaskId", plant(&client, "/api/tasks", &task).await);
    let repeat = json!({ "title": format!("Repeat {word}"), "rule": "FREQ=DAILY", "starts_on": "2026-03-06" });
    things.insert("RepeatId", plant(&client, "/api/repeats", &repeat).await);
    let log = json!({ "body": word, "goal_id": things["GoalId"], "date": "2026-03-06", "minutes": 5 });
    things.insert("LogId", plant(&client, "/api/logs", &log).await);
    (client, things)
}

async fn plant(client: &Client, path: &str, body: &Value) -> String {
    let response = client.execute(post(path, body)).await.unwrap();
    assert_eq!(response.status, 201, "{path}: {}", String::from_utf8_lossy(&response.body));
    response.json::<Value>().unwrap()["data"]["id"].as_str().unwrap().to_owned()
}

/// All that the owner can read of their own.
async fn everything(owner: &Client) -> Vec<Value> {
    let mut found = Vec::new();
    for path in [
        "/api/users/me",
        "/api/users/me/sessions",
        "/api/users/me/tokens",
        "/api/goals",
        "/api/tasks",
        "/api/logs",
        "/api/repeats",
    ] {
        found.push(owner.execute(get(path)).await.unwrap().json().unwrap());
    }
    found
}

/// A place in a request where the name of a thing may stand.
#[derive(Clone, Debug)]
struct Place {
    at: At,
    /// The schema of the id.
    kind: String,
}

#[derive(Clone, Debug, PartialEq)]
enum At {
    Path(String),
    Query(String),
    /// A pointer into the body (RFC 6901).
    Body(String),
}

struct Document(Value);

impl Document {
    async fn of(server: &Server) -> Self {
        Self(server.client().execute(get("/api/openapi.json")).await.unwrap().json().unwrap())
    }

    /// The places where these parameters and this body take ids.
    fn places(&self, operation: &Value) -> Vec<Place> {
        let mut places = Vec::new();
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().unwrap().to_owned();
            let at = match parameter["in"].as_str().unwrap() {
                "path" => At::Path(name),
                "query" => At::Query(name),
                "header" => continue,
                other => panic!("a parameter in {other}"),
            };
            let mut kinds = Vec::new();
            self.ids(&parameter["schema"], "", 0, &mut kinds);
            places.extend(kinds.into_iter().map(|(_, kind)| Place { at: at.clone(), kind }));
        }
        let mut kinds = Vec::new();
        self.ids(&operation["requestBody"]["content"]["application/json"]["schema"], "", 0, &mut kinds);
        places.extend(kinds.into_iter().map(|(pointer, kind)| Place { at: At::Body(pointer), kind }));
        places
    }

    /// What a text may be.
    fn example<'a>(&'a self, schema: &'a Value) -> &'a str {
        let named = schema["$ref"].as_str().and_then(|path| self.0.pointer(path.trim_start_matches('#')));
        named.unwrap_or(schema)["examples"][0].as_str().expect("a schema has an example")
    }

    /// The ids within a schema, each with where it stands.
    fn ids(&self, schema: &Value, pointer: &str, depth: usize, found: &mut Vec<(String, String)>) {
        assert!(depth < 20, "{pointer} has no end");
        if let Some(name) = schema["$ref"].as_str().map(|path| path.trim_start_matches("#/components/schemas/")) {
            if name.ends_with("Id") {
                found.push((pointer.to_owned(), name.to_owned()));
            } else {
                self.ids(&self.0["components"]["schemas"][name], pointer, depth + 1, found);
            }
        }
        for variants in ["oneOf", "anyOf", "allOf"] {
            for variant in schema[variants].as_array().into_iter().flatten() {
                self.ids(variant, pointer, depth + 1, found);
            }
        }
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            self.ids(property, &format!("{pointer}/{name}"), depth + 1, found);
        }
        if schema["items"].is_object() {
            self.ids(&schema["items"], &format!("{pointer}/0"), depth + 1, found);
        }
    }
}

/// An operation of the document and where it takes ids.
struct Operation<'a> {
    method: Method,
    path: &'a str,
    document: &'a Value,
    places: &'a [Place],
}

/// What an operation is asked, as the document's examples have it, but with the asker's own things in all places and with
/// the owner's in one.
fn request(all: &Document, operation: &Operation<'_>, own: &Things, tried: &Place, id: &str) -> Request {
    let Operation { method, path, document: operation, places } = *operation;
    let thing = |place: &Place| if place.at == tried.at { id } else { own[place.kind.as_str()].as_str() };
    let mut address = path.to_owned();
    let mut query = Vec::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap();
        let is_here = |place: &&Place| matches!(&place.at, At::Path(at) | At::Query(at) if at == name);
        match (parameter["in"].as_str(), places.iter().find(is_here)) {
            (Some("path"), Some(place)) => address = address.replace(&format!("{{{name}}}"), thing(place)),
            (Some("query"), Some(place)) => query.push(format!("{name}={}", thing(place))),
            (Some("query"), None) if parameter["required"] == true => {
                query.push(format!("{name}={}", all.example(&parameter["schema"])));
            }
            _ => {}
        }
    }
    if !query.is_empty() {
        address = format!("{address}?{}", query.join("&"));
    }
    let request = Request::new(method, address);
    let content = &operation["requestBody"]["content"]["application/json"];
    if !content.is_object() {
        return request;
    }
    let mut body = content["example"].clone();
    for place in places {
        let At::Body(pointer) = &place.at else { continue };
        let (parent, name) = pointer.rsplit_once('/').expect("a body is no id");
        if let Some(Value::Object(object)) = body.pointer_mut(parent) {
            object.insert(name.to_owned(), json!(thing(place)));
        }
    }
    request.json(&body)
}

fn method(name: &str) -> Method {
    match name {
        "get" => Method::Get,
        "post" => Method::Post,
        "patch" => Method::Patch,
        "put" => Method::Put,
        "delete" => Method::Delete,
        other => panic!("{other} is no method of the API"),
    }
}

#[apply(on_both)]
async fn nobody_reaches_what_is_anothers_by_any_name_in_any_place(server: &Server) {
    let (owner, theirs) = somebody(server, "owner", CANARY).await;
    let before = everything(&owner).await;
    let document = Document::of(server).await;
    let mut askers = 0;
    for (path, operations) in document.0["paths"].as_object().unwrap() {
        for (name, operation) in operations.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap();
            let places = document.places(operation);
            assert_eq!(places.is_empty(), WITHOUT_IDS.contains(&id), "{id} takes ids in {places:?}; is it listed?");
            if ENDLESS.contains(&id) {
                continue;
            }
            // Who asks without naming anything must not be told of it either.
            let nowhere = Place { at: At::Path(String::new()), kind: String::new() };
            for tried in if places.is_empty() { vec![nowhere] } else { places.clone() } {
                askers += 1;
                let (asker, own) = somebody(server, &format!("asker-{askers}"), "own").await;
                let victim = theirs.get(tried.kind.as_str()).cloned().unwrap_or_default();
                assert!(places.is_empty() || !victim.is_empty(), "{id}: plant a {} first", tried.kind);
                let operation = Operation { method: method(name), path, document: operation, places: &places };
                let response = asker.execute(request(&document, &operation, &own, &tried, &victim)).await.unwrap();
                let body = String::from_utf8_lossy(&response.body);
                let shown = format!("{id}, {tried:?}: {} {body}", response.status);
                if !places.is_empty() && !COPYING.contains(&id) {
                    assert!([403, 404].contains(&response.status), "{shown}");
                }
                assert!(!body.contains(CANARY), "{shown}");
                assert_eq!(everything(&owner).await, before, "{shown}");
            }
        }
    }
}

#[apply(without_database)]
async fn an_operation_that_is_listed_is_there(server: &Server) {
    let document = Document::of(server).await.0;
    let paths = document["paths"].as_object().unwrap().values();
    let ids: Vec<_> =
        paths.flat_map(|path| path.as_object().unwrap().values()).map(|operation| &operation["operationId"]).collect();
    for listed in [WITHOUT_IDS, ENDLESS, COPYING].concat() {
        assert!(ids.iter().any(|id| **id == listed), "{listed} is no operation");
    }
}
