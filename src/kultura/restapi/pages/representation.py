"""Pages and JSON: what there is, and what a body asks for."""

from collections.abc import Mapping
from kultura.i18n import _
from kultura.pages.permitted import may_change_pages
from kultura.pages.permitted import may_hide_pages
from kultura.pages.permitted import sees_hidden_pages
from kultura.pages.wanted import Wanted
from kultura.publication.connection import is_on
from kultura.restapi.refusals import BadInput
from kultura.restapi.refusals import NotAllowed
from kultura.store.page_changes import FIELDS
from kultura.store.page_sets import PageSet
from plone import api
from typing import Any
from typing import Final
from zExceptions import Unauthorized


PLACE: Final = "position"
ASKED: Final = frozenset({"revision", "pages", "cover"})


def in_json(content: Any, known: PageSet | None) -> dict[str, Any]:
    """Return the pages of an object, hidden ones too."""
    pages = known.pages if known else ()
    return {
        "@id": f"{content.absolute_url()}/@pages",
        "revision": known.revision if known else 0,
        "cover": (known.cover if known else "") or None,
        "pages": [
            {"id": one.page, PLACE: one.position, **{name: getattr(one, name) for name in FIELDS}}
            for one in pages
        ],
    }


def from_json(body: Mapping[str, Any]) -> Wanted:
    """Return the changes a body asks for; raises BadInput."""
    pages, revision, cover = body.get("pages", []), body.get("revision"), body.get("cover")
    if set(body) - ASKED or not _is_number(revision) or not isinstance(cover, str | None):
        raise _malformed()
    if not isinstance(pages, list) or not all(map(_is_page, pages)):
        raise _malformed()
    places = {one["id"]: one[PLACE] for one in pages if PLACE in one}
    if not all(map(_is_number, places.values())):
        raise _malformed()
    values = {
        one["id"]: {name: value for name, value in one.items() if name not in ("id", PLACE)}
        for one in pages
    }
    unknown = sorted({name for given in values.values() for name in given if name not in FIELDS})
    if unknown:
        raise _malformed(unknown=unknown)
    return Wanted(revision, values, places, cover)


def refuse_others(content: Any, *, writing: bool) -> None:
    """Raise 401 for nobody, 403 for who may not see, or not change, all pages."""
    if api.user.is_anonymous():
        raise Unauthorized("Pages are for the people of the institution.")
    allowed = may_change_pages(content) or may_hide_pages(content)
    if not is_on() or not (allowed if writing else sees_hidden_pages(content)):
        raise NotAllowed(
            _(
                "refused_pages_not_yours",
                default="Pages are changed in a draft, by the people of the institution; "
                "published ones can only be hidden.",
            )
        )


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31


def _is_page(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("id"), str)


def _malformed(**details: Any) -> BadInput:
    return BadInput(
        _(
            "refused_pages_body",
            default="Give the 'revision' and what changes: 'pages', 'cover'.",
        ),
        **details,
        allowed=[PLACE, *FIELDS],
    )
