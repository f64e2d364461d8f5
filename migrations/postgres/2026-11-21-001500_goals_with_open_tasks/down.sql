DROP INDEX goals_with_open_tasks;
