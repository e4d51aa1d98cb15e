"""Secrets of an instance: generated once, kept in files that only their owner reads."""

from kultura.instance.errors import InstanceError
from kultura.settings import Settings
from pathlib import Path

import os
import secrets


ADMIN_FILE = "admin_password"
PGPASS_FILE = "pgpass"


def generate() -> str:
    """Make a password: 160 random bits, no character that a shell or a DSN would quote."""
    return secrets.token_urlsafe(20)


def prepare(settings: Settings) -> None:
    """Make the directory of secrets, and what is missing in it."""
    settings.secrets.mkdir(parents=True, exist_ok=True)
    settings.secrets.chmod(0o700)
    if not (settings.secrets / ADMIN_FILE).exists():
        write(settings.secrets / ADMIN_FILE, generate() + "\n")


def admin_password(settings: Settings) -> str:
    """Give the site administrator's first password: the configured one, else the generated."""
    return settings.default_context.initial_user_password or read(settings.secrets / ADMIN_FILE)


def write(path: Path, text: str) -> None:
    """Write a secret; the file is never readable by others, not even for a moment."""
    partial = path.with_name(path.name + ".new")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def read(path: Path) -> str:
    """Read a secret's one line; raises InstanceError where it cannot be had."""
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise InstanceError(
            f"{path} cannot be read ({error.strerror}): run kultura init"
        ) from error
