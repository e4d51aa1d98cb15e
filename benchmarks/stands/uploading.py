"""An instance with a library, run as `kultura run` does, and who brings packages to it by tus 1.0.0."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from hashlib import sha256
from kultura.instance.passwords import admin_password
from kultura.instance.testing import environment
from kultura.instance.testing import run_command
from kultura.settings import load
from pathlib import Path
from stands.serving import family
from stands.serving import free_port
from stands.serving import Server
from stands.serving import started
from typing import Any

import json
import requests
import sys
import time


EDITOR, PASSWORD = "upload-benchmark", "Upload-benchmark-1"
JSON = {"Accept": "application/json", "Accept-Language": "en"}
TUS = {"Tus-Resumable": "1.0.0", **JSON}
READY_WITHIN = 600.0  # seconds
INSTANCE = """\
default_context:
  wsgi_listen: 127.0.0.1:{cms}
kultura:
  public_listen: '127.0.0.1:{public}'
  region_title: Uploads
"""


@dataclass
class Site:
    """An instance that runs, and who brings packages to its library."""

    home: Path
    url: str
    server: Server
    session: requests.Session = field(default_factory=requests.Session)

    def pid_of(self, module: str) -> int:
        """Return the process of the cms or another that was started by its module."""
        for pid in family(self.server.process.pid):
            with suppress(OSError):
                if module.encode() in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
                    return pid
        raise LookupError(module)

    def cms(self) -> int:
        return self.pid_of("Zope2.Startup.serve")

    def worker(self) -> int:
        return self.pid_of("kultura.instance.working")

    @property
    def api(self) -> str:
        return f"{self.url}/++api++"

    @property
    def packages(self) -> str:
        return f"{self.api}/biblioteka/@packages"

    def wait(self) -> float:
        """Wait until the cms answers; return how long that took."""
        begun = time.monotonic()
        while time.monotonic() - begun < READY_WITHIN:
            with suppress(requests.RequestException):
                if requests.get(f"{self.url}/login", timeout=60).ok:
                    return time.monotonic() - begun
            time.sleep(0.2)
        raise TimeoutError("The cms does not answer.")

    def open_library(self) -> None:
        """Make a library with an editor, and log in as who that is."""
        with requests.Session() as admin:
            admin.auth = ("admin", admin_password(load(self.home, environ={})))
            admin.headers.update(JSON)
            self.made(admin, "", {"@type": "Library", "id": "biblioteka", "title": "Biblioteka"})
            person = {"username": EDITOR, "password": PASSWORD, "email": "u@example.org"}
            self.made(admin, "/@users", person)
            group = f"{self.api}/@groups/biblioteka-editors"
            admin.patch(group, json={"users": {EDITOR: True}}, timeout=60).raise_for_status()
        self.log_in()

    def made(self, admin: requests.Session, path: str, body: dict[str, Any]) -> None:
        admin.post(f"{self.api}{path}", json=body, timeout=60).raise_for_status()

    def log_in(self) -> None:
        """Take a token, as programs do; it lives for an hour."""
        body = {"login": EDITOR, "password": PASSWORD}
        answer = requests.post(f"{self.api}/@login", json=body, headers=JSON, timeout=60)
        self.session.headers.update(TUS, Authorization=f"Bearer {answer.json()['token']}")

    def begin(self, length: int) -> requests.Response:
        """Announce an archive."""
        name = b64encode(b"szum.zip").decode()
        headers = {"Upload-Length": str(length), "Upload-Metadata": f"filename {name}"}
        return self.session.post(self.packages, headers=headers, timeout=60)

    def batch(self, upload: str) -> dict[str, Any]:
        """Return the batch of an upload as the command line tells of it."""
        number = self.session.get(upload, timeout=60).json()["batch"]
        shown = run_command(self.home, "batch", "show", str(number), "--json")
        return json.loads(shown.stdout)

    def received(self, upload: str) -> int:
        """Return how many bytes the server has noted."""
        answer = self.session.head(upload, timeout=60)
        answer.raise_for_status()
        return int(answer.headers["Upload-Offset"])

    def send(
        self, upload: str, offset: int, piece: bytes, damaged: bool = False
    ) -> requests.Response:
        """Send a piece with its checksum."""
        digest = b64encode(sha256(piece).digest()).decode()
        headers = {
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {digest}",
            "Content-Type": "application/offset+octet-stream",
        }
        sent = piece[:-1] + bytes([piece[-1] ^ 1]) if damaged else piece
        return self.session.patch(upload, data=sent, headers=headers, timeout=300)


@contextmanager
def running(home: Path) -> Iterator[Site]:
    """Make an instance with a region, and run all of it as long as the block."""
    home.mkdir(parents=True)
    port = free_port()
    (home / "instance.yaml").write_text(INSTANCE.format(cms=port, public=free_port()))
    for command in ("init", "create-region"):
        run_command(home, command)
    run = [sys.executable, "-m", "kultura.cli", "run"]
    url = f"http://127.0.0.1:{port}/kultura"
    process = started("kultura", run, home / "log", environment(home))
    site = Site(home, url, Server("kultura", url, process))
    try:
        site.wait()
        site.open_library()
        yield site
    finally:
        site.server.stop()


