# Keeps a PostgreSQL server in a temporary folder, whose path is printed once it answers. Then each line of standard input
# is a command to run, answered with its exit status; when there are no more, the server and the folder go.
set -eu
folder=$(mktemp -d -t studentos-postgres.XXXXXX)
data=$folder/data
# The processes of the server, for who wants to stop or kill them.
pids() {
    main=$(head -n 1 "$data/postmaster.pid")
    echo "$main" $(pgrep -P "$main")
}
end() {
    # One that was halted would not hear that it should stop.
    kill -CONT $(pids) 2>/dev/null || true
    pg_ctl -D "$data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 1' HUP INT TERM
initdb -D "$data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
printf '%s\n' "unix_socket_directories = '$folder'" "listen_addresses = ''" "max_connections = 300" "$SETTINGS" >>"$data/postgresql.conf"
start() { pg_ctl -D "$data" -l "$folder/log" -w start >/dev/null; }
start || { cat "$folder/log" >&2; exit 1; }
echo "$folder"
while read -r command; do
    eval "$command" >/dev/null 2>>"$folder/log" && echo 0 || echo $?
done
