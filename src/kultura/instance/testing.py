"""A real instance for tests: embedded PostgreSQL, RelStorage, Zope behind waitress, a region.

The region is made once a run; each worker gets a copy of it, on a port of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from kultura.instance import child
from kultura.instance import passwords
from kultura.instance.processes.projector import PROCESS as PROJECTOR
from kultura.settings import load
from kultura.settings import Settings
from kultura.settings.model import SITE_ID
from pathlib import Path
from subprocess import Popen

import fcntl
import http.client
import os
import socket
import subprocess
import sys
import time


COMMAND = (sys.executable, "-m", "kultura.cli")
COMMAND_WITHIN = 600.0  # seconds; other tests use the same processors
READY_WITHIN = 240.0
INSTANCE_YAML = """\
default_context:
  wsgi_listen: 127.0.0.1:{port}
kultura:
  public_listen: '127.0.0.1:{public_port}'
  region_title: Region testowy
  postgresql: {{parameters: {{fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off'}}}}
"""


@dataclass(frozen=True)
class RunningCms:
    """A cms that runs: where its site is, where its instance is, and who may do everything."""

    url: str
    home: Path
    admin: str
    password: str

    @property
    def auth(self) -> tuple[str, str]:
        """Credentials of the administrator, as requests takes them."""
        return self.admin, self.password

    def kultura(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
        """Run a kultura command on the instance."""
        return run_command(self.home, *arguments, check=check)


def environment(home: Path) -> dict[str, str]:
    """Give the environment of a command on an instance, free of what the developer has set."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("INSTANCE_", "KULTURA_"))
    }
    return {**kept, "KULTURA_HOME": str(home), "COLUMNS": "200"}


def run_command(home: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
    """Run a kultura command and give what it said; raises with it where the command fails."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=COMMAND_WITHIN,
    )
    if check and done.returncode:
        raise RuntimeError(f"kultura {' '.join(arguments)}: {done.stdout}\n{done.stderr[-6000:]}")
    return done


def free_port() -> int:
    """Give a port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_settings(home: Path) -> None:
    """Write instance.yaml with free ports."""
    home.mkdir(parents=True, exist_ok=True)
    text = INSTANCE_YAML.format(port=free_port(), public_port=free_port())
    (home / "instance.yaml").write_text(text, encoding="utf-8")


def region_template(root: Path) -> Path:
    """Give an instance with an empty region, made by the first worker that asks."""
    template = root / "template"
    root.mkdir(parents=True, exist_ok=True)
    with (root / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "template.done").exists():
            write_settings(template)
            run_command(template, "init")
            run_command(template, "create-region")
            (root / "template.done").touch()
    return template


def copy_region(root: Path, name: str) -> Path:
    """Give an instance of one's own with an empty region in it, not running."""
    home = root / name
    template = region_template(root)
    subprocess.run(["cp", "-a", "--", template, home], check=True)
    write_settings(home)
    run_command(home, "init")
    return home


@contextmanager
def running(home: Path) -> Iterator[RunningCms]:
    """Run an instance for as long as the block."""
    settings = load(home, environ={})
    with (home / "run.log").open("ab") as log:
        process = child.spawn([*COMMAND, "run"], environ=environment(home), output=log)
    try:
        wait_until_it_answers(settings, process, home / "run.log")
        yield RunningCms(
            url=settings.kultura.cms_url,
            home=home,
            admin=settings.default_context.initial_user_name,
            password=passwords.admin_password(settings),
        )
    finally:
        child.stop(process, within=90)


def wait_until_it_answers(settings: Settings, process: Popen, log: Path) -> None:
    """Wait until the site's front page comes and what is published is shown.

    Raises with the end of the log when it does not come to that.
    """
    deadline = time.monotonic() + READY_WITHIN
    while not (answers(settings.cms_address) and PROJECTOR.is_ready(settings)):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("The site does not answer:\n" + log.read_text()[-4000:])
        time.sleep(0.1)


def answers(address: tuple[str, int]) -> bool:
    """Tell whether the site answers at all."""
    connection = http.client.HTTPConnection(*address, timeout=60)
    try:
        connection.request("HEAD", f"/{SITE_ID}")
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
