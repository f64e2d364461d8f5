"""What the harness asks of our servers: the same as of all others, by access tokens that hold.

They hold for 15 minutes, so those that were kept with the seeded data are over when another run begins. The harness puts
itself into this module as `bench`.
"""

import http.client
import json


def prepare(server, options):
    renew_tokens(server)
    bench.seed(server, options)
    records = bench.goal_records(server, options)
    if server.entry.get("revalidate"):
        records = {"list": revalidating(server, records["list"])}
    return records


def renew_tokens(server):
    """Logs every user in anew, where there are some from before."""
    memory = server.data / "state.json"
    if not memory.exists():
        return
    state = json.loads(memory.read_text())
    threads = 4
    clients = [bench.Client(server.url) for _ in range(threads)]

    def log_in(slot, user):
        credentials = {"email": user["email"], "password": user["password"]}
        status, session = clients[slot].call("POST", server.paths["login"], credentials)
        if status != 200:
            raise SystemExit(f"{server.name}: login answered {status}: {session}")
        return session["token"]

    tokens = bench.in_parallel(state["users"], log_in, threads)
    renewed = {user["token"]: token for user, token in zip(state["users"], tokens)}
    state["users"] = [{**user, "token": token} for user, token in zip(state["users"], tokens)]
    state["goals"] = [[renewed[token], goal] for token, goal in state["goals"]]
    memory.write_text(json.dumps(state))


def revalidating(server, records):
    """The same reads by who has read before: each is answered that nothing has changed."""
    connection = http.client.HTTPConnection(*server.address)

    def with_tag(record):
        head = record.removesuffix(b"\r\n\r\n").decode()
        request, *headers = head.split("\r\n")
        connection.request("GET", request.split()[1], headers=dict(header.split(": ", 1) for header in headers))
        response = connection.getresponse()
        response.read()
        return f"{head}\r\nIf-None-Match: {response.headers['ETag']}\r\n\r\n".encode()

    records = [with_tag(record) for record in records]
    connection.close()
    status, _ = bench.Client(server.url).raw(records[0])
    if status != 304:
        raise SystemExit(f"{server.name}: what has not changed is answered {status}")
    return records
