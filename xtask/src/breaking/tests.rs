//! Changes of a small contract, and what each of them breaks.

use super::{compare, not_compared};
use serde_json::{Value, json};

fn contract() -> Value {
    json!({
        "paths": { "/goals": {
            "get": {
                "operationId": "list_goals",
                "security": [{ "bearer": [] }, { "apiToken": [] }],
                "parameters": [{ "in": "query", "name": "limit", "schema": { "type": "integer", "maximum": 200 } }],
                "responses": {
                    "200": {
                        "headers": { "ETag": { "schema": { "type": "string", "maxLength": 24 } } },
                        "content": { "application/json": { "schema": {
                            "type": "array", "items": { "$ref": "#/components/schemas/Goal" },
                        } } },
                    },
                    "404": { "$ref": "#/components/responses/NotFound" },
                },
            },
            "post": {
                "operationId": "create_goal",
                "security": [],
                "requestBody": { "required": true, "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/CreateGoal" },
                } } },
                "responses": { "201": { "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/Goal" },
                } } } },
            },
        } },
        "components": {
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer" } },
            "responses": { "NotFound": { "content": { "application/problem+json": { "schema": {
                "type": "object", "properties": { "code": { "type": "string" } }, "required": ["code"],
            } } } } },
            "schemas": {
                "Title": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "." },
                "Mood": { "type": "string", "enum": ["bad", "good"], "maxLength": 4, "pattern": "^[a-z]+$" },
                "Goal": {
                    "type": "object",
                    "properties": {
                        "title": { "$ref": "#/components/schemas/Title" },
                        "mood": { "oneOf": [{ "$ref": "#/components/schemas/Mood" }, { "type": "null" }] },
                        "position": { "type": "integer", "format": "int32" },
                        "parent": { "oneOf": [{ "$ref": "#/components/schemas/Goal" }, { "type": "null" }] },
                    },
                    "required": ["title", "mood"],
                },
                "CreateGoal": {
                    "type": "object",
                    "properties": {
                        "title": { "$ref": "#/components/schemas/Title" },
                        "mood": { "oneOf": [{ "$ref": "#/components/schemas/Mood" }, { "type": "null" }] },
                    },
                    "required": ["title"],
                },
            },
        },
    })
}

/// The contract with this at that place, or without what is there.
fn with(pointer: &str, value: Value) -> Value {
    let mut contract = contract();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match contract.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        Value::Object(object) if value.is_null() => drop(object.remove(name).unwrap()),
        object => object[name] = value,
    }
    contract
}

fn breaks(pointer: &str, value: Value) -> Vec<String> {
    compare(&contract(), &with(pointer, value)).into_iter().collect()
}

const GET: &str = "/paths/~1goals/get";
const POST: &str = "/paths/~1goals/post";
const SCHEMAS: &str = "/components/schemas";

#[test]
fn what_stays_breaks_nothing() {
    assert!(compare(&contract(), &contract()).is_empty());
}

#[test]
fn an_operation_must_stay_and_keep_its_name_and_take_whom_it_took() {
    assert_eq!(breaks(GET, Value::Null), ["GET /goals is gone"]);
    assert_eq!(breaks(&format!("{GET}/operationId"), json!("goals")), ["GET /goals is not called list_goals any more"]);
    assert_eq!(
        breaks(&format!("{GET}/security"), json!([{ "bearer": [] }])),
        ["GET /goals does not take apiToken any more"]
    );
    assert!(breaks(&format!("{GET}/security"), json!([])).is_empty());
    assert_eq!(breaks(&format!("{POST}/security"), json!([{ "bearer": [] }])), ["POST /goals needs to know who asks"]);
    assert_eq!(
        breaks("/components/securitySchemes/bearer", Value::Null),
        ["the security scheme bearer is gone or another one"]
    );
}

#[test]
fn a_request_that_was_taken_must_be_taken() {
    let parameters = format!("{GET}/parameters");
    let needed = json!({ "in": "query", "name": "date", "required": true, "schema": {} });
    let mut all = contract().pointer(&parameters).unwrap().clone();
    all.as_array_mut().unwrap().push(needed);
    assert_eq!(breaks(&parameters, all.clone()), ["GET /goals needs query date"]);
    all[1]["required"] = json!(false);
    assert!(breaks(&parameters, all).is_empty());
    assert_eq!(breaks(&parameters, json!([])), ["GET /goals does not take query limit any more"]);
    assert_eq!(
        breaks(&format!("{parameters}/0/schema/maximum"), json!(100)),
        ["GET /goals: query limit: maximum 200 → 100"]
    );
    assert!(breaks(&format!("{parameters}/0/schema/maximum"), json!(500)).is_empty());

    let create = format!("{SCHEMAS}/CreateGoal");
    assert_eq!(breaks(&format!("{create}/required"), json!(["title", "mood"])), ["CreateGoal in requests needs mood"]);
    assert_eq!(
        breaks(&format!("{create}/properties/mood"), Value::Null),
        ["CreateGoal in requests takes no mood any more"]
    );
    assert_eq!(
        breaks(&format!("{create}/additionalProperties"), json!(false)),
        ["CreateGoal in requests takes nothing any more but what it names"]
    );
    assert_eq!(
        breaks(&format!("{create}/properties/mood/oneOf/1"), json!({ "$ref": "#/components/schemas/Mood" })),
        ["CreateGoal in requests.mood takes null no more"]
    );
    assert!(breaks(&format!("{create}/required"), json!([])).is_empty());
}

#[test]
fn an_answer_must_hold_what_it_held_and_nothing_that_was_excluded() {
    let goal = format!("{SCHEMAS}/Goal");
    assert_eq!(breaks(&format!("{GET}/responses/200"), Value::Null), ["GET /goals does not answer 200 any more"]);
    assert!(breaks(&format!("{GET}/responses/404"), Value::Null).is_empty());
    assert_eq!(
        breaks(&format!("{GET}/responses/200/headers/ETag"), Value::Null),
        ["GET /goals: 200 has no header ETag any more"]
    );
    assert_eq!(
        breaks(&format!("{goal}/properties/position"), Value::Null),
        ["Goal in answers has no position any more"]
    );
    assert_eq!(breaks(&format!("{goal}/required"), json!(["title"])), ["Goal in answers may lack mood"]);
    assert_eq!(
        breaks(&format!("{goal}/properties/position/format"), json!("int64")),
        ["Goal in answers.position: format int32 → int64"]
    );
    assert_eq!(
        breaks(&format!("{goal}/properties/position/type"), json!("string")),
        ["Goal in answers.position: integer → string"]
    );
    assert_eq!(
        breaks("/components/responses/NotFound/content/application~1problem+json/schema/required", json!([])),
        ["GET /goals: 404 may lack code"]
    );
    let mut grown = contract().pointer(&format!("{goal}/properties")).unwrap().clone();
    grown["notes"] = json!({ "type": "string" });
    assert!(breaks(&format!("{goal}/properties"), grown).is_empty());
    assert!(breaks(&format!("{goal}/required"), json!(["title", "mood", "position"])).is_empty());
}

#[test]
fn another_success_breaks_who_knows_the_others_and_a_problem_or_304_nobody() {
    let with_status = |status: &str| {
        let mut contract = contract();
        contract["paths"]["/goals"]["get"]["responses"][status] = json!({ "description": "Another answer" });
        Vec::from_iter(compare(&self::contract(), &contract))
    };
    assert_eq!(with_status("202"), ["GET /goals may answer 202"]);
    assert_eq!(with_status("303"), ["GET /goals may answer 303"]);
    assert!(with_status("304").is_empty());
    assert!(with_status("409").is_empty());
}

#[test]
fn what_is_in_both_breaks_one_of_them_whichever_way_it_changes() {
    let title = |limit| breaks(&format!("{SCHEMAS}/Title/maxLength"), json!(limit));
    assert_eq!(title(100), ["Title in requests: maxLength 200 → 100"]);
    assert_eq!(title(300), ["Title in answers: maxLength 200 → 300"]);
    let values = |values| breaks(&format!("{SCHEMAS}/Mood/enum"), values);
    assert_eq!(values(json!(["good"])), ["Mood in requests takes bad no more"]);
    assert_eq!(values(json!(["bad", "good", "fair"])), ["Mood in answers may be fair"]);
    assert_eq!(
        breaks(&format!("{SCHEMAS}/Title/pattern"), json!("[a-z]")),
        ["Title in answers: pattern . → [a-z]", "Title in requests: pattern . → [a-z]"]
    );
}

#[test]
fn limits_beside_a_closed_list_may_go_and_come() {
    let limit = |name, value| breaks(&format!("{SCHEMAS}/Mood/{name}"), value);
    assert!(limit("maxLength", Value::Null).is_empty());
    assert!(limit("pattern", Value::Null).is_empty());
    assert!(limit("minLength", json!(3)).is_empty());
}

#[test]
fn one_more_choice_is_told_to_who_reads_it() {
    let with_choices = |names: &[&str]| {
        let mut contract = contract();
        let schemas = &mut contract["components"]["schemas"];
        for kind in ["string", "integer", "boolean"] {
            schemas[kind] = json!({ "type": kind });
        }
        let choices = names.iter().map(|name| json!({ "$ref": format!("#{SCHEMAS}/{name}") }));
        schemas["Title"] = json!({ "oneOf": choices.collect::<Vec<_>>() });
        contract
    };
    let (two, three) = (with_choices(&["string", "integer"]), with_choices(&["boolean", "integer", "string"]));
    assert!(compare(&three, &three).is_empty());
    assert_eq!(Vec::from_iter(compare(&two, &three)), ["Title in answers has more choices or other ones"]);
    assert_eq!(Vec::from_iter(compare(&three, &two)), ["Title in requests has fewer choices or other ones"]);
}

#[test]
fn what_is_part_of_itself_may_have_another_name() {
    let renamed = |document: Value| -> Value {
        let text = document.to_string().replace("schemas/Goal", "schemas/Item").replace("\"Goal\":", "\"Item\":");
        serde_json::from_str(&text).unwrap()
    };
    assert!(compare(&contract(), &renamed(contract())).is_empty());
    let changed = renamed(with(&format!("{SCHEMAS}/Goal/required"), json!(["mood"])));
    assert_eq!(Vec::from_iter(compare(&contract(), &changed)), ["GET /goals: 200[] may lack title"]);
}

#[test]
fn what_is_part_of_itself_may_be_named_at_another_depth() {
    let with_titles = |title: Value, name: &str, schema: Value| {
        let mut contract = with(&format!("{SCHEMAS}/Title"), title);
        contract["components"]["schemas"][name] = schema;
        contract
    };
    let list = |items: Value| json!({ "type": "array", "items": items });
    let to = |name: &str| json!({ "$ref": format!("#{SCHEMAS}/{name}") });
    let old = with_titles(list(to("Odd")), "Odd", list(list(to("Odd"))));
    let new = with_titles(list(list(to("Even"))), "Even", list(list(to("Even"))));
    assert!(compare(&old, &new).is_empty());
}

#[test]
fn an_event_is_an_answer() {
    let with_event = |mood| {
        let mut contract = contract();
        contract["paths"]["/goals"]["get"]["x-event-data"] = json!({ "goal": { "oneOf": [
            { "type": "object", "properties": { "op": { "enum": ["upsert"] }, "mood": { "enum": mood } } },
            { "type": "object", "properties": { "op": { "enum": ["delete"] } } },
        ] } });
        contract
    };
    let old = with_event(json!(["bad"]));
    assert!(compare(&old, &with_event(json!(["bad"]))).is_empty());
    assert_eq!(
        compare(&old, &with_event(json!(["bad", "good"]))).into_iter().collect::<Vec<_>>(),
        ["GET /goals: event goal choice 1.mood may be good"]
    );
}

#[test]
fn a_keyword_that_nothing_compares_is_found() {
    assert_eq!(not_compared(&contract()), None);
    let all_of = json!([{ "$ref": "#/components/schemas/CreateGoal" }]);
    assert_eq!(not_compared(&with("/components/schemas/Goal/allOf", all_of)), Some("allOf"));
    let not = json!({ "not": { "type": "null" } });
    assert_eq!(not_compared(&with("/components/schemas/Goal/properties/title", not)), Some("not"));
    assert_eq!(not_compared(&with("/components/schemas/Goal/properties/not", json!({ "type": "string" }))), None);
}
