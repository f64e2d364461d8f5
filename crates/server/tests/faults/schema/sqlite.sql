-- What there is, a line each, in the words of postgres.sql beside this.
WITH tables AS (
    SELECT name FROM sqlite_schema
    WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> '__diesel_schema_migrations'
), columns AS (
    -- An INTEGER PRIMARY KEY is the row's number: 64 bits, and never NULL.
    SELECT
        tables.name AS owner, it.name, it.pk,
        it.pk > 0 AND it.type = 'INTEGER'
            AND (SELECT count(*) FROM pragma_table_info(tables.name) WHERE pk > 0) = 1 AS is_number,
        CASE
            WHEN it.type LIKE '%CHAR%' THEN 'TEXT'
            WHEN it.type LIKE 'DOUBLE%' OR it.type = 'FLOAT' THEN 'REAL'
            ELSE it.type
        END AS type,
        it."notnull" AS is_never_null
    -- With the generated columns, and without those that a virtual table hides.
    FROM tables JOIN pragma_table_xinfo(tables.name) AS it WHERE it.hidden <> 1
)
SELECT owner || '.' || name || ': ' || iif(is_number, 'BIGINT', type) || iif(is_number OR is_never_null, ' NOT NULL', '') AS text
FROM columns
UNION ALL
SELECT owner || ': PRIMARY KEY (' || group_concat(name, ', ' ORDER BY pk) || ')' FROM columns WHERE pk > 0 GROUP BY owner
UNION ALL
SELECT
    tables.name || ': FOREIGN KEY (' || group_concat(it."from", ', ' ORDER BY it.seq) || ') REFERENCES ' || it."table"
    || ' (' || group_concat(it."to", ', ' ORDER BY it.seq) || ') ON DELETE ' || it.on_delete
FROM tables JOIN pragma_foreign_key_list(tables.name) AS it
GROUP BY tables.name, it.id
UNION ALL
SELECT
    tables.name || ': ' || iif(it."unique", 'UNIQUE ', '') || 'INDEX ' || iif(it.origin = 'c', it.name, '') || ' ('
    || (
        SELECT group_concat(coalesce(name, 'an expression') || iif("desc", ' DESC', ''), ', ' ORDER BY seqno)
        FROM pragma_index_xinfo(it.name) WHERE key
    )
    || ')'
    || iif(it.partial, (
        SELECT ' WHERE ' || replace(replace(substr(sql, instr(upper(sql), 'WHERE ') + 6), '(', ''), ')', '')
        FROM sqlite_schema WHERE name = it.name
    ), '')
FROM tables JOIN pragma_index_list(tables.name) AS it
WHERE it.origin <> 'pk'
