# Keeps a PostgreSQL server in a temporary folder, whose path is printed once it answers, until standard input ends.
set -eu
folder=$(mktemp -d -t studentos-postgres.XXXXXX)
trap 'pg_ctl -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
initdb -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
# What it holds is worth nothing after the tests, so nothing is forced to disk.
options="-k $folder -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=300"
pg_ctl -D "$folder/data" -l "$folder/log" -o "$options" -w start >/dev/null || { cat "$folder/log" >&2; exit 1; }
echo "$folder"
cat >/dev/null
