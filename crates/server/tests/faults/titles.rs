//! Everything that was planned.

use std::collections::BTreeSet;
use studentos_client::{
    Client,
    types::{Goal, Limit},
};

/// Every goal there is.
pub async fn goals(client: &Client) -> Vec<Goal> {
    let (mut goals, mut cursor) = (Vec::new(), None);
    loop {
        let request = client.goals().list().limit(Limit::new(Limit::MAX).unwrap());
        let request = if let Some(cursor) = cursor { request.after(cursor) } else { request };
        let page = request.send().await.unwrap();
        goals.extend(page.data);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return goals;
        }
    }
}

/// The title of each.
pub async fn titles(client: &Client) -> BTreeSet<String> {
    goals(client).await.into_iter().map(|goal| goal.title.into()).collect()
}
