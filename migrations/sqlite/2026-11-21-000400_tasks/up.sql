CREATE TABLE tasks (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- The goal it is a step of; a loose to-do has none.
    goal_id TEXT REFERENCES goals (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    -- The title, case folded: what is searched in.
    title_key TEXT NOT NULL,
    completed_at BIGINT,
    due_date TEXT,
    -- What the list is in order of: what is not due at all comes last.
    due_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(due_date, 'none')) STORED,
    -- 0 to n - 1 among the tasks of its goal, or the loose ones of its user, that are not in the trash.
    position BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- When it went into the trash.
    deleted_at BIGINT,
    -- Whether it went there along with its goal, and comes back with it.
    deleted_with_goal BOOLEAN NOT NULL,
    -- The change in which the task became what it is.
    revision BIGINT NOT NULL
);

-- Whatever is in the trash as well, for a goal that goes there, comes back or is gone.
CREATE INDEX tasks_of_goal ON tasks (goal_id);
CREATE INDEX tasks_by_goal ON tasks (user_id, goal_id, position, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_loose ON tasks (user_id, position, id) WHERE deleted_at IS NULL AND goal_id IS NULL;
CREATE INDEX tasks_by_due_date ON tasks (user_id, due_key, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_open ON tasks (user_id, due_key, id) WHERE deleted_at IS NULL AND completed_at IS NULL;
CREATE INDEX tasks_done ON tasks (user_id, due_key, id) WHERE deleted_at IS NULL AND completed_at IS NOT NULL;
CREATE INDEX tasks_by_revision ON tasks (user_id, revision, id);
CREATE INDEX tasks_in_trash ON tasks (deleted_at) WHERE deleted_at IS NOT NULL;
