"""Keeps what the current user types into a form; the desk's door to the store's drafts.

Without a store (a test layer, a script) nothing is kept, and forms work as they always did.
"""

from dataclasses import dataclass
from datetime import timedelta
from kultura.publication.connection import is_on
from kultura.review.bookkeeping import bookkeeping
from kultura.store import drafts
from kultura.store.drafts import Draft
from kultura.store.drafts import DraftFile
from plone import api
from plone.uuid.interfaces import IUUID
from typing import Any
from typing import Final

import transaction


EDIT: Final = "edit"
ADD: Final = "add:"
SEEN_WITHIN: Final = timedelta(seconds=45)
LARGEST_FILE: Final = 30_000_000  # bytes
LONGEST: Final = 2_000_000  # letters of all fields together
OURS: Final = "form."
BUTTONS: Final = "form.buttons."


class TooMuch(ValueError):
    """More was sent than is kept."""


class NothingKept(LookupError):
    """A file came for a form of which nothing is kept (any more)."""


@dataclass(frozen=True)
class Kept:
    """One form of the current user: ``key`` names the item, or the container and the type."""

    key: str
    person: str

    def save(self, fields: dict[str, Any], files: list[DraftFile], based_on: str) -> None:
        """Keep what was typed; raises TooMuch."""
        if sum(len(str(value)) for value in fields.values()) > LONGEST:
            raise TooMuch("fields")
        _check(files)
        with bookkeeping() as cursor:
            drafts.save_draft(cursor, self.person, self.key, fields, based_on)
            for file in files:
                drafts.keep_file(cursor, self.person, self.key, file)

    def attach(self, files: list[DraftFile]) -> None:
        """Keep files beside what was typed; raises TooMuch, and NothingKept where nothing was."""
        _check(files)
        with bookkeeping() as cursor:
            if drafts.find_draft(cursor, self.person, self.key) is None:
                raise NothingKept(self.key)
            for file in files:
                drafts.keep_file(cursor, self.person, self.key, file)

    def find(self) -> Draft | None:
        """Return what was kept."""
        with bookkeeping() as cursor:
            return drafts.find_draft(cursor, self.person, self.key)

    def files(self) -> list[DraftFile]:
        """Return the files that were kept."""
        with bookkeeping() as cursor:
            return drafts.files_of_draft(cursor, self.person, self.key)

    def discard(self) -> None:
        """Forget it, and that the person is there."""
        with bookkeeping() as cursor:
            drafts.discard_draft(cursor, self.person, self.key)
            drafts.leave_form(cursor, self.key, self.person)

    def discard_after_commit(self) -> None:
        """Forget it once what it became is stored."""
        transaction.get().addAfterCommitHook(lambda done: self.discard() if done else None)

    def meet(self) -> list[str]:
        """Note that the person is at the form, and return who else is."""
        with bookkeeping() as cursor:
            drafts.note_presence(cursor, self.key, self.person)
            return drafts.others_at(cursor, self.key, self.person, SEEN_WITHIN)

    def leave(self) -> None:
        """Note that the person has left the form."""
        with bookkeeping() as cursor:
            drafts.leave_form(cursor, self.key, self.person)


def kept(context: Any, form: str) -> Kept | None:
    """Return the current user's ``edit`` or ``add:<type>`` form of a place; None if none is kept.

    Nothing is kept of nobody, and without a store.
    """
    if not is_on() or api.user.is_anonymous():
        return None
    uid = IUUID(context, None) or "site"
    key = uid if form == EDIT else f"{uid}/{form.removeprefix(ADD)}"
    return Kept(key, api.user.get_current().getId())


def _check(files: list[DraftFile]) -> None:
    if any(len(file.data) > LARGEST_FILE for file in files):
        raise TooMuch("file")


def typed(form: dict[str, Any]) -> dict[str, Any]:
    """Return the texts a browser sent for the fields of a form: no files, no buttons."""
    return {
        name: value
        for name, value in form.items()
        if name.startswith(OURS) and not name.startswith(BUTTONS) and _is_text(value)
    }


def _is_text(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(isinstance(item, str) for item in value)
    return isinstance(value, str)
