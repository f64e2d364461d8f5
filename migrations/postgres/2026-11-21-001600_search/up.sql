-- The notes as they are looked for: case folded, and without accents. Empty is not folded yet: the program does that when it has
-- brought the schema up to date, since neither database can. So are the texts of logs, which may have accents.
ALTER TABLE goals ADD COLUMN notes_key TEXT NOT NULL DEFAULT '';
UPDATE logs SET body_key = '' WHERE octet_length(body_key) <> char_length(body_key);

-- Each start looks for texts that are still to be folded, and mostly there are none.
CREATE INDEX goals_unfolded ON goals (id) WHERE notes_key = '' AND notes <> '';
CREATE INDEX logs_unfolded ON logs (id) WHERE body_key = '';

-- Whether a folded text holds these words, which have no accents. What is ASCII is not gone through letter by letter, which takes
-- long. A normal form is in UTF-8 alone. Strokes, as in ≠, are no accents.
CREATE FUNCTION holds(text TEXT, words TEXT) RETURNS BOOLEAN LANGUAGE SQL IMMUTABLE PARALLEL SAFE AS $$
    SELECT strpos(
        CASE
            WHEN octet_length(text) = char_length(text) THEN text
            ELSE normalize(regexp_replace(normalize(text, NFD), '[\u0300-\u0333\u0339-\u036f]', '', 'g'), NFC)
        END,
        words
    ) > 0
$$;
