-- What there is, a line each, in the words of sqlite.sql beside this.
WITH tables AS (
    SELECT oid, relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '__diesel_schema_migrations'
), keys AS (
    SELECT
        tables.name AS owner, it.contype, it.confrelid::regclass AS target, it.confdeltype,
        (
            SELECT string_agg(attname, ', ' ORDER BY place)
            FROM unnest(it.conkey) WITH ORDINALITY AS key (number, place)
            JOIN pg_attribute ON attrelid = it.conrelid AND attnum = key.number
        ) AS columns,
        (
            SELECT string_agg(attname, ', ' ORDER BY place)
            FROM unnest(it.confkey) WITH ORDINALITY AS key (number, place)
            JOIN pg_attribute ON attrelid = it.confrelid AND attnum = key.number
        ) AS targets
    FROM tables JOIN pg_constraint AS it ON it.conrelid = tables.oid
)
SELECT
    tables.name || '.' || it.attname || ': '
    || CASE format_type(it.atttypid, NULL)
        WHEN 'character varying' THEN 'TEXT'
        WHEN 'double precision' THEN 'REAL'
        WHEN 'bytea' THEN 'BLOB'
        ELSE upper(format_type(it.atttypid, NULL))
    END
    || CASE WHEN it.attnotnull THEN ' NOT NULL' ELSE '' END AS text
FROM tables JOIN pg_attribute AS it ON it.attrelid = tables.oid
WHERE it.attnum > 0 AND NOT it.attisdropped
UNION ALL
SELECT owner || ': PRIMARY KEY (' || columns || ')' FROM keys WHERE contype = 'p'
UNION ALL
SELECT
    owner || ': FOREIGN KEY (' || columns || ') REFERENCES ' || target || ' (' || targets || ') ON DELETE '
    || CASE confdeltype
        WHEN 'a' THEN 'NO ACTION'
        WHEN 'r' THEN 'RESTRICT'
        WHEN 'c' THEN 'CASCADE'
        WHEN 'n' THEN 'SET NULL'
        WHEN 'd' THEN 'SET DEFAULT'
    END
FROM keys WHERE contype = 'f'
UNION ALL
SELECT
    tables.name || ': ' || CASE WHEN it.indisunique THEN 'UNIQUE ' ELSE '' END || 'INDEX '
    || CASE WHEN EXISTS (SELECT FROM pg_constraint WHERE conindid = it.indexrelid AND contype = 'u') THEN '' ELSE index.relname END
    || ' ('
    || (
        SELECT string_agg(
            coalesce(attname, 'an expression') || CASE WHEN it.indoption[place] & 1 = 1 THEN ' DESC' ELSE '' END, ', ' ORDER BY place
        )
        FROM generate_series(0, it.indnkeyatts - 1) AS place
        LEFT JOIN pg_attribute ON attrelid = it.indrelid AND attnum = it.indkey[place] AND attnum > 0
    )
    || ')'
    || coalesce(' WHERE ' || regexp_replace(pg_get_expr(it.indpred, it.indrelid), '[()]|::\w+', '', 'g'), '')
FROM tables JOIN pg_index AS it ON it.indrelid = tables.oid JOIN pg_class AS index ON index.oid = it.indexrelid
WHERE NOT it.indisprimary
