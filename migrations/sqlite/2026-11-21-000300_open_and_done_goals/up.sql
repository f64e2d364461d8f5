-- Pages of what is done, and of what is not: whatever there is more of need not be read to find the other.
CREATE INDEX goals_open ON goals (user_id, date, position, id) WHERE deleted_at IS NULL AND completed_at IS NULL;
CREATE INDEX goals_done ON goals (user_id, date, position, id) WHERE deleted_at IS NULL AND completed_at IS NOT NULL;
