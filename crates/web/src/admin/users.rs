//! Looking for accounts.

use crate::account::Account;
use studentos_client::{
    Error,
    types::{Search, User},
};

/// The accounts that were found so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Their users.
    pub users: Vec<User>,
    /// Whether there are more.
    pub has_more: bool,
}

/// So many pages of the accounts whose name or e-mail holds this; of all, when there is nothing to look for.
///
/// # Errors
/// As any call.
pub async fn find(account: &Account, words: &str, pages: usize) -> Result<Found, Error> {
    let words = Search::parse(words).ok();
    let (mut users, mut next) = (Vec::new(), None);
    for page in 0..pages {
        if page > 0 && next.is_none() {
            break;
        }
        let mut request = account.api().users().list();
        if let Some(words) = &words {
            request = request.matching(words.clone());
        }
        if let Some(cursor) = next.take() {
            request = request.after(cursor);
        }
        let list = request.send().await?;
        users.extend(list.data);
        next = list.next_cursor;
    }
    Ok(Found { users, has_more: next.is_some() })
}
