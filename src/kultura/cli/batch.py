"""`kultura batch`: packages that were brought, what was found in them, and decisions about them."""

from kultura.cli.batches import plain_batch
from kultura.cli.batches import say_batch
from kultura.cli.reports import progress
from kultura.cli.reports import say_findings
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import complain
from kultura.cli.terminal import table
from kultura.cli.terminal import tell
from kultura.settings import load
from typing import Annotated
from typing import Any

import typer


SOME_NOT = 1
COLUMNS = ("batch", "state", "institution", "identifier", "title", "pages", "errors", "by", "when")

commands = typer.Typer(
    help="Packages of digitised objects that were brought: look, decide, hand over.",
    no_args_is_help=True,
)

Number = Annotated[int, typer.Argument(help="The batch's number.")]
User = Annotated[str, typer.Option("--as", help="The user in whose name it is done.")]
Reason = Annotated[str, typer.Option(help="Why; it is kept with the masters.")]


@commands.command("list")
def list_batches(
    institution: Annotated[str, typer.Option(help="Only of this institution.")] = "",
    state: Annotated[str, typer.Option(help="Only in this state.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 100,
    as_json: AsJson = False,
) -> None:
    """List what was brought, the newest first."""
    from kultura.instance.zope import zope_site

    with zope_site(load()):
        from kultura.batches.listing import listed

        found = listed(institution.strip("/"), state, limit)
    if as_json:
        return answer([plain_batch(one.batch, one.state) for one in found])
    table(COLUMNS, [row(one.batch, one.state) for one in found])


@commands.command()
def show(number: Number, as_json: AsJson = False) -> None:
    """Show a batch: what it is, what was found in it, what was decided, where it went."""
    from kultura.instance.zope import zope_site

    with zope_site(load()):
        from kultura.batches.listing import shown

        found = shown(number)
    if as_json:
        return answer(found.plain())
    batch = found.batch
    tell(f"{batch.source}: {batch.title} ({batch.format}, {batch.identifier})")
    tell(f"  {batch.pages} pages, {batch.files} files, {batch.size:,} bytes")
    tell(f"  brought by {batch.person} at {batch.received_at:%Y-%m-%d %H:%M}, for {batch.place}")
    say_findings(found.findings)
    for one in found.decisions:
        tell(f"  {one.action} by {one.person} at {one.at:%Y-%m-%d %H:%M}: {one.reason}")
    say_batch(batch, found.state)


@commands.command()
def waive(number: Number, reason: Reason, user: User, as_json: AsJson = False) -> None:
    """Take a package although masters are missing; never by who brought it. It goes on at once."""
    from kultura.instance.zope import zope_site

    settings = load()
    with zope_site(settings, user) as site, progress(as_json) as told:
        from kultura.batches.deciding import decide
        from kultura.batches.going_on import go_on

        batch = go_on(site, settings, decide(site, number, "waive", reason), told).batch
    answer(plain_batch(batch)) if as_json else say_batch(batch)


@commands.command()
def refuse(number: Number, reason: Reason, user: User, as_json: AsJson = False) -> None:
    """Refuse a package that waits for a decision; the same files stay refused."""
    from kultura.instance.zope import zope_site

    with zope_site(load(), user) as site:
        from kultura.batches.deciding import decide

        batch = decide(site, number, "refuse", reason)
    answer(plain_batch(batch)) if as_json else say_batch(batch)


@commands.command()
def submit(
    numbers: Annotated[list[int], typer.Argument(help="Numbers of batches.")],
    user: User,
    as_json: AsJson = False,
) -> None:
    """Submit the records of batches for approval; those of one delivery are one entry there.

    Exit codes: 0 all are submitted, 1 some are not and it is said why.
    """
    from kultura.instance.zope import zope_site

    with zope_site(load(), user) as site:
        from kultura.batches.listing import shown
        from kultura.batches.submitting import submit as hand_over

        done = [hand_over(site, shown(number).batch) for number in numbers]
    if as_json:
        answer([{"batch": one.batch.id, "submitted": not one.why, "why": one.why} for one in done])
    else:
        for one in done:
            say_submitted(one)
    if any(one.why for one in done):
        raise typer.Exit(SOME_NOT)


def say_submitted(one: Any) -> None:
    """Say whether a batch was handed over."""
    if one.why:
        complain(f"batch {one.batch.id}: {one.why}")
    else:
        tell(f"batch {one.batch.id}: submitted")


def row(batch: Any, state: str) -> dict[str, Any]:
    """Return a batch as a row of the list."""
    return {
        "batch": batch.id,
        "state": state,
        "institution": batch.institution,
        "identifier": batch.identifier,
        "title": batch.title,
        "pages": batch.pages,
        "errors": batch.counts.get("error", ""),
        "by": batch.person,
        "when": f"{batch.received_at:%Y-%m-%d %H:%M}",
    }
