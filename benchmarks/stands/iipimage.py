"""Debian's iipimage-server over the pyramids, behind nginx, one process for each processor."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stands.serving import free_port
from stands.serving import served
from stands.serving import Server
from stands.serving import started

import os


PROGRAM = "/usr/lib/iipimage-server/iipsrv.fcgi"
CONFIGURATION = """\
daemon off;
user root;
pid iip.pid;
error_log iip-error.log;
worker_processes 1;
events {{ worker_connections 256; }}
http {{
    access_log off;
    keepalive_requests 1000000;
    upstream iip {{ server unix:{socket}; keepalive 8; }}
    server {{
        listen 127.0.0.1:{port};
        location /fcgi-bin/iipsrv.fcgi {{
            fastcgi_pass iip;
            fastcgi_keep_conn on;
            fastcgi_param QUERY_STRING $query_string;
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param REQUEST_URI $request_uri;
            fastcgi_param SERVER_NAME localhost;
            fastcgi_param SERVER_PORT {port};
        }}
    }}
}}
"""


@contextmanager
def iipimage(folder: Path, pyramids: Path, first: str) -> Iterator[Server]:
    """Start the server as long as the block lasts; it answers `first`."""
    port, socket = free_port(), folder / "iip.socket"
    (folder / "iip.conf").write_text(CONFIGURATION.format(port=port, socket=socket))
    environ = {"FILESYSTEM_PREFIX": f"{pyramids}/", "JPEG_QUALITY": "85", "VERBOSITY": "0"}
    spawn = ["/usr/bin/spawn-fcgi", "-n", "-s", str(socket), "-F", str(os.cpu_count()), PROGRAM]
    backend = Server("iipsrv", "", started("iipsrv", spawn, folder, environ))
    try:
        command = ["/usr/sbin/nginx", "-p", folder, "-c", folder / "iip.conf"]
        front = served("iipimage", command, f"http://127.0.0.1:{port}", first, folder)
        try:
            yield front
        finally:
            front.stop()
    finally:
        backend.stop()
