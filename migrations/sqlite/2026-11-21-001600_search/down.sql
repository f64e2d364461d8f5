DROP INDEX logs_unfolded;
DROP INDEX goals_unfolded;
ALTER TABLE goals DROP COLUMN notes_key;
