"""The embedded PostgreSQL: closed to strangers, shared by commands, whole after a kill -9."""

from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import cluster
from kultura.instance.postgresql import connection
from kultura.instance.postgresql import database
from kultura.instance.postgresql import place as places
from kultura.instance.postgresql import server
from pathlib import Path
from signal import SIGKILL

import multiprocessing
import os
import psycopg2
import pytest
import stat
import subprocess
import sys
import time


OWN = "kultura@kultura"


@pytest.fixture
def prepared(settings):
    """Settings of an instance whose server has its data."""
    database.prepare(settings)
    return settings


def ask(settings, statement: str, user: str = connection.OWNER):
    with connection.connected(connection.dsn(settings, user)) as opened, opened.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0] if cursor.description else None


def pids(settings) -> list[int]:
    return list(server.processes_in(places.recorded(settings).data))


def postmaster(settings) -> int:
    return int((places.recorded(settings).data / "postmaster.pid").read_text().split()[0])


def test_needs_init(settings) -> None:
    with pytest.raises(InstanceError, match="run kultura init"), database.database(settings):
        pass


def test_a_fresh_database(prepared) -> None:
    with database.database(prepared):
        assert ask(prepared, "SELECT current_user || '@' || current_database()") == OWN
        assert ask(prepared, "SHOW server_version_num") >= "180000"
        assert ask(prepared, "SHOW server_encoding") == "UTF8"
        assert ask(prepared, "SELECT upper('zażółć')") == "ZAŻÓŁĆ"
        assert ask(prepared, "SHOW listen_addresses") == ""
    assert pids(prepared) == []


def test_strangers_are_refused(prepared) -> None:
    with database.database(prepared):
        wrong = connection.dsn(prepared) + " password=wrong"
        with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
            psycopg2.connect(wrong)
        assert ask(
            prepared,
            "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules",
            connection.ADMINISTRATOR,
        ) == ("scram-sha-256")


def test_only_the_owner_sees_files(prepared) -> None:
    place = places.recorded(prepared)
    closed = [prepared.secrets, connection.passfile(prepared), place.base, place.data]
    assert [path for path in closed if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_no_password_in_the_log(prepared) -> None:
    secrets = [line.rpartition(":")[2] for line in passfile_lines(prepared)]
    with database.database(prepared):
        ask(prepared, "SELECT 1")
    log = (prepared.logs / server.LOG).read_text()
    assert [secret for secret in secrets if secret in log] == []


def passfile_lines(settings) -> list[str]:
    return connection.passfile(settings).read_text().splitlines()


def test_parents_are_left_as_they_were(settings) -> None:
    before = [parent.stat().st_mode for parent in settings.home.parents]
    database.prepare(settings)
    assert [parent.stat().st_mode for parent in settings.home.parents] == before


def test_second_command_borrows(prepared) -> None:
    with database.database(prepared):
        first = postmaster(prepared)
        with database.database(prepared):
            assert postmaster(prepared) == first
        assert ask(prepared, "SELECT 1") == 1


def borrow_until_told(home: Path, go, done) -> None:
    from kultura.settings import load

    settings = load(home, environ={})
    with database.database(settings):
        go.set()
        done.wait(30)
        ask(settings, "CREATE TABLE borrowed ()")


def test_owner_waits_for_borrowers(prepared) -> None:
    context = multiprocessing.get_context("spawn")
    go, done, said = context.Event(), context.Event(), []
    borrower = context.Process(target=borrow_until_told, args=(prepared.home, go, done))

    def say(message: str) -> None:
        said.append(message)
        done.set()

    with database.database(prepared, say):
        borrower.start()
        assert go.wait(30)
    borrower.join(30)
    assert borrower.exitcode == 0
    assert said == ["another kultura command still uses PostgreSQL; waiting for it to end"]
    with database.database(prepared):
        assert ask(prepared, "SELECT to_regclass('borrowed') IS NOT NULL") is True


def test_data_outlive_a_killed_server(prepared) -> None:
    with database.database(prepared):
        ask(prepared, "CREATE TABLE kept AS SELECT 1 AS one")
        os.kill(postmaster(prepared), SIGKILL)
    with database.database(prepared):
        assert ask(prepared, "SELECT one FROM kept") == 1


def test_a_pid_that_is_somebody_else_now(prepared) -> None:
    pid_file = places.recorded(prepared).data / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{pid_file.parent}\n1\n5432\n\n\n0 0\nready\n")
    with database.database(prepared):
        assert ask(prepared, "SELECT 1") == 1


KILLED = """
import os, signal, sys
from kultura.settings import load
from kultura.instance.postgresql.database import database
from pathlib import Path

with database(load(Path(sys.argv[1]), environ={})):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_nothing_is_left_after_a_killed_command(prepared) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(prepared.home)], check=False, timeout=60)
    deadline = time.monotonic() + 60
    while pids(prepared) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert pids(prepared) == []


def test_a_bad_parameter_is_told(prepared) -> None:
    (prepared.home / "instance.yaml").write_text(
        "kultura: {postgresql: {parameters: {shared_buffers: plenty}}}"
    )
    from kultura.settings import load

    wrong = load(prepared.home, environ={})
    with (
        pytest.raises(InstanceError, match=r"did not start: .*shared_buffers.*plenty"),
        database.database(wrong),
    ):
        pass


def test_an_unreachable_server_is_told(settings) -> None:
    from kultura.settings import load

    dsn = "host=127.0.0.1 port=1 dbname=kultura"
    elsewhere = load(settings.home, environ={"INSTANCE_db_relstorage_postgresql_dsn": dsn})
    with (
        pytest.raises(InstanceError, match="db_relstorage_postgresql_dsn cannot be reached"),
        database.database(elsewhere),
    ):
        pass


def test_the_reason_why_no_data_could_be_made_is_the_first_that_initdb_gave() -> None:
    said = "creating\ninitdb: error: No space left on device\ninitdb: removing data\n"
    assert cluster.complaint(said) == "initdb: error: No space left on device"
