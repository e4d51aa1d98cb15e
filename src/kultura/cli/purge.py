"""`kultura purge`: removes for good what was deleted more than 30 days ago."""

from datetime import datetime
from datetime import UTC
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import tell
from kultura.settings import load
from typing import Annotated

import typer


def command(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go.")] = False,
    as_json: AsJson = False,
) -> None:
    """Remove for good what was deleted more than 30 days ago; one transaction an item."""
    from kultura.instance.zope import zope_site

    with zope_site(load()):
        from kultura.workflows import deletion

        import transaction

        paths = []
        for obj in deletion.due(datetime.now(UTC)):
            paths.append("/".join(obj.getPhysicalPath()))
            if not dry_run:
                deletion.purge(obj)
                transaction.commit()
    if as_json:
        answer({"removed": [] if dry_run else paths, "due": paths})
        return
    for path in paths:
        tell(path)
    tell(f"{len(paths)} {'would be' if dry_run else 'are'} removed for good.")
