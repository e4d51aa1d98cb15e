"""Where the embedded server keeps its data and its socket; chosen once, then recorded.

The server listens on a unix socket only, so instances side by side need no free port each, and
nobody on the network can try a password.
"""

from dataclasses import dataclass
from hashlib import sha256
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import account as accounts
from kultura.instance.postgresql.account import Account
from kultura.instance.postgresql.binaries import LIBRARY
from kultura.settings import Settings
from pathlib import Path

import json
import os


RECORD = "postgresql.json"
PORT = 5432  # only a part of the socket's name
SOCKET_PATH_LIMIT = 107  # bytes; sockaddr_un.sun_path less its closing zero, unix(7)
SHORT = Path("/tmp")


@dataclass(frozen=True)
class Place:
    """The server's own directory, and the user it belongs to where that is not ours."""

    base: Path
    user: str | None

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.base / "data"

    @property
    def sockets(self) -> Path:
        """The directory of the socket: in the base, unless its path were too long."""
        inside = self.base / "sockets"
        if len(os.fsencode(inside / f".s.PGSQL.{PORT}")) <= SOCKET_PATH_LIMIT:
            return inside
        return SHORT / f"kultura-{digest(self.base)}"

    @property
    def account(self) -> Account | None:
        """The account everything here belongs to; None: the one that runs Kultura."""
        return accounts.named(self.user) if self.user else None


def recorded(settings: Settings) -> Place:
    """Give the place of an instance's server; raises InstanceError before `kultura init`."""
    try:
        record = json.loads((settings.clienthome / RECORD).read_text(encoding="utf-8"))
    except OSError as error:
        raise InstanceError(
            f"There is no instance in {settings.home}: run kultura init first."
        ) from error
    return Place(settings.clienthome / record["base"], record["user"])


def prepare(settings: Settings) -> Place:
    """Give the recorded place, else choose one and record it; makes its directories."""
    if (settings.clienthome / RECORD).exists():
        place = recorded(settings)
    else:
        settings.clienthome.mkdir(parents=True, exist_ok=True)
        place = choose(settings)
        check_unused(place)
        write_record(settings, place)
    make_directories(place)
    return place


def choose(settings: Settings) -> Place:
    """Choose inside the instance; as root below /var/lib where the account cannot go there."""
    account = accounts.find(settings)
    configured = settings.kultura.directories.postgresql
    base = settings.home / configured if configured else settings.clienthome / "postgresql"
    if account and not configured and not accounts.can_reach(account, settings.clienthome):
        base = LIBRARY / f"{settings.home.name}-{digest(settings.home)}"
    return Place(base, account.name if account else None)


def digest(path: Path) -> str:
    """Shorten a path to a few characters that are its own."""
    return sha256(os.fsencode(path.absolute())).hexdigest()[:12]


def check_unused(place: Place) -> None:
    """Refuse data that another instance made, or one that was here before."""
    if place.data.exists():
        raise InstanceError(
            f"{place.data} holds the database of another instance: move it away, or name another "
            "directory in instance.yaml, kultura.directories.postgresql."
        )


def write_record(settings: Settings, place: Place) -> None:
    """Record the place, relative to the instance where it is inside, so that it can be moved."""
    inside = place.base.is_relative_to(settings.clienthome)
    base = place.base.relative_to(settings.clienthome) if inside else place.base
    text = json.dumps({"base": str(base), "user": place.user}, ensure_ascii=False)
    (settings.clienthome / RECORD).write_text(text + "\n", encoding="utf-8")


def make_directories(place: Place) -> None:
    """Make the server's directories, closed to all others; nothing above them is changed."""
    for folder in (place.base, place.sockets):
        if not folder.exists():
            folder.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700)
            if place.account:
                os.chown(folder, place.account.uid, place.account.gid)
        check_owner(folder, place)


def check_owner(folder: Path, place: Place) -> None:
    """Refuse a directory somebody else made in our place."""
    owner = place.account.uid if place.account else os.geteuid()
    status = folder.lstat()
    if status.st_uid != owner or status.st_mode & 0o077 or folder.is_symlink():
        raise InstanceError(
            f"{folder} is not the database's own: it should belong to user {owner}, mode 0700. "
            "Move it away, then run kultura init."
        )
