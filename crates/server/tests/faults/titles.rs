//! Everything that was planned.

use std::collections::BTreeSet;
use studentos_client::{Client, types::Limit};

/// The title of every goal there is.
pub async fn titles(client: &Client) -> BTreeSet<String> {
    let (mut titles, mut cursor) = (BTreeSet::new(), None);
    loop {
        let request = client.goals().list().limit(Limit::new(Limit::MAX).unwrap());
        let request = if let Some(cursor) = cursor { request.after(cursor) } else { request };
        let page = request.send().await.unwrap();
        titles.extend(page.data.into_iter().map(|goal| String::from(goal.title)));
        cursor = page.next_cursor;
        if cursor.is_none() {
            return titles;
        }
    }
}
