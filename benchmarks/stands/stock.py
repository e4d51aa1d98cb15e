"""Stock Plone with plone.restapi: a virtualenv, an instance on FileStorage, waitress."""

from pathlib import Path
from stands.serving import free_port
from stands.serving import served
from stands.serving import Server

import re
import subprocess
import sys


PLONE = ("Plone==6.2.2", "setuptools==81.*")
HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def stock(folder: Path, sample: Path) -> Server:
    """Set a stock Plone up with the sample's records, and start it."""
    python = virtualenv(folder / "venv")
    home = folder / "instance"
    if not home.exists():
        make = [python.parent / "mkwsgiinstance", "-d", home, "-u", "admin:admin"]
        subprocess.run([str(part) for part in make], check=True)
    configuration = home / "etc/zope.conf"
    fill = [python, HERE / "fill_stock.py", configuration, sample]
    subprocess.run([str(part) for part in fill], check=True)
    port = free_port()
    ini = home / "etc/zope.ini"
    ini.write_text(on_port(ini.read_text(), port))
    command = [python.parent / "runwsgi", ini]
    return served("stock", command, f"http://127.0.0.1:{port}", "/Plone", home)


def on_port(ini: str, port: int) -> str:
    """Return a WSGI configuration for a port, as many threads as the cms has, and no access log."""
    found = re.sub(r"^port = .*$", f"port = {port}", ini, flags=re.M)
    return found.replace("    translogger\n", "")


def virtualenv(folder: Path) -> Path:
    """Make a virtualenv with stock Plone; return its Python."""
    python = folder / "bin/python"
    if not python.exists():
        uv = [Path(sys.executable).parent / "uv"]
        subprocess.run([*uv, "venv", "-q", "--python", sys.executable, folder], check=True)
        pip = [*uv, "pip", "install", "-q", "--python", python, *PLONE]
        subprocess.run([*pip, "-c", ROOT / "constraints.txt"], check=True)
    return python
