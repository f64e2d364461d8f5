DROP INDEX goals_done;
DROP INDEX goals_open;
