-- Mails that have still to be sent. What is in them is made when they are: no token is ever stored here.
CREATE TABLE outbox (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('verify', 'reset', 'password_changed', 'email_changed')),
    -- Whom it is about; nobody for reset, since whoever asks for that is not told whether there is such an account.
    user_id TEXT COLLATE "C" REFERENCES users (id) ON DELETE CASCADE,
    -- Where it goes; for reset, what was typed.
    address TEXT NOT NULL,
    -- How often it was tried.
    attempts BIGINT NOT NULL,
    -- While somebody tries, when another may.
    next_try_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX outbox_by_turn ON outbox (next_try_at);
CREATE INDEX outbox_by_user ON outbox (user_id);

-- What the links in mails carry.
CREATE TABLE mail_tokens (
    -- SHA-256 of the token, in base64.
    hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'reset')),
    -- The address it was sent to, folded as in users.
    email_key TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX mail_tokens_by_user ON mail_tokens (user_id);
CREATE INDEX mail_tokens_by_age ON mail_tokens (expires_at);
