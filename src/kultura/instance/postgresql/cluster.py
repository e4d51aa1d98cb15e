"""Making the embedded server's data: initdb with scram, generated passwords, one database."""

from kultura.instance import passwords
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import binaries
from kultura.instance.postgresql import connection
from kultura.instance.postgresql import store
from kultura.instance.postgresql.connection import ADMINISTRATOR
from kultura.instance.postgresql.connection import DATABASE
from kultura.instance.postgresql.connection import OWNER
from kultura.instance.postgresql.connection import READER
from kultura.instance.postgresql.place import Place
from kultura.settings import Settings
from pathlib import Path
from psycopg2 import sql
from psycopg2.extensions import encrypt_password

import os
import shutil
import subprocess


# PostgreSQL's own locale provider: sort keys are computed, so no library of the system decides.
OPTIONS = (
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--no-locale",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
)
USERS = (ADMINISTRATOR, OWNER, READER)


def exists(place: Place) -> bool:
    """Tell whether the data directory was made; what an interrupted initdb left does not count."""
    return (place.data / "PG_VERSION").is_file()


def create(settings: Settings, place: Place) -> None:
    """Make the data directory and the passwords; a cut run leaves nothing that looks whole."""
    known = prepare_passwords(settings)
    partial = place.base / "data.new"
    password_file = place.base / "password"
    shutil.rmtree(partial, ignore_errors=True)
    passwords.write(password_file, known[ADMINISTRATOR])
    try:
        own(place, password_file)
        initdb(place, partial, password_file)
    finally:
        password_file.unlink(missing_ok=True)
    partial.replace(place.data)


def initdb(place: Place, data: Path, password_file: Path) -> None:
    """Run initdb as the account the data belongs to."""
    account = place.account
    identity = {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}
    done = subprocess.run(
        [
            binaries.bin_folder(account) / "initdb",
            *OPTIONS,
            f"--pgdata={data}",
            f"--username={ADMINISTRATOR}",
            f"--pwfile={password_file}",
        ],
        cwd=place.base,
        capture_output=True,
        text=True,
        check=False,
        **identity,
    )
    if done.returncode:
        reason = complaint(done.stderr)
        raise InstanceError(f"PostgreSQL could not make its data in {place.base}: {reason}")


def complaint(said: str) -> str:
    """Pick the reason out of what initdb said: what it did about it comes after."""
    lines = said.strip().splitlines() or ["no reason given"]
    return next((line for line in lines if "FATAL" in line or "error: " in line), lines[-1])


def own(place: Place, file: Path) -> None:
    """Give a file to the server's account."""
    if place.account:
        os.chown(file, place.account.uid, place.account.gid)


def prepare_passwords(settings: Settings) -> dict[str, str]:
    """Give the passwords of the server's users from the passfile, made where it is missing."""
    passwords.prepare(settings)
    path = connection.passfile(settings)
    known = read_passfile(path) if path.exists() else {}
    made = {user: passwords.generate() for user in USERS if user not in known}
    if made:
        known |= made
        passwords.write(path, "".join(f"*:*:*:{user}:{known[user]}\n" for user in known))
    return known


def read_passfile(path: Path) -> dict[str, str]:
    """Read the passwords in a passfile, by user."""
    entries = (line.rsplit(":", 2) for line in path.read_text(encoding="utf-8").splitlines())
    return {user: password for _, user, password in entries}


def prepare_database(settings: Settings) -> None:
    """Make the users, the database and the publication store in a server that runs, or renew."""
    known = prepare_passwords(settings)
    administrator = connection.dsn(settings, ADMINISTRATOR, "postgres")
    with connection.connected(administrator) as database, database.cursor() as cursor:
        for user in (OWNER, READER):
            # The verifier, not the password: a statement may reach the server's log.
            verifier = encrypt_password(known[user], user, database, "scram-sha-256")
            if not found(cursor, "SELECT 1 FROM pg_roles WHERE rolname = %s", user):
                statement = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
                cursor.execute(statement.format(sql.Identifier(user), sql.Literal(verifier)))
        if not found(cursor, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
            statement = sql.SQL("CREATE DATABASE {} OWNER {}")
            cursor.execute(statement.format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))
    store.prepare(settings)


def found(cursor, query: str, name: str) -> bool:
    """Tell whether a query for a name gives a row."""
    cursor.execute(query, (name,))
    return cursor.fetchone() is not None
