//! What breaks at an operation: it is gone, needs more, takes less, or answers otherwise.

use super::{
    Findings, Part,
    schemas::{self, Use},
};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Compares all operations, and how one shows who asks.
pub fn compare(old: Part<'_>, new: Part<'_>, findings: &mut Findings) {
    for (path, methods) in old.get("paths").members() {
        for (method, operation) in methods.members().filter(|(method, _)| METHODS.contains(method)) {
            let place = format!("{} {path}", method.to_uppercase());
            let now = new.get("paths").get(path).get(method);
            if now.is_there() {
                compare_operation(&place, operation, now, findings);
            } else {
                findings.tell(format!("{place} is gone"));
            }
        }
    }
    let [schemes, now] = [old, new].map(|document| document.get("components").get("securitySchemes"));
    for (name, scheme) in schemes.members() {
        let is_same = |key| scheme.get(key).value == now.get(name).get(key).value;
        if !["type", "scheme", "in", "name"].into_iter().all(is_same) {
            findings.tell(format!("the security scheme {name} is gone or another one"));
        }
    }
}

fn compare_operation(place: &str, old: Part<'_>, new: Part<'_>, findings: &mut Findings) {
    let name = old.get("operationId");
    if name.value != new.get("operationId").value {
        findings.tell(format!("{place} is not called {} any more", name.text()));
    }
    compare_security(place, old.get("security"), new.get("security"), findings);
    compare_parameters(place, old.get("parameters"), new.get("parameters"), findings);
    compare_body(place, old.get("requestBody"), new.get("requestBody"), findings);
    for (status, response) in old.get("responses").members().filter(|(status, _)| is_success(status)) {
        let now = new.get("responses").get(status);
        if now.is_there() {
            compare_answer(&format!("{place}: {status}"), response, now, findings);
        } else {
            findings.tell(format!("{place} does not answer {status} any more"));
        }
    }
    // 304 is answered only to who asks for it, by If-None-Match.
    for (status, _) in new.get("responses").members().filter(|(status, _)| is_success(status) && *status != "304") {
        if !old.get("responses").get(status).is_there() {
            findings.tell(format!("{place} may answer {status}"));
        }
    }
    // Clients read any problem alike; only its shape may break them, and it is the same wherever it is met.
    for (status, response) in old.get("responses").members().filter(|(status, _)| !is_success(status)) {
        let now = new.get("responses").get(status);
        if now.is_there() {
            compare_answer(&format!("{place}: {status}"), response, now, findings);
        }
    }
    for (event, data) in old.value["x-event-data"].as_object().into_iter().flatten() {
        let now = &new.value["x-event-data"][event];
        schemas::compare(&format!("{place}: event {event}"), Use::Answer, old.with(data), new.with(now), findings);
    }
}

fn is_success(status: &str) -> bool {
    !status.starts_with(['4', '5'])
}

/// Each way to show who asks is one of a choice, and none at all is one as well.
fn compare_security(place: &str, old: Part<'_>, new: Part<'_>, findings: &mut Findings) {
    let ways = |security: Part<'_>| -> Vec<String> {
        let ways = security.items().map(|way| way.members().map(|(name, _)| name).collect::<Vec<_>>().join(" and "));
        let ways: Vec<_> = ways.collect();
        if ways.is_empty() { vec![String::new()] } else { ways }
    };
    let now = ways(new);
    for way in ways(old).into_iter().filter(|way| !now.contains(way) && !now.contains(&String::new())) {
        let what =
            if way.is_empty() { "needs to know who asks".to_owned() } else { format!("does not take {way} any more") };
        findings.tell(format!("{place} {what}"));
    }
}

fn compare_parameters(place: &str, old: Part<'_>, new: Part<'_>, findings: &mut Findings) {
    for parameter in old.items() {
        let key = key(parameter);
        match find(new, &key) {
            Some(now) => {
                let (old, new) = (parameter.with(&parameter.value["schema"]), now.with(&now.value["schema"]));
                schemas::compare(&format!("{place}: {key}"), Use::Request, old, new, findings);
            }
            None => findings.tell(format!("{place} does not take {key} any more")),
        }
    }
    for parameter in new.items().filter(|parameter| parameter.value["required"] == true) {
        let key = key(parameter);
        if find(old, &key).is_none_or(|before| before.value["required"] != true) {
            findings.tell(format!("{place} needs {key}"));
        }
    }
}

/// Where a parameter stands and what it is called.
fn key(parameter: Part<'_>) -> String {
    format!("{} {}", parameter.get("in").text(), parameter.get("name").text())
}

fn find<'a>(parameters: Part<'a>, wanted: &str) -> Option<Part<'a>> {
    parameters.items().find(|parameter| key(*parameter) == wanted)
}

fn compare_body(place: &str, old: Part<'_>, new: Part<'_>, findings: &mut Findings) {
    if new.value["required"] == true && old.value["required"] != true {
        findings.tell(format!("{place} needs a body"));
    }
    for (kind, content) in old.get("content").members() {
        let now = new.get("content").get(kind);
        if now.is_there() {
            let (old, new) = (content.with(&content.value["schema"]), now.with(&now.value["schema"]));
            schemas::compare(&format!("{place}: body"), Use::Request, old, new, findings);
        } else {
            findings.tell(format!("{place} does not take {kind} any more"));
        }
    }
}

fn compare_answer(place: &str, old: Part<'_>, new: Part<'_>, findings: &mut Findings) {
    for (name, header) in old.get("headers").members() {
        let now = new.get("headers").get(name);
        if now.is_there() {
            let (old, new) = (header.with(&header.value["schema"]), now.with(&now.value["schema"]));
            schemas::compare(&format!("{place}: header {name}"), Use::Answer, old, new, findings);
        } else {
            findings.tell(format!("{place} has no header {name} any more"));
        }
    }
    for (kind, content) in old.get("content").members() {
        let now = new.get("content").get(kind);
        if now.is_there() {
            let (old, new) = (content.with(&content.value["schema"]), now.with(&now.value["schema"]));
            schemas::compare(place, Use::Answer, old, new, findings);
        } else {
            findings.tell(format!("{place} is no {kind} any more"));
        }
    }
}
