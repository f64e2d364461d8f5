-- The goals of open tasks are found among however many there are without.
CREATE INDEX goals_with_open_tasks ON goals (user_id, date, position, id)
WHERE deleted_at IS NULL AND tasks_completed < tasks_total;
