-- What is planned and done is counted in goals_open and goals_done, day by day and without reading a goal; what is skipped
-- is taken off again by this one, which costs nothing to write as long as nothing is skipped.
CREATE INDEX goals_skipped ON goals (user_id, date, completed_at) WHERE deleted_at IS NULL AND skipped;
