-- The notes, case folded, for whoever looks for what is in them. Empty is not folded yet: the program does that when it has
-- brought the schema up to date, since neither database can.
ALTER TABLE goals ADD COLUMN notes_key TEXT NOT NULL DEFAULT '';

-- Each start looks for notes that are still to be folded, and mostly there are none.
CREATE INDEX goals_unfolded ON goals (id) WHERE notes_key = '' AND notes <> '';

-- Whether a folded text holds these words, which have no accents. What is ASCII is not gone through letter by letter, nor is what
-- is in another encoding than UTF-8, where there is no normal form.
CREATE FUNCTION holds(text TEXT, words TEXT) RETURNS BOOLEAN LANGUAGE SQL IMMUTABLE PARALLEL SAFE AS $$
    SELECT strpos(
        CASE
            WHEN octet_length(text) = char_length(text) THEN text
            ELSE normalize(regexp_replace(normalize(text, NFD), '[\u0300-\u036f]', '', 'g'), NFC)
        END,
        words
    ) > 0
$$;
