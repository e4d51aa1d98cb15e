"""`kultura check`: is everything as it should be?"""

from dataclasses import asdict
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import err
from kultura.cli.terminal import tell
from kultura.settings import load

import typer


FOUND = 1


def command(as_json: AsJson = False) -> None:
    """Look at the database, profiles, catalog and files; 1 where something is wrong."""
    from kultura.instance.zope import zope_site

    settings = load()
    results = []
    with err.status("Starting Zope") as status, zope_site(settings) as site:
        from kultura.instance import checks

        for result in checks.run(site, settings):
            status.update(result.title)
            results.append(result)
            if not as_json:
                show(result)
    if as_json:
        answer([asdict(result) for result in results])
    if any(result.problems for result in results):
        raise typer.Exit(FOUND)


def show(result) -> None:
    """Print what one check found."""
    tell(f"{'problem' if result.problems else 'ok':8}{result.title}")
    for problem in result.problems:
        tell(f"        {problem}")
