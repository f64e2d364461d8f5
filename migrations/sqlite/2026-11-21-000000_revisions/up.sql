-- What a user owns changes in numbered steps, so that a reader can ask for what changed since the last step it saw.

-- The number of the user's last change.
ALTER TABLE users ADD COLUMN last_revision BIGINT NOT NULL DEFAULT 0;
-- The change in which the profile became what it is.
ALTER TABLE users ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
-- Up to here, deletions have left the trash: who saw nothing later may have missed some.
ALTER TABLE users ADD COLUMN forgotten_revision BIGINT NOT NULL DEFAULT 0;

-- The change in which the goal became what it is.
ALTER TABLE goals ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;

CREATE INDEX goals_by_revision ON goals (user_id, revision, id);
