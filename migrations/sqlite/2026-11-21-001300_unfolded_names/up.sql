-- Each start looks for names that are still to be folded, and mostly there are none.
CREATE INDEX users_unfolded ON users (id) WHERE name_key = '';
