CREATE TABLE logs (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    date TEXT COLLATE "C" NOT NULL,
    minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440),
    mood INTEGER CHECK (mood BETWEEN 1 AND 5),
    goal_id TEXT REFERENCES goals (id) ON DELETE SET NULL,
    -- Whether that goal is in the trash: the log then has none, until the goal comes back.
    goal_in_trash BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- When it went into the trash.
    deleted_at BIGINT,
    -- The change in which the log became what it is.
    revision BIGINT NOT NULL,
    -- The two long ones are the last, so that the others are read without them.
    body TEXT NOT NULL,
    -- The body, case folded: what is searched. It is kept since no LIKE folds as much, nor both databases alike.
    body_key TEXT COLLATE "C" NOT NULL
);

CREATE INDEX logs_by_day ON logs (user_id, date, id) WHERE deleted_at IS NULL;
-- Also what a goal that comes or goes takes along, in the trash or not.
CREATE INDEX logs_by_goal ON logs (goal_id, date, id) WHERE goal_id IS NOT NULL;
CREATE INDEX logs_by_revision ON logs (user_id, revision, id);
CREATE INDEX logs_in_trash ON logs (deleted_at) WHERE deleted_at IS NOT NULL;
