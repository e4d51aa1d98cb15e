"""One table of what can go wrong, and the exit code a script sees."""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.batches.faults import BatchFault
from kultura.cli.terminal import complain
from kultura.digitisation.refusals import PackageRefused
from kultura.imports.faults import DatabaseAway
from kultura.imports.faults import ImportFault
from kultura.instance.errors import InstanceError
from kultura.repository.errors import RepositoryError
from kultura.settings import SettingsError
from kultura.vocabularies.teryt import TercError
from psycopg2 import OperationalError
from psycopg2.errors import DiskFull

import errno
import sys


EXIT_CODES: dict[type[Exception], int] = {
    BatchFault: 2,
    ImportFault: 2,
    PackageRefused: 2,
    TercError: 2,
    DatabaseAway: 4,
    SettingsError: 3,
    InstanceError: 4,
    RepositoryError: 4,
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
    except Exception as error:
        complain(sentence_of_database(error))
        sys.exit(EXIT_CODES[InstanceError])


def sentence_of_database(error: Exception) -> str:
    """Say what became of the database an error comes from; raises any other error again."""
    found = next((cause for cause in causes(error) if isinstance(cause, OperationalError)), None)
    if found is None:
        raise error
    if isinstance(found, DiskFull):
        return SYSTEM_SENTENCES[errno.ENOSPC]
    return (
        f"The database went away ({str(found).strip()}): its log, var/log/postgresql.log, says why."
    )


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and those it was raised from: the storage wraps what PostgreSQL said."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
