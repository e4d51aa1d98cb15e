"""The account PostgreSQL runs as when root starts it: the server itself refuses to be root."""

from dataclasses import dataclass
from kultura.instance.errors import InstanceError
from kultura.settings import Settings
from pathlib import Path

import os
import pwd
import stat


CANDIDATES = ("kultura", "postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """An unprivileged user of the machine."""

    name: str
    uid: int
    gid: int

    @property
    def groups(self) -> frozenset[int]:
        """The groups the user is in."""
        return frozenset(os.getgrouplist(self.name, self.gid))


def find(settings: Settings) -> Account | None:
    """Choose the account for the server; None where this process is not root."""
    if os.geteuid() != 0:
        return None
    wanted = settings.kultura.postgresql.user
    for name in (wanted,) if wanted else CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise InstanceError(
        "PostgreSQL does not run as root: create a user (useradd --system kultura) and name it "
        "in instance.yaml, kultura.postgresql.user."
    )


def named(name: str) -> Account:
    """Give the account that bears a name; raises InstanceError where there is none."""
    try:
        entry = pwd.getpwnam(name)
    except KeyError as error:
        raise InstanceError(f"The database belongs to the user {name}: create it again") from error
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def can_reach(account: Account, path: Path) -> bool:
    """Tell whether the account may enter every directory down to `path`."""
    folders = [*reversed(path.resolve().parents), path.resolve()]
    return all(may_enter(account, folder) for folder in folders if folder.is_dir())


def may_enter(account: Account, folder: Path) -> bool:
    """Tell whether the account may pass through one directory."""
    status = folder.stat()
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid in account.groups:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)
