"""What a browser sent, as plain data: nothing in it is trusted to be what the form offers."""

from collections.abc import Mapping
from kultura.review.queue import AGES
from kultura.review.queue import Filters
from kultura.review.queue import KINDS
from kultura.review.queue import SORTS
from kultura.review.reasons import reasons
from kultura.review.reasons import with_reasons
from typing import Any
from typing import Final


LONGEST_COMMENT: Final = 5_000


def text(form: Mapping[str, Any], name: str) -> str:
    """Return a text that was sent; empty where none was."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def texts(form: Mapping[str, Any], name: str) -> list[str]:
    """Return all texts that were sent under a name, each once."""
    value = form.get(name, [])
    values = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(each for each in values if isinstance(each, str) and each))


def number(form: Mapping[str, Any], name: str, most: int) -> int:
    """Return a whole number that was sent; 0 where none was or it is too great."""
    value = text(form, name)
    found = int(value) if value.isdecimal() and len(value) < 9 else 0
    return found if found <= most else 0


def comment(form: Mapping[str, Any]) -> str:
    """Return the comment: ticked reasons of those there are, and own words."""
    known = reasons()
    ticked = [reason for reason in texts(form, "reason") if reason in known]
    return with_reasons(ticked, text(form, "comment"))[:LONGEST_COMMENT]


def filters(form: Mapping[str, Any], path: str, institutions: Mapping[str, str]) -> Filters:
    """Return the filters that were asked for; what is unknown is left out."""
    institution, age = text(form, "institution"), number(form, "age", max(AGES))
    kind, sort = text(form, "kind"), text(form, "sort")
    return Filters(
        path=path,
        institution=institution if institution in institutions else "",
        type=text(form, "type")[:100],
        age=age if age in AGES else 0,
        kind=kind if kind in KINDS else "",
        sort=sort if sort in SORTS else "oldest",
    )
