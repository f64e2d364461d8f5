CREATE TABLE api_tokens (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('read', 'write')),
    -- SHA-256 of the secret, in base64.
    hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    -- To the minute.
    last_used_at BIGINT,
    expires_at BIGINT
);

CREATE INDEX api_tokens_by_user ON api_tokens (user_id, created_at, id);
CREATE INDEX api_tokens_by_expiry ON api_tokens (expires_at) WHERE expires_at IS NOT NULL;
