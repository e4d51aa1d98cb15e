"""What goes wrong in a command ends in a sentence and an exit code; a mistake of ours does not."""

from kultura.cli.errors import told
from psycopg2 import OperationalError
from psycopg2.errors import DiskFull
from ZODB.POSException import StorageError

import errno
import pytest


FULL = "Error: The disk is full: make room and run the command again.\n"


def raise_wrapped(error: Exception) -> None:
    """Raise an error as RelStorage passes it on."""
    try:
        raise error
    except Exception as cause:
        raise StorageError("the storage could not do it") from cause


@pytest.mark.parametrize("error", [DiskFull("COPY"), OSError(errno.ENOSPC, "no space", "etc")])
def test_a_full_disk_is_told(error, capsys) -> None:
    with pytest.raises(SystemExit) as ended, told():
        raise error
    assert (ended.value.code, capsys.readouterr().err) == (4, FULL)


def test_a_full_disk_is_told_when_the_storage_says_it(capsys) -> None:
    with pytest.raises(SystemExit), told():
        raise_wrapped(DiskFull("could not extend file"))
    assert capsys.readouterr().err == FULL


def test_a_database_that_went_away_is_told(capsys) -> None:
    with pytest.raises(SystemExit) as ended, told():
        raise_wrapped(OperationalError("server closed the connection\n"))
    assert ended.value.code == 4
    assert "The database went away (server closed the connection)" in capsys.readouterr().err


def test_a_mistake_of_ours_keeps_its_traceback() -> None:
    with pytest.raises(StorageError), told():
        raise_wrapped(KeyError("a mistake"))
