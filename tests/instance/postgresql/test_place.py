"""Where the embedded server lives: in the instance, unless its account cannot go there."""

from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import account as accounts
from kultura.instance.postgresql import binaries
from kultura.instance.postgresql import connection
from kultura.instance.postgresql import database
from kultura.instance.postgresql import place as places
from kultura.instance.postgresql import server
from kultura.instance.postgresql.place import Place
from kultura.settings import load
from pathlib import Path

import multiprocessing
import os
import pwd
import pytest
import shutil
import subprocess
import sys
import tempfile


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs PostgreSQL as another user")


def version_of(settings) -> int:
    with connection.connected(connection.dsn(settings)) as opened:
        return opened.server_version


def test_data_and_socket_lie_in_the_instance(settings) -> None:
    place = places.prepare(settings)
    assert place.base == settings.clienthome / "postgresql"
    assert place.sockets == place.base / "sockets"


def test_an_instance_that_was_moved_is_found(settings) -> None:
    database.prepare(settings)
    moved = settings.home.with_name("przeniesiony dom")
    settings.home.rename(moved)
    settings = load(moved, environ={})
    with database.database(settings):
        assert version_of(settings) >= 180000


def test_a_long_path_has_its_socket_elsewhere(home) -> None:
    deep = home.joinpath(*["bardzo-długi-katalog"] * 6)
    deep.mkdir(parents=True)
    settings = load(deep, environ={"INSTANCE_KULTURA_POSTGRESQL_PARAMETERS_DICT_fsync": "off"})
    database.prepare(settings)
    place = places.recorded(settings)
    socket = place.sockets / f".s.PGSQL.{places.PORT}"
    assert len(os.fsencode(place.base)) > places.SOCKET_PATH_LIMIT >= len(os.fsencode(socket))
    with database.database(settings):
        assert version_of(settings) >= 180000
    place.sockets.rmdir()


def test_data_of_another_instance_are_left_alone(settings, home) -> None:
    database.prepare(settings)
    (settings.clienthome / places.RECORD).unlink()
    with pytest.raises(InstanceError, match="holds the database of another instance"):
        database.prepare(settings)


def test_a_directory_somebody_else_made_is_refused(settings) -> None:
    base = settings.clienthome / "postgresql"
    base.mkdir(parents=True, mode=0o755)
    with pytest.raises(InstanceError, match=r"is not the database's own.*mode 0700"):
        database.prepare(settings)


@as_root
def test_root_keeps_data_where_the_account_may_go(settings, tmp_path, monkeypatch) -> None:
    settings.home.parent.chmod(0o700)
    monkeypatch.setattr(places, "LIBRARY", tmp_path / "library")
    place = places.prepare(settings)
    assert place.base.parent == tmp_path / "library"
    assert place.base.stat().st_uid == pwd.getpwnam(place.user).pw_uid


@as_root
def test_root_below_a_closed_directory_has_a_server_all_the_same(settings, monkeypatch) -> None:
    library = Path(tempfile.mkdtemp(prefix="kultura-library-"))
    library.chmod(0o755)
    settings.home.parent.chmod(0o700)
    monkeypatch.setattr(places, "LIBRARY", library)
    monkeypatch.setattr(binaries, "LIBRARY", library)
    monkeypatch.setattr(binaries, "can_reach", lambda account, path: False)
    database.prepare(settings)
    with database.database(settings):
        assert version_of(settings) >= 180000
        command = server.command(settings, places.recorded(settings))
        assert command[0].is_relative_to(library)
    shutil.rmtree(library)


@as_root
def test_the_account_reaches_what_it_may_enter(tmp_path) -> None:
    account = accounts.named("nobody")
    open_folder = Path("/usr/bin")
    tmp_path.chmod(0o700)
    assert accounts.can_reach(account, open_folder) is True
    assert accounts.can_reach(account, tmp_path) is False


def test_programs_work_where_they_were_copied(tmp_path) -> None:
    newest = max(binaries.installations())
    copy = binaries.copied(binaries.installations()[newest], tmp_path / "copy")
    done = subprocess.run([copy / "bin" / "initdb", "--version"], capture_output=True, text=True)
    assert f"(PostgreSQL) {newest}." in done.stdout


def test_data_choose_the_version_of_the_programs(tmp_path) -> None:
    (tmp_path / "PG_VERSION").write_text("16\n")
    assert binaries.bin_folder(None, tmp_path).parent.name == "pginstall"
    (tmp_path / "PG_VERSION").write_text("9\n")
    with pytest.raises(InstanceError, match="PostgreSQL 9, which is not installed"):
        binaries.bin_folder(None, tmp_path)


def test_the_base_decides_the_short_socket() -> None:
    long_base = Path("/" + "x" * 120)
    assert Place(long_base, None).sockets == Place(long_base, None).sockets
    assert Place(long_base, None).sockets != Place(Path("/" + "y" * 120), None).sockets


def prepare_as(account: accounts.Account, home: Path) -> None:
    """Become an ordinary user for good, and use a database."""
    os.setgroups([])
    os.setgid(account.gid)
    os.setuid(account.uid)
    settings = load(home, environ={})
    database.prepare(settings)
    with database.database(settings):
        assert version_of(settings) >= 180000


@as_root
def test_an_ordinary_user_runs_it_as_themselves(home) -> None:
    account = accounts.named("nobody")
    if not accounts.can_reach(account, Path(sys.prefix)):
        pytest.skip(f"nobody may not enter {sys.prefix}, so they cannot run Kultura from there")
    home.mkdir()
    os.chown(home, account.uid, account.gid)
    process = multiprocessing.get_context("fork").Process(target=prepare_as, args=(account, home))
    process.start()
    process.join(60)
    assert process.exitcode == 0
    assert places.recorded(load(home, environ={})).user is None
    assert (home / "var" / "postgresql" / "data").stat().st_uid == account.uid
