"""Varnish before the stock Plone, keeping everything for a minute."""

from pathlib import Path
from stands.serving import free_port
from stands.serving import served
from stands.serving import Server


VCL = """\
vcl 4.1;
backend stock {{ .host = "127.0.0.1"; .port = "{port}"; }}
sub vcl_recv {{ unset req.http.Cookie; return (hash); }}
sub vcl_backend_response {{ unset beresp.http.Set-Cookie; set beresp.ttl = 60s; }}
"""


def varnish(folder: Path, behind: Server) -> Server:
    """Start Varnish in memory before a server."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "stock.vcl").write_text(VCL.format(port=behind.url.rsplit(":", 1)[1]))
    port = free_port()
    command = ["/usr/sbin/varnishd", "-F", "-j", "none", "-a", f"127.0.0.1:{port}"]
    command += ["-f", folder / "stock.vcl", "-n", folder / "work", "-s", "malloc,256m"]
    return served("varnish", command, f"http://127.0.0.1:{port}", "/Plone", folder)
