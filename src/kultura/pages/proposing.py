"""What a working copy changes of its original's pages: for who approves it."""

from collections.abc import Iterator
from kultura.pages.reading import asked
from kultura.pages.reading import original_of_copy
from kultura.publication.connection import is_on
from kultura.store.page_changes import changes_between
from kultura.store.page_changes import COVER
from kultura.store.page_changes import PageChange
from kultura.store.page_sets import page_set
from kultura.store.page_sets import PageSet
from typing import Any


def proposed_page_changes(obj: Any) -> list[PageChange]:
    """Return what publishing a working copy would change of pages; nothing for anything else."""
    original = original_of_copy(obj) if is_on() else None
    if original is None:
        return []
    proposed = asked(lambda cursor: page_set(cursor, obj.UID()))
    if proposed is None:
        return []
    return list(_changes(asked(lambda cursor: page_set(cursor, original.UID())), proposed))


def _changes(public: PageSet | None, proposed: PageSet) -> Iterator[PageChange]:
    yield from changes_between(public.pages if public else (), proposed.pages)
    before = public.cover if public else ""
    if proposed.cover != before:
        places = {one.page: one.position for one in proposed.pages}
        yield PageChange(
            proposed.cover, places.get(proposed.cover, 0), COVER, before, proposed.cover
        )
