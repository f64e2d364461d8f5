-- The notes as they are looked for: case folded, and without accents. Empty is not folded yet: the program does that when it has
-- brought the schema up to date, since neither database can. So are the texts of logs, which may have accents.
ALTER TABLE goals ADD COLUMN notes_key TEXT NOT NULL DEFAULT '';
UPDATE logs SET body_key = '' WHERE length(CAST(body_key AS BLOB)) <> length(body_key);

-- Each start looks for texts that are still to be folded, and mostly there are none.
CREATE INDEX goals_unfolded ON goals (id) WHERE notes_key = '' AND notes <> '';
CREATE INDEX logs_unfolded ON logs (id) WHERE body_key = '';
