"""What somebody wants of pages, and what becomes of them; pure, but for the sentences of refusals.

Two people may have the same pages open. Who saves later is asked about what both have changed
differently, and nothing else; all that one of them left alone stays as the other wrote it.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from kultura.behaviors.fields.refusals import Refused
from kultura.i18n import _
from kultura.store.page import OwnPage
from kultura.store.page_changes import changes_between
from kultura.store.page_changes import COVER
from kultura.store.page_changes import FIELDS
from kultura.store.page_changes import PageChange
from kultura.store.page_changes import POSITION
from kultura.store.page_changes import said
from kultura.store.page_sets import Noted
from kultura.store.page_sets import PageSet
from typing import Any
from typing import Final


LONGEST: Final = {"type": 60, "label": 60, "reason": 1000, "note": 1000}
TURNS: Final = (0, 90, 180, 270)


@dataclass(frozen=True)
class Wanted:
    """What somebody who saw a revision wants: values by page and field, places of moved pages.

    Values that are as that revision had them are no wish; ``cover`` is None where it is not said.
    """

    revision: int
    values: Mapping[str, Mapping[str, Any]]
    places: Mapping[str, int]
    cover: str | None = None


@dataclass(frozen=True)
class Disputed:
    """A thing that two people changed: the page and its place now, what either of them wrote.

    ``theirs`` is None where the page is there no more.
    """

    page: str
    place: int
    field: str
    theirs: str | None
    mine: str
    person: str


@dataclass(frozen=True)
class Outcome:
    """Pages in their order, the page that stands for all, and what was changed."""

    pages: tuple[OwnPage, ...]
    cover: str
    changes: tuple[PageChange, ...]


def own_wishes(known: PageSet, since: Sequence[Noted], wanted: Wanted) -> Wanted:
    """Return what of a whole form is somebody's own wish: what differs from what they saw."""
    base = _base(since)
    now = {one.page: one for one in known.pages}

    def seen(page: str, field: str) -> str | None:
        if (page, field) in base:
            return base[page, field].change.old
        return said(getattr(now[page], field)) if page in now else None

    values = {
        page: {name: value for name, value in given.items() if said(value) != seen(page, name)}
        for page, given in wanted.values.items()
    }
    return replace(wanted, values={page: given for page, given in values.items() if given})


def disputed(known: PageSet, since: Sequence[Noted], wanted: Wanted) -> list[Disputed]:
    """Return what somebody wants that another person has changed differently since."""
    return list(_disputed(known, since, wanted))


def outcome(known: PageSet, wanted: Wanted) -> Outcome:
    """Return what becomes of pages; raises Refused where a wish cannot be."""
    changed = [_changed(one, wanted.values.get(one.page, {})) for one in known.pages]
    ordered = sorted(changed, key=lambda one: _key(one, wanted.places))
    pages = tuple(replace(one, position=at) for at, one in enumerate(ordered, 1))
    cover = known.cover if wanted.cover is None else wanted.cover
    if cover and cover not in {one.page for one in pages}:
        raise Refused(_("refused_cover", default="There is no such page to stand for all."))
    changes = changes_between(known.pages, pages)
    if cover != known.cover:
        places = {one.page: one.position for one in pages}
        changes.append(PageChange(cover, places.get(cover, 0), COVER, known.cover, cover))
    return Outcome(pages, cover, tuple(changes))


def _disputed(known: PageSet, since: Sequence[Noted], wanted: Wanted) -> Iterator[Disputed]:
    base, now = _base(since), {one.page: one for one in known.pages}
    for page, given in wanted.values.items():
        for field, value in given.items():
            noted = base.get((page, field))
            if page not in now:
                yield Disputed(page, 0, field, None, said(value), "")
            elif noted and said(getattr(now[page], field)) != said(value):
                theirs = said(getattr(now[page], field))
                yield Disputed(page, now[page].position, field, theirs, said(value), noted.person)
    moved = next((one for one in since if one.change.field == POSITION), None)
    if moved:
        for page, place in wanted.places.items():
            theirs = str(now[page].position) if page in now else None
            yield Disputed(page, int(theirs or 0), POSITION, theirs, str(place), moved.person)
    chosen = next((one for one in since if one.change.field == COVER), None)
    if chosen and wanted.cover is not None and wanted.cover != known.cover:
        place = now[known.cover].position if known.cover in now else 0
        yield Disputed(known.cover, place, COVER, known.cover, wanted.cover, chosen.person)


def _base(since: Sequence[Noted]) -> dict[tuple[str, str], Noted]:
    """Return the first change of each field since: its old words are what was seen."""
    found: dict[tuple[str, str], Noted] = {}
    for one in since:
        found.setdefault((one.change.page, one.change.field), one)
    return found


def _changed(page: OwnPage, wishes: Mapping[str, Any]) -> OwnPage:
    unknown = set(wishes) - set(FIELDS)
    if unknown:
        raise Refused(
            _(
                "refused_page_field",
                default="“${field}” cannot be changed of a page.",
                mapping={"field": sorted(unknown)[0]},
            )
        )
    for name, value in wishes.items():
        _check(page, name, value)
    changed = replace(page, **wishes)
    if not changed.hidden:
        return replace(changed, reason="")
    if not changed.reason.strip():
        raise Refused(
            _(
                "refused_hidden_without_reason",
                default="Write why page ${place} is hidden.",
                mapping={"place": page.position},
            )
        )
    return changed


def _check(page: OwnPage, name: str, value: Any) -> None:
    if name == "rotation":
        good = value in TURNS and not isinstance(value, bool)
    elif name in LONGEST:
        good = isinstance(value, str) and len(value) <= LONGEST[name] and value.isprintable()
    else:
        good = isinstance(value, bool)
    if not good:
        raise Refused(
            _(
                "refused_page_value",
                default="Page ${place}: this is too long, or cannot be.",
                mapping={"place": page.position},
            )
        )


def _key(page: OwnPage, places: Mapping[str, int]) -> tuple[int, int]:
    """Return how a page sorts: moved forward it comes before who is there, moved back after."""
    place = places.get(page.page, page.position)
    return place, (place > page.position) - (place < page.position)
