"""One table of what can go wrong, and the exit code a script sees."""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.cli.terminal import complain
from kultura.imports.faults import DatabaseAway
from kultura.imports.faults import ImportFault
from kultura.instance.errors import InstanceError
from kultura.settings import SettingsError
from kultura.vocabularies.teryt import TercError

import errno
import sys


EXIT_CODES: dict[type[Exception], int] = {
    ImportFault: 2,
    TercError: 2,
    DatabaseAway: 4,
    SettingsError: 3,
    InstanceError: 4,
}
INTERRUPTED = 130

SYSTEM_SENTENCES = {
    errno.ENOSPC: "The disk is full: make room and run the command again.",
    errno.EDQUOT: "Your disk quota is used up: make room and run the command again.",
    errno.EROFS: "The file system is read-only: choose another place with KULTURA_HOME.",
}


@contextmanager
def told() -> Iterator[None]:
    """End the command with a sentence and an exit code where something is wrong."""
    try:
        yield
    except tuple(EXIT_CODES) as error:
        complain(str(error))
        sys.exit(next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind)))
    except PermissionError as error:
        complain(f"You may not use {error.filename}: run as its owner, or set KULTURA_HOME.")
        sys.exit(EXIT_CODES[InstanceError])
    except OSError as error:
        if error.errno not in SYSTEM_SENTENCES:
            raise
        complain(SYSTEM_SENTENCES[error.errno])
        sys.exit(EXIT_CODES[InstanceError])
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
