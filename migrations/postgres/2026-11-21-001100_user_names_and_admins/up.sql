-- The name, case folded, for whoever looks for it. Empty is not folded yet: the program does that when it has brought the
-- schema up to date, since neither database can.
ALTER TABLE users ADD COLUMN name_key TEXT NOT NULL DEFAULT '';

-- One of them has to stay.
CREATE INDEX users_admins ON users (id) WHERE role = 'admin';
