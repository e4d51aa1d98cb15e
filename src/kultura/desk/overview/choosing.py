"""Packages about which somebody of an institution has something to choose, counted in the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from kultura.batches.record_notes import ASKING
from kultura.imports.writing.place import ADD
from kultura.imports.writing.place import allowed
from kultura.publication.connection import is_on
from kultura.review.bookkeeping import bookkeeping
from kultura.store.asking import asking_in
from typing import Any


@dataclass(frozen=True)
class ToChoose:
    """An institution, how many of its packages ask, and where they are listed."""

    title: str
    url: str
    count: int


def to_choose(sections: Sequence[Any]) -> list[ToChoose]:
    """Return the institutions with packages that ask, of those whose packages are the user's."""
    own = [section for section in sections if allowed(ADD, section)]
    if not own or not is_on():
        return []
    with bookkeeping() as cursor:
        counts = asking_in(cursor, [section.getId() for section in own], ASKING)
    return [
        ToChoose(
            section.title,
            f"{section.absolute_url()}/@@batches?choose=1",
            counts[section.getId()],
        )
        for section in own
        if section.getId() in counts
    ]
