//! Saving what is changed about the user.

use crate::{
    account::Account,
    components::{Fields, FormState},
    hooks::FormHandle,
};
use studentos_client::types::UpdateUser;
use yew::prelude::*;

/// Sends the changes of a form. When they are made, the fields that are not to stay are emptied, and it is `said`.
pub fn save(account: &Account, form: &FormHandle, changes: &UpdateUser, fields: &[NodeRef], said: &'static str) {
    let (auth, fields) = (account.auth.clone(), fields.to_vec());
    form.send_for(account, account.api().users().update_me(changes), move |user| {
        Fields::clear(&fields);
        auth.change(user);
        FormState::Saved(said.into())
    });
}
