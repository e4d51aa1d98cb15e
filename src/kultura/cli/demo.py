"""`kultura demo`: a made-up region to look at, with accounts to try."""

from kultura.cli.import_ import SOME_REFUSED
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import err
from kultura.cli.terminal import table
from kultura.cli.terminal import tell
from kultura.instance.errors import InstanceError
from kultura.settings import load
from kultura.settings import Settings
from pathlib import Path
from rich.progress import Progress
from typing import Annotated
from typing import Any

import os
import subprocess
import sys
import typer


MAPPING = Path("examples/tate/mapping.yaml")
PASSWORD = "KULTURA_DEMO_PASSWORD"


def command(
    records: Annotated[
        Path | None,
        typer.Option(help="Records to import and publish in the museum, JSON lines or another."),
    ] = None,
    mapping: Annotated[
        Path, typer.Option(help="The mapping of the records, a YAML file.")
    ] = MAPPING,
    packages: Annotated[
        list[Path] | None,
        typer.Option("--package", help="A package of a digitised object for the library."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Fill the region with three made-up institutions, in every state of the approval.

    What is there already stays, so an interrupted demo is finished by running it again. The
    password of all its accounts is KULTURA_DEMO_PASSWORD, else a random one that is shown once.
    """
    settings = load()
    refuse_missing(records, mapping, packages or [])
    password = build(settings, packages or [])
    if records:
        import_records(settings, records, mapping)
    accounts = demo_accounts()
    if as_json:
        return answer({"url": settings.kultura.cms_url, "accounts": accounts})
    tell(f"The demo region is at {settings.kultura.cms_url} once kultura run runs.")
    table(["account", "who"], accounts)
    if password:
        tell(f"The password of these accounts: {password}")
    else:
        tell("The accounts were there already; their passwords stay as they are.")


def refuse_missing(records: Path | None, mapping: Path, packages: list[Path]) -> None:
    """Refuse, before anything is built, to import from what is not there."""
    missing = [file for file in (records, mapping) if records and file and not file.is_file()]
    missing += [folder for folder in packages if not folder.is_dir()]
    if missing:
        raise InstanceError(f"There is no {missing[0]}: see kultura demo --help.")


def import_records(settings: Settings, records: Path, mapping: Path) -> None:
    """Import and publish records in the museum; in a process of its own, as Zope starts once.

    Raises InstanceError where the import could not be done; single refused rows are in its report.
    """
    command = (sys.executable, "-m", "kultura.cli", "--home", settings.home, "import", records)
    options = ("--mapping", mapping, "--institution", "muzeum", "--publish")
    user = ("--as", settings.default_context.initial_user_name)
    done = subprocess.run([*map(str, (*command, *options, *user))], check=False)
    if done.returncode not in (0, SOME_REFUSED):
        raise InstanceError("The records were not imported: the reason is above.")


def build(settings: Settings, packages: list[Path]) -> str | None:
    """Build the demo, packages too; returns the password of its accounts if this run made them."""
    from kultura.instance.passwords import generate
    from kultura.instance.zope import zope_site

    password = os.environ.get(PASSWORD) or generate()
    with zope_site(settings) as site, Progress(console=err) as progress:
        from kultura.demo.build import ADMINISTRATOR
        from kultura.demo.build import build_region
        from kultura.demo.packages import bring_packages
        from kultura.demo.plan import sections
        from plone import api

        known = api.user.get(username=ADMINISTRATOR) is not None
        total = sum(1 + len(section.items) for section in sections())
        task = progress.add_task("Demo region", total=total)
        build_region(site, password, lambda title: progress.advance(task))
        if packages:
            progress.add_task("Digitised books", total=None)
            bring_packages(site, settings, [folder.resolve() for folder in packages])
    return None if known else password


def demo_accounts() -> list[dict[str, Any]]:
    """Give the accounts of the demo with what each is for."""
    from kultura.demo.build import ADMINISTRATOR
    from kultura.demo.build import MANAGER
    from kultura.demo.plan import sections

    editors = [
        {"account": section.section["id"], "who": f"editor, {section.section['title']}"}
        for section in sections()
    ]
    return [
        {"account": ADMINISTRATOR, "who": "regional administrator"},
        *sorted(editors, key=lambda row: row["account"]),
        {"account": MANAGER, "who": "manager of the museum"},
    ]
