-- The notes, case folded, for whoever looks for what is in them. Empty is not folded yet: the program does that when it has
-- brought the schema up to date, since neither database can.
ALTER TABLE goals ADD COLUMN notes_key TEXT NOT NULL DEFAULT '';

-- Each start looks for notes that are still to be folded, and mostly there are none.
CREATE INDEX goals_unfolded ON goals (id) WHERE notes_key = '' AND notes <> '';
