"""Instances of the server behind nginx, by the rules of deploy/nginx: behind_nginx.py SERVER FOLDER PORT INSTANCE_PORT…"""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

RULES = Path(__file__).resolve().parent.parent / "deploy/nginx"
# Debian keeps nginx off the PATH of those who are not root.
PATH = os.environ["PATH"] + ":/usr/sbin"
# In one process that is ours to end; all that it writes stays in its folder.
NGINX = """\
daemon off;
master_process off;
pid nginx.pid;
error_log stderr warn;
events {}
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include studentos/studentos-upstream.conf;
    server {
        listen 127.0.0.1:PORT;
        include studentos/studentos-proxy.conf;
    }
}
"""


def main(server, folder, port, *instances):
    # Whoever ends us tells all of us; we go as the last, so that the ports are free by then.
    signal.signal(signal.SIGTERM, lambda *_: None)
    children = []
    try:
        for instance in instances:
            children.append(start_instance(server, instance))
        for instance, child in zip(instances, children):
            wait_until_ready(instance, child)
        children.append(start_nginx(Path(folder), port, instances))
    except BaseException:
        # Nobody else knows of them.
        for child in children:
            child.terminate()
        raise
    finally:
        for child in children:
            child.wait()


def start_instance(server, port):
    settings = {"BIND_ADDR": f"127.0.0.1:{port}", "TRUSTED_PROXIES": "127.0.0.1", "SHUTDOWN_DELAY": "0"}
    return subprocess.Popen([server], env={**os.environ, **settings})


def wait_until_ready(port, child):
    while child.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"the instance at port {port} did not start")


def start_nginx(folder, port, instances):
    ours = folder / "studentos"
    ours.mkdir(exist_ok=True)
    servers = "".join(f"    server 127.0.0.1:{instance} max_fails=0;\n" for instance in instances)
    upstream = (RULES / "studentos-upstream.conf").read_text()
    upstream, lists = re.subn(r"(^    server \S+ max_fails=0;\n)+", servers, upstream, flags=re.MULTILINE)
    if lists != 1:
        sys.exit(f"studentos-upstream.conf lists instances in {lists} places, not in one")
    (ours / "studentos-upstream.conf").write_text(upstream)
    (ours / "studentos-proxy.conf").write_text((RULES / "studentos-proxy.conf").read_text())
    (folder / "nginx.conf").write_text(NGINX.replace("PORT", port))
    arguments = ["-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    return subprocess.Popen(["nginx", *arguments], env={**os.environ, "PATH": PATH})


main(*sys.argv[1:])
