DROP TABLE tasks;
UPDATE goals SET tasks_total = 0, tasks_completed = 0 WHERE tasks_total > 0;
