CREATE TABLE repeats (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    notes TEXT NOT NULL,
    -- A recurrence rule of RFC 5545, in the one way in which it is written here.
    rule TEXT NOT NULL,
    starts_on TEXT COLLATE "C" NOT NULL,
    ends_on TEXT COLLATE "C",
    missed TEXT NOT NULL CHECK (missed IN ('skip', 'carry_over', 'wait')),
    paused BOOLEAN NOT NULL,
    -- No day before this one is made any more.
    since TEXT COLLATE "C" NOT NULL,
    -- The first day on which there may be something to do of itself, if there is one.
    due_on TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    -- When it went into the trash.
    deleted_at BIGINT,
    -- The change in which the repeat became what it is.
    revision BIGINT NOT NULL
);

CREATE INDEX repeats_by_age ON repeats (user_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX repeats_due ON repeats (user_id, due_on) WHERE deleted_at IS NULL;
CREATE INDEX repeats_by_revision ON repeats (user_id, revision, id);
CREATE INDEX repeats_in_trash ON repeats (deleted_at) WHERE deleted_at IS NOT NULL;

-- The days of a repeat that are decided: each is made once, whatever becomes of its goal.
CREATE TABLE occurrences (
    repeat_id TEXT COLLATE "C" NOT NULL REFERENCES repeats (id) ON DELETE CASCADE,
    date TEXT COLLATE "C" NOT NULL,
    -- The goal that was made, which may be gone by now; none when the day had one of this title.
    goal_id TEXT,
    PRIMARY KEY (repeat_id, date)
);

-- The goals of a repeat that are still to be done.
CREATE INDEX goals_of_repeat ON goals (repeat_id, skipped, date)
    WHERE repeat_id IS NOT NULL AND deleted_at IS NULL AND completed_at IS NULL;
