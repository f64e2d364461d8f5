//! What is said of limits, in words and in schemas that take no constant, is what is checked.

use super::rules::{document, operations};
use crate::{
    clock::DAY,
    db::{api_tokens, idempotency, purge},
    extract::body,
    routes::days,
};
use serde_json::Value;
use studentos_api_types::{ApiToken, ErrorCode, Export, FieldError, Limit, OpenSession, Problem, Repeat};

fn operation<'a>(document: &'a Value, id: &str) -> &'a Value {
    operations(document).find(|(name, ..)| *name == id).unwrap_or_else(|| panic!("there is no {id}")).3
}

#[test]
fn what_is_said_of_how_many_there_may_be_is_so() {
    let document = document();
    let described = |id| operation(&document, id)["description"].as_str().unwrap();
    let large =
        format!("larger than {} kB, or a file to import than {} MB", body::LARGEST >> 10, Export::LARGEST >> 20);
    for (sentence, most) in [
        (ErrorCode::TooManyApiTokens.detail(), format!("You have {} API tokens", ApiToken::MOST)),
        (described("create_api_token"), format!("A user has at most {}.", ApiToken::MOST)),
        (ErrorCode::TooManyRepeats.detail(), format!("There may be {} repeats", Repeat::MOST)),
        (described("import_me"), format!("more than {} then", Repeat::MOST)),
        (described("list_sessions"), format!("There are at most {} sessions", OpenSession::MOST)),
        (ErrorCode::ContentTooLarge.detail(), large),
        (described("import_me"), format!("may have {} MB", Export::LARGEST >> 20)),
        (Limit::new(0).unwrap_err().message(), format!("from 1 to {}.", Limit::MAX)),
    ] {
        assert!(sentence.contains(&most), "{sentence}");
    }
}

#[test]
fn what_is_said_of_how_long_something_is_kept_is_so() {
    let document = document();
    let said = |id, part| operation(&document, id)[part].as_str().unwrap();
    let trash = format!("kept for {} days", purge::TRASH / DAY);
    for (sentence, long) in [
        (said("delete_goal", "summary"), trash.clone()),
        (said("delete_task", "summary"), trash.clone()),
        (said("delete_log", "summary"), trash),
        (said("list_api_tokens", "description"), format!("listed for {} days more", api_tokens::LISTED / DAY)),
    ] {
        assert!(sentence.contains(&long), "{sentence}");
    }
    let key = operation(&document, "create_goal")["parameters"].as_array().unwrap();
    let key = key.iter().find(|parameter| parameter["name"] == "Idempotency-Key").unwrap();
    let long = format!("within {} hours", idempotency::KEPT / DAY * 24);
    assert!(key["description"].as_str().unwrap().contains(&long));
}

#[test]
fn what_is_said_of_how_long_a_range_may_be_is_so() {
    let document = document();
    let longest = format!("at most {} days with", days::LONGEST_RANGE);
    for id in ["list_goals", "list_logs", "get_stats"] {
        let parameters = operation(&document, id)["parameters"].as_array().unwrap();
        let to = parameters.iter().find(|parameter| parameter["name"] == "to").unwrap();
        assert!(to["description"].as_str().unwrap().contains(&longest), "{id}");
    }
}

#[test]
fn what_schemas_say_in_figures_is_so() {
    let document = document();
    for (path, most) in [
        ("Export/properties/repeats/maxItems", Repeat::MOST),
        ("FieldError/properties/field/maxLength", FieldError::LONGEST_FIELD),
        ("FieldError/properties/message/maxLength", FieldError::LONGEST_MESSAGE),
        ("List_Goal/properties/count/maximum", Limit::MAX.into()),
        ("List_Goal/properties/data/maxItems", Limit::MAX.into()),
        ("Problem/properties/detail/maxLength", Problem::LONGEST_DETAIL),
        ("Stats/properties/days/maxItems", days::LONGEST_RANGE.try_into().unwrap()),
    ] {
        assert_eq!(document.pointer(&format!("/components/schemas/{path}")), Some(&most.into()), "{path}");
    }
}
