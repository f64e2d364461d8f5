//! Any bytes as a file to import: they are refused with where they are wrong, or come out again as they went in, and once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;
use studentos_api_types::{ErrorCode, Export, Imported, Problem};
use studentos_server::fuzzing::{Account, imported};

thread_local! {
    static ACCOUNT: RefCell<Account> = RefCell::new(Account::open().expect("an account"));
}

fuzz_target!(|file: &[u8]| {
    match imported(file) {
        Ok(file) => ACCOUNT.with_borrow_mut(|account| check(account, &file)),
        Err(problem) => check_refused(&problem),
    }
});

fn check(account: &mut Account, file: &Export) {
    let written = serde_json::to_vec(file).expect("a file is JSON");
    assert_eq!(imported(&written).as_ref(), Ok(file), "a file is read as it is written");

    let answers = account.import(vec![file.clone(), file.clone()]).expect("what is accepted is imported");
    let [(first, export), (second, same_export)] = answers.as_slice() else { panic!("each file is answered") };
    let Imported { goals, tasks, logs, repeats, skipped } = *first;
    let all = goals + tasks + logs + repeats + skipped;
    assert_eq!(all, file.goals.len() + file.tasks.len() + file.logs.len() + file.repeats.len());
    assert_eq!(*second, Imported { skipped: all, ..Imported::default() }, "what is there is not added again");

    let [export, same_export] = [export, same_export].map(|file| imported(file).expect("an export can be imported"));
    assert_eq!(Export { exported_at: export.exported_at, ..same_export }, export);
}

fn check_refused(problem: &Problem) {
    match (problem.code, problem.errors.as_slice()) {
        (ErrorCode::MalformedRequest | ErrorCode::TooManyRepeats, []) => {}
        (ErrorCode::InvalidInput, [error]) => assert!(!error.field.is_empty() && !error.message.is_empty()),
        _ => panic!("a file cannot be answered {problem:?}"),
    }
    assert!((400..500).contains(&problem.status) && !problem.detail.is_empty());
}
