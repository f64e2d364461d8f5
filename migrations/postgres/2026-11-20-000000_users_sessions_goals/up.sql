-- The words and types are those of SQLite's schema; text that is compared by its bytes says so.
-- Instants are microseconds since 1970-01-01T00:00:00Z; dates are YYYY-MM-DD; ids are UUIDs in text.

CREATE TABLE users (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    -- The e-mail, case folded: what makes two of them the same.
    email_key TEXT NOT NULL UNIQUE,
    email_verified BOOLEAN NOT NULL,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('user', 'admin')),
    disabled BOOLEAN NOT NULL,
    timezone TEXT NOT NULL,
    day_starts_at INTEGER NOT NULL CHECK (day_starts_at BETWEEN 0 AND 6),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    user_agent TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    -- The earlier of the two ends: idle, and in all.
    expires_at BIGINT NOT NULL
);

CREATE INDEX sessions_by_user ON sessions (user_id, created_at, id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE refresh_tokens (
    -- SHA-256 of the token, in base64.
    hash TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    -- When a newer one took its place.
    retired_at BIGINT
);

CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

CREATE TABLE goals (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    -- The title, case folded: what makes two of them the same.
    title_key TEXT COLLATE "C" NOT NULL,
    date TEXT COLLATE "C" NOT NULL,
    completed_at BIGINT,
    skipped BOOLEAN NOT NULL,
    notes TEXT NOT NULL,
    -- 0 to n - 1 among the goals of the day that are not in the trash.
    position BIGINT NOT NULL,
    tasks_total BIGINT NOT NULL,
    tasks_completed BIGINT NOT NULL,
    repeat_id TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- When it went into the trash.
    deleted_at BIGINT
);

CREATE UNIQUE INDEX goals_by_title ON goals (user_id, date, title_key) WHERE deleted_at IS NULL;
CREATE INDEX goals_by_day ON goals (user_id, date, position, id) WHERE deleted_at IS NULL;
CREATE INDEX goals_in_trash ON goals (deleted_at) WHERE deleted_at IS NOT NULL;
