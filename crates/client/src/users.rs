//! The user's own account, and for administrators those of others.

use crate::{
    Call, Client, ListRequest,
    kind::{Change, Read},
    operations::{
        CHANGE_PASSWORD, CREATE_API_TOKEN, DELETE_API_TOKEN, DELETE_ME, DELETE_USER, END_SESSION, EXPORT_ME, GET_ME,
        GET_STATS, GET_USER, IMPORT_ME, LIST_API_TOKENS, LIST_SESSIONS, LIST_USERS, UPDATE_ME, UPDATE_USER,
    },
};
use std::time::Duration;
use studentos_api_types::{
    ApiToken, ApiTokenId, ChangePassword, CreateApiToken, Date, DeleteAccount, Export, GetStats, Imported, ListUsers,
    NewApiToken, OpenSession, Paging, Search, SessionId, Stats, UpdateAccess, UpdateUser, User, UserId,
};

/// How long an attempt may take at all that an account has.
const WHOLE_ACCOUNT: Duration = Duration::from_mins(2);

/// The calls under `/api/users`.
#[derive(Clone, Debug)]
pub struct Users {
    client: Client,
}

/// `GET /api/users`, being put together.
pub type ListUsersRequest = ListRequest<ListUsers, User>;

impl Users {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Who the user is.
    ///
    /// # Errors
    /// As any call.
    pub fn me(&self) -> Call<User, Read> {
        Call::new(&self.client, &GET_ME, GET_ME.request())
    }

    /// Changes the user's own account and gives it back changed.
    ///
    /// # Errors
    /// `wrong_password`, `email_taken` or `invalid_input`, or as any call.
    pub fn update_me(&self, changes: &UpdateUser) -> Call<User, Change> {
        Call::new(&self.client, &UPDATE_ME, UPDATE_ME.request()).json(changes)
    }

    /// What came of each day from the first to the last, at most 366, and the streaks up to today.
    ///
    /// # Errors
    /// `invalid_input` when it ends before it begins or is too long, or as any call.
    pub fn stats(&self, from: Date, to: Date) -> Call<Stats, Read> {
        Call::new(&self.client, &GET_STATS, GET_STATS.request().query(&GetStats { from, to }))
    }

    /// Changes the password, which ends every session but this one.
    ///
    /// # Errors
    /// `wrong_password`, `invalid_input` or `too_many_requests`, or as any call.
    pub fn change_password(&self, change: &ChangePassword) -> Call<()> {
        Call::new(&self.client, &CHANGE_PASSWORD, CHANGE_PASSWORD.request()).json(change)
    }

    /// Deletes the account and all that is its, for good.
    ///
    /// # Errors
    /// `wrong_password`, `last_admin` or `too_many_requests`, or as any call.
    pub fn delete_me(&self, confirmation: &DeleteAccount) -> Call<(), Change> {
        Call::new(&self.client, &DELETE_ME, DELETE_ME.request()).json(confirmation)
    }

    /// Where the user is logged in, the newest login first.
    pub fn sessions(&self) -> ListRequest<Paging, OpenSession> {
        ListRequest::new(&self.client, &LIST_SESSIONS)
    }

    /// Ends one of the user's sessions.
    ///
    /// # Errors
    /// `not_found`, or as any call.
    pub fn end_session(&self, id: SessionId) -> Call<()> {
        Call::new(&self.client, &END_SESSION, END_SESSION.request_for(id))
    }

    /// The user's API tokens, the newest first.
    pub fn tokens(&self) -> ListRequest<Paging, ApiToken> {
        ListRequest::new(&self.client, &LIST_API_TOKENS)
    }

    /// Makes an API token. Its secret is shown this one time.
    ///
    /// # Errors
    /// `too_many_api_tokens` or `invalid_input`, or as any call.
    pub fn create_token(&self, token: &CreateApiToken) -> Call<NewApiToken> {
        Call::new(&self.client, &CREATE_API_TOKEN, CREATE_API_TOKEN.request()).json(token)
    }

    /// Ends an API token.
    ///
    /// # Errors
    /// `not_found`, or as any call.
    pub fn delete_token(&self, id: ApiTokenId) -> Call<()> {
        Call::new(&self.client, &DELETE_API_TOKEN, DELETE_API_TOKEN.request_for(id))
    }

    /// All that the user owns, but for what is in the trash. An attempt may take 2 minutes.
    ///
    /// # Errors
    /// As any call.
    pub fn export(&self) -> Call<Export> {
        Call::new(&self.client, &EXPORT_ME, EXPORT_ME.request()).timeout(WHOLE_ACCOUNT)
    }

    /// The same as the text that the server writes: a file to keep as it is.
    ///
    /// # Errors
    /// As any call.
    pub fn export_file(&self) -> Call<String> {
        Call::new(&self.client, &EXPORT_ME, EXPORT_ME.request()).timeout(WHOLE_ACCOUNT)
    }

    /// Adds what the user does not have of such a file, all of it or nothing, and says how much that was. An
    /// attempt may take 2 minutes.
    ///
    /// # Errors
    /// `invalid_input`, `too_many_repeats` or `content_too_large`, or as any call.
    pub fn import(&self, file: &Export) -> Call<Imported> {
        Call::new(&self.client, &IMPORT_ME, IMPORT_ME.request()).json(file).timeout(WHOLE_ACCOUNT)
    }

    /// The same with the text of a file as it was kept.
    ///
    /// # Errors
    /// As [`Users::import`], and `malformed_request` when it is no JSON.
    pub fn import_file(&self, text: impl Into<String>) -> Call<Imported> {
        let request = IMPORT_ME.request().body(text).header("Content-Type", "application/json");
        Call::new(&self.client, &IMPORT_ME, request).timeout(WHOLE_ACCOUNT)
    }

    /// All accounts, for an administrator.
    ///
    /// # Errors
    /// `forbidden`, or as any call.
    pub fn list(&self) -> ListUsersRequest {
        ListRequest::new(&self.client, &LIST_USERS)
    }

    /// Somebody's account, for an administrator or themselves.
    ///
    /// # Errors
    /// `forbidden` or `not_found`, or as any call.
    pub fn get(&self, id: UserId) -> Call<User, Read> {
        Call::new(&self.client, &GET_USER, GET_USER.request_for(id))
    }

    /// Changes what somebody may do, and gives their account back changed; for an administrator.
    ///
    /// # Errors
    /// `forbidden`, `not_found` or `last_admin`, or as any call.
    pub fn update(&self, id: UserId, changes: &UpdateAccess) -> Call<User, Change> {
        Call::new(&self.client, &UPDATE_USER, UPDATE_USER.request_for(id)).json(changes)
    }

    /// Deletes somebody's account and all that is its, for good; for an administrator.
    ///
    /// # Errors
    /// `forbidden`, `not_found` or `last_admin`, or as any call.
    pub fn delete(&self, id: UserId) -> Call<(), Change> {
        Call::new(&self.client, &DELETE_USER, DELETE_USER.request_for(id))
    }
}

impl ListUsersRequest {
    /// Only those whose name or e-mail holds this.
    pub fn matching(mut self, words: Search) -> Self {
        self.query.q = Some(words);
        self
    }
}
