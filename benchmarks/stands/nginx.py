"""nginx serving the bytes of the reader's answers as files."""

from collections.abc import Mapping
from pathlib import Path
from stands.serving import free_port
from stands.serving import served
from stands.serving import Server


CONFIGURATION = """\
daemon off;
user root;
pid nginx.pid;
error_log error.log;
worker_processes 1;
events {{ worker_connections 256; }}
http {{
    access_log off;
    sendfile on;
    default_type application/json;
    keepalive_requests 1000000;
    server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


def nginx(folder: Path, files: Mapping[str, bytes]) -> Server:
    """Write files by their paths, and start nginx over them."""
    root = folder / "files"
    for path, content in files.items():
        file = root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    port = free_port()
    (folder / "nginx.conf").write_text(CONFIGURATION.format(port=port, root=root))
    command = ["/usr/sbin/nginx", "-p", folder, "-c", folder / "nginx.conf"]
    first = next(iter(files))
    return served("nginx", command, f"http://127.0.0.1:{port}", f"/{first.lstrip('/')}", folder)
