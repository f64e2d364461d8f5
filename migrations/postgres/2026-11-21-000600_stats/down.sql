DROP INDEX goals_skipped;
