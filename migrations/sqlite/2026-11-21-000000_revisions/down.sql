DROP INDEX goals_by_revision;
ALTER TABLE goals DROP COLUMN revision;
ALTER TABLE users DROP COLUMN forgotten_revision;
ALTER TABLE users DROP COLUMN revision;
ALTER TABLE users DROP COLUMN last_revision;
