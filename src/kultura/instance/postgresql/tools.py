"""PostgreSQL's client programs, told how to connect without a password on their command line."""

from collections.abc import Sequence
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import binaries
from kultura.instance.postgresql import connection
from kultura.settings import Settings
from pathlib import Path
from psycopg2.extensions import parse_dsn

import os
import subprocess


# libpq, 32.15 Environment Variables
VARIABLES = {
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "port": "PGPORT",
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "passfile": "PGPASSFILE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "service": "PGSERVICE",
    "options": "PGOPTIONS",
}


def run(settings: Settings, program: str, arguments: Sequence[str | Path]) -> None:
    """Run pg_dump or pg_restore on the instance's database; raises InstanceError."""
    command = [binaries.bin_folder(None) / program, *arguments]
    done = subprocess.run(
        command, env=environment(settings), capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[-1]
        raise InstanceError(f"{program} failed: {reason}")


def environment(settings: Settings) -> dict[str, str]:
    """Spell the DSN as variables, which other users of the machine cannot read."""
    dsn = parse_dsn(connection.dsn(settings))
    unknown = dsn.keys() - VARIABLES.keys()
    if unknown:
        raise InstanceError(
            f"db_relstorage_postgresql_dsn has {', '.join(sorted(unknown))}, which pg_dump cannot "
            "be told: write it into a pg_service.conf and name the service in the DSN."
        )
    return {**os.environ, **{VARIABLES[name]: value for name, value in dsn.items()}}
