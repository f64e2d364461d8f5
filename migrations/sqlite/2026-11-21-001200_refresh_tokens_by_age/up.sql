-- Of the tokens of a session, those in use are found among any number of retired ones, and those retired long ago.
DROP INDEX refresh_tokens_by_session;
CREATE INDEX refresh_tokens_by_age ON refresh_tokens (session_id, retired_at);
