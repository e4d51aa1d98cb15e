"""Stock Plone with plone.restapi: a virtualenv, an instance on FileStorage, waitress."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from pathlib import Path
from stands.serving import free_port
from stands.serving import served
from stands.serving import Server

import json
import re
import subprocess
import sys
import time


PLONE = ("Plone==6.2.2", "setuptools==81.*")
HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def stock(folder: Path, sample: Path) -> Server:
    """Set a stock Plone up with the sample's records, and start it."""
    python, home = filled(folder, sample)
    port = free_port()
    ini = home / "etc/zope.ini"
    ini.write_text(on_port(ini.read_text(), port))
    command = [python.parent / "runwsgi", ini]
    return served("stock", command, f"http://127.0.0.1:{port}", "/Plone", home)


def filled(folder: Path, sample: Path) -> tuple[Path, Path]:
    """Set a stock Plone up with the sample's records; return its Python and its instance."""
    python = virtualenv(folder / "venv")
    home = folder / "instance"
    if not home.exists():
        make = [python.parent / "mkwsgiinstance", "-d", home, "-u", "admin:admin"]
        subprocess.run([str(part) for part in make], check=True)
    fill = [python, HERE / "fill_stock.py", configuration(home), sample]
    subprocess.run([str(part) for part in fill], check=True)
    return python, home


def events_a_second(folder: Path, sample: Path, count: int = 500) -> float:
    """Return how many plain Events a stock Plone creates and publishes a second."""
    filled(folder, sample)
    events = folder / "events.jsonl"
    with events.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(plain_event(number)) + "\n" for number in range(count))
    return float(with_events(folder, f"events-{time.time_ns()}", events).split()[-1])


def plain_event(number: int) -> dict[str, str]:
    """Return an event as `create_events.py` reads it."""
    start = datetime(2026, 1, 1, 18, tzinfo=UTC) + timedelta(days=number % 365)
    end = start + timedelta(hours=2)
    said = {"title": f"Concert number {number}", "location": "Large hall"}
    return {**said, "start": start.isoformat(), "end": end.isoformat()}


def with_events(folder: Path, name: str, events: Path) -> str:
    """Create Events in a new folder of a stock Plone that does not run; return what was printed."""
    python, home = folder / "venv/bin/python", folder / "instance"
    create = [python, HERE / "create_events.py", configuration(home), name, events]
    command = [str(part) for part in create]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def configuration(home: Path) -> Path:
    """Return where an instance is configured."""
    return home / "etc/zope.conf"


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
