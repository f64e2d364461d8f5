//! What the document's operations are asked: as it should be, and in the ways in which a secret stands where it should not.

use crate::process::password;
use serde_json::{Value, json};
use studentos_client::{Method, Request};

/// What somebody has that lets them in.
pub struct Shown {
    pub email: String,
    pub token: String,
    /// With its name, as it is sent.
    pub cookie: String,
}

/// An operation of the document.
#[derive(Debug)]
pub struct Asked {
    pub id: String,
    /// Whether it does nothing for nobody.
    pub wants_somebody: bool,
    method: Method,
    path: String,
    /// A body for it, if it has one.
    body: Option<Value>,
}

/// All that there are.
pub fn operations(document: &Value) -> Vec<Asked> {
    let paths = document["paths"].as_object().unwrap();
    let all = paths.iter().flat_map(|(path, operations)| {
        operations.as_object().unwrap().iter().map(move |(method, operation)| Asked {
            id: operation["operationId"].as_str().unwrap().to_owned(),
            wants_somebody: operation["security"][0]["bearer"].is_array(),
            method: named(method),
            path: path.replace("{id}", "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f"),
            body: operation["requestBody"]["content"]["application/json"].get("example").cloned(),
        })
    });
    all.collect()
}

fn named(method: &str) -> Method {
    let all = [Method::Get, Method::Post, Method::Patch, Method::Put, Method::Delete];
    all.into_iter().find(|known| known.as_str().eq_ignore_ascii_case(method)).unwrap()
}

impl Asked {
    /// As the document's example has it, by whoever shows this; everybody has the password of the examples.
    pub fn rightly(&self, shown: &Shown) -> Request {
        let body = self.body.clone().map(|mut body| {
            if body["email"].is_string() {
                body["email"] = shown.email.clone().into();
            }
            body.to_string()
        });
        self.with(body, shown)
    }

    /// With a secret where something else belongs.
    pub fn wrongly(&self, shown: &Shown) -> Vec<Request> {
        let Shown { token, cookie, .. } = shown;
        let secret = password().as_str().to_owned();
        let mut requests = vec![
            Request::new(self.method, format!("{}?token={token}&password={secret}", self.path))
                .header("Cookie", cookie),
            Request::new(self.method, format!("{}?limit={secret}&date={token}", self.path)).header("Cookie", cookie),
            self.with(Some(json!({ "password": secret, "token": token, "value": cookie }).to_string()), shown),
            self.with(None, shown).header("Idempotency-Key", format!("{secret} {token}")).header("If-Match", &secret),
            self.with(None, shown).header("Last-Event-ID", &secret).header("If-None-Match", token),
        ];
        let Some(body) = &self.body else { return requests };
        let whole = body.to_string();
        let mut texts = vec![whole[..whole.len() - 1].to_owned(), whole.clone() + &secret, json!(secret).to_string()];
        texts.push(json!([secret, token]).to_string());
        for name in body.as_object().unwrap().keys() {
            for value in [json!(secret), json!([secret]), json!({ "value": token }), json!(cookie)] {
                let mut body = body.clone();
                body[name] = value;
                texts.push(body.to_string());
            }
        }
        requests.extend(texts.into_iter().map(|text| self.with(Some(text), shown)));
        requests.push(Request::new(self.method, &self.path).body(&whole).header("Content-Type", &secret));
        requests
    }

    /// With credentials that are nearly good.
    pub fn wrongly_as_nobody(&self, shown: &Shown) -> Vec<Request> {
        let token = &shown.token;
        let kinds = [format!("Bearer {token}x"), format!("Basic {token}"), format!("Bearer {}", shown.cookie)];
        let kinds = kinds.into_iter().chain([token.clone(), format!("Bearer {}", password().as_str())]);
        kinds.map(|credentials| Request::new(self.method, &self.path).header("Authorization", credentials)).collect()
    }

    fn with(&self, body: Option<String>, shown: &Shown) -> Request {
        let request = Request::new(self.method, &self.path).header("Cookie", &shown.cookie);
        match body {
            Some(body) => request.body(body).header("Content-Type", "application/json"),
            None => request,
        }
    }
}
